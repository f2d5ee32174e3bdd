/// What the guard remembers: writes and their outcomes, earlier policies, leases, `rearm`s,
/// published alerts. The interfaces of its storage, and an implementation in memory.
///
/// It must not know what is decided from it, nor where it is stored.
@NullMarked
package io.labelguard.core.record;

import org.jspecify.annotations.NullMarked;
