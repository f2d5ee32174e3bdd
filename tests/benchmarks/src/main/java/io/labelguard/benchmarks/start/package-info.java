/// Cold and warm starts of a function of the jar, beside a boto3 handler.
@NullMarked
package io.labelguard.benchmarks.start;

import org.jspecify.annotations.NullMarked;
