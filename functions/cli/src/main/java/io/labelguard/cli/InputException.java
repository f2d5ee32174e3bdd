package io.labelguard.cli;

/// Thrown for input a person has to mend; the message says what is wrong and what to do. The
/// command ends with exit code 2.
final class InputException extends RuntimeException {

  InputException(String message) {
    super(message);
  }
}
