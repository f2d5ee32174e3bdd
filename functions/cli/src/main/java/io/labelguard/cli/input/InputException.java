package io.labelguard.cli.input;

import io.labelguard.cli.print.Console;
import java.nio.file.Path;

/// Says what is wrong with the input of a command and what to do. The command ends with exit code
/// 2.
public final class InputException extends RuntimeException {

  public InputException(String message) {
    super(message);
  }

  /// Returns the exception for an AWS account that cannot be used.
  ///
  /// @param instead the options that need no account
  public static InputException noAws(Exception cause, String instead) {
    return new InputException(
        "cannot reach AWS: "
            + Console.safe(String.valueOf(cause.getMessage()))
            + "; give a Region and credentials as for the AWS command line, or "
            + instead);
  }

  /// Returns the exception for a file that cannot be read; the cause says why.
  public static InputException in(Path file, Exception cause) {
    return new InputException(
        TextFile.name(file) + ":" + Console.safe(String.valueOf(cause.getMessage())));
  }
}
