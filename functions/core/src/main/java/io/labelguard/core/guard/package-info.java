/// What may be written and what forbids it: the owner's settings, modes and tags, the records of
/// earlier writes, the age of a denial; plans, and what is published about them.
///
/// It must not know AWS, storage or the wall clock: those come in through the ports.
@NullMarked
package io.labelguard.core.guard;

import org.jspecify.annotations.NullMarked;
