/// A local AWS on loopback: the services that Labelguard calls, their state in memory, and the
/// CloudTrail events of writes. Start at [io.labelguard.local.LocalAws].
///
/// This package puts the services together; each has a package of its own. None of them knows the
/// guard: no check, no fix, no handler.
@NullMarked
package io.labelguard.local;

import org.jspecify.annotations.NullMarked;
