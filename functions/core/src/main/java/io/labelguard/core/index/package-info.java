/// What the guard knows of each labeling job without asking SageMaker again, and which jobs use a
/// bucket, key, role, function, topic, subnet or work team. The interface of its storage, and an
/// implementation in memory.
///
/// What is known of a job is a value that only grows: the same events in any order, and however
/// often each is delivered, end in the same value. The package must not know where jobs are
/// learned of, nor what is decided about them.
@NullMarked
package io.labelguard.core.index;

import org.jspecify.annotations.NullMarked;
