/// What happens on an event: the order of asking, evaluating, planning, alerting and writing, and
/// the ports through which the world is reached.
///
/// It must not know AWS, storage or the wall clock: those come in through the ports.
@NullMarked
package io.labelguard.core.guard;

import org.jspecify.annotations.NullMarked;
