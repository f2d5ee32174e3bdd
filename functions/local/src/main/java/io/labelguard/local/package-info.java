/// A local AWS on loopback: the services that Labelguard calls, their state in memory, and the
/// CloudTrail events that writes raise. Start at [io.labelguard.local.LocalAws].
///
/// It knows the wire formats of the AWS APIs and the core's evaluator (a bucket policy that denies
/// the caller is honoured). It must not know the guard: no check, no fix, no handler.
@NullMarked
package io.labelguard.local;

import org.jspecify.annotations.NullMarked;
