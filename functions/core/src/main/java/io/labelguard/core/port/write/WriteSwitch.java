package io.labelguard.core.port.write;

import java.util.Optional;

/// The owner's switch for everything that the guard writes by itself. What a person's command
/// writes does not depend on it.
@FunctionalInterface
public interface WriteSwitch {

  /// Of an account where nobody set up a switch: the guard may write.
  WriteSwitch NONE = Optional::empty;

  /// Returns why the guard must not write now, as a sentence; empty where the switch is on. A
  /// switch that cannot be read is not on.
  Optional<String> reasonAgainstWriting();
}
