/// What the guard remembers: writes that were begun and what came of them, policies as they were
/// seen, leases, leave given by people, alerts already published; and the same in memory.
///
/// It must not know what is decided from it, nor where it is stored.
@NullMarked
package io.labelguard.core.record;

import org.jspecify.annotations.NullMarked;
