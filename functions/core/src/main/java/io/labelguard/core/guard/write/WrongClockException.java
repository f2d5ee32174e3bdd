package io.labelguard.core.guard.write;

/// Thrown by a person's command that changes records where the machine's clock is wrong: nothing
/// was changed.
public final class WrongClockException extends RuntimeException {

  WrongClockException(String reason) {
    super(reason);
  }
}
