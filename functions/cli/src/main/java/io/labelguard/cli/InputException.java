package io.labelguard.cli;

import java.nio.file.Path;

/// Thrown for input a person has to mend; the message says what is wrong and what to do. The
/// command ends with exit code 2.
final class InputException extends RuntimeException {

  InputException(String message) {
    super(message);
  }

  /// Returns the exception that says which file is at fault, and how.
  static InputException in(Path file, Exception cause) {
    return new InputException(
        Console.safe(file.toString()) + ":" + Console.safe(String.valueOf(cause.getMessage())));
  }
}
