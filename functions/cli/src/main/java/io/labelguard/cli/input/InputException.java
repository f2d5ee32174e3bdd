package io.labelguard.cli.input;

import io.labelguard.cli.print.Console;
import java.nio.file.Path;
import java.util.Optional;

/// Says what is wrong with the input of a command and what to do. The command ends with exit code
/// 2.
public final class InputException extends RuntimeException {

  private final transient Optional<String> next;

  public InputException(String message) {
    super(message);
    next = Optional.empty();
  }

  /// Says also how to go on.
  ///
  /// @param next a sentence or more, which may be printed below the message
  public InputException(String message, String next) {
    super(message);
    this.next = Optional.of(next);
  }

  /// Returns how to go on, where the message does not say it.
  public Optional<String> next() {
    return next;
  }

  /// Returns the exception for a file that cannot be read; the cause says why.
  public static InputException in(Path file, Exception cause) {
    return new InputException(
        TextFile.name(file) + ":" + Console.safe(String.valueOf(cause.getMessage())));
  }
}
