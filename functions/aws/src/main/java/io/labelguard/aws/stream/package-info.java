/// Reads the topics and queues of streaming labeling jobs.
@NullMarked
package io.labelguard.aws.stream;

import org.jspecify.annotations.NullMarked;
