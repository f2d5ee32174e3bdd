package io.labelguard.cli.input;

import io.labelguard.cli.print.Console;
import java.nio.file.Path;

/// Thrown for input a person has to mend; the message says what is wrong and what to do. The
/// command ends with exit code 2.
public final class InputException extends RuntimeException {

  public InputException(String message) {
    super(message);
  }

  /// Returns the exception that says which file is at fault, and how.
  public static InputException in(Path file, Exception cause) {
    return new InputException(
        Console.safe(file.toString()) + ":" + Console.safe(String.valueOf(cause.getMessage())));
  }
}
