/// The sweep's state machine, run by an interpreter of Step Functions with the jar that is
/// deployed. Plain `verify` leaves it out, because it needs Python: `.ci/run` has the command.
@NullMarked
package io.labelguard.tests.machine;

import org.jspecify.annotations.NullMarked;
