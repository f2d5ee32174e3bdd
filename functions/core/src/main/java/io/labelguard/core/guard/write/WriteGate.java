package io.labelguard.core.guard.write;

import io.labelguard.core.port.AwsClock;
import io.labelguard.core.port.write.WriteSwitch;
import java.util.Optional;

/// What every write passes right before it is begun: the clock, without which every record would be
/// wrong, and the owner's switch.
///
/// @param allowed whether the guard may write; a person's command always may
record WriteGate(AwsClock clock, WriteSwitch allowed) {

  /// Returns why the write must not be made, as a sentence.
  Optional<String> reasonAgainst(WriteProtocol.Order order) {
    return clock
        .reasonAgainstWriting()
        .or(() -> order.by().isEmpty() ? allowed.reasonAgainstWriting() : Optional.empty());
  }
}
