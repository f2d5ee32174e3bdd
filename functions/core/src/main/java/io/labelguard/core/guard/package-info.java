/// Decides what may be written and what forbids it: settings, modes and tags, earlier writes, the
/// age of a denial. Plans fixes, and publishes alerts about them ([Announcer]).
///
/// It must not know AWS, storage or the wall clock: those come in through the ports.
@NullMarked
package io.labelguard.core.guard;

import org.jspecify.annotations.NullMarked;
