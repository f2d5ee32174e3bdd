/// Reads the log streams of labeling jobs.
@NullMarked
package io.labelguard.aws.log;

import org.jspecify.annotations.NullMarked;
