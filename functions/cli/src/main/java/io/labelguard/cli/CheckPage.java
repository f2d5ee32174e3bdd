package io.labelguard.cli;

import io.labelguard.core.check.Check;
import io.labelguard.core.check.Checks;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Collectors;

/// Finds the page of a check, packed into the jar from `docs/checks`.
final class CheckPage {

  private CheckPage() {}

  /// Returns the page's Markdown.
  ///
  /// @throws InputException where there is no check of that id
  static String of(String id) {
    String wanted = id.toUpperCase(Locale.ROOT);
    if (Checks.ALL.stream().noneMatch(check -> check.id().equals(wanted))) {
      throw new InputException(
          "there is no check "
              + Console.safe(id)
              + "; there are "
              + Checks.ALL.stream().map(Check::id).collect(Collectors.joining(", ")));
    }
    try (InputStream page = CheckPage.class.getResourceAsStream("/checks/" + wanted + ".md")) {
      if (page == null) {
        throw new IllegalStateException("the page of " + wanted + " is missing from the jar");
      }
      return new String(page.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
