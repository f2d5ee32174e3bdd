/// Finds the installations of Labelguard, reads their dead-letter queues, and gives dead letters
/// back to their parts.
@NullMarked
package io.labelguard.aws.redrive;

import org.jspecify.annotations.NullMarked;
