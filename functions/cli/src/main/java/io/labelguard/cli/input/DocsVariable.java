package io.labelguard.cli.input;

import io.labelguard.cli.print.Console;
import io.labelguard.core.report.link.DocsUrl;
import java.util.Map;
import java.util.Optional;

/// Reads the variable with the address of the docs, which reports link to.
public final class DocsVariable {

  private DocsVariable() {}

  /// Returns the address in the environment of this process; empty where it names no address.
  ///
  /// @throws InputException where the variable has something else
  public static Optional<DocsUrl> read() {
    return read(System.getenv());
  }

  /// Returns the address in these variables; empty where they name no address.
  ///
  /// @throws InputException where the variable has something else
  public static Optional<DocsUrl> read(Map<String, String> variables) {
    String text = variables.getOrDefault(DocsUrl.VARIABLE, "");
    try {
      return text.isBlank() ? Optional.empty() : Optional.of(DocsUrl.of(text));
    } catch (IllegalArgumentException _) {
      throw new InputException(
          "the variable "
              + DocsUrl.VARIABLE
              + " is "
              + Console.safe(text)
              + " but must be "
              + DocsUrl.FORM);
    }
  }
}
