package io.labelguard.cli.input;

import io.labelguard.cli.print.Console;
import io.labelguard.core.check.Checks;
import io.labelguard.policy.model.LintRule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the page of a check or lint rule, which the jar has from `docs/checks`.
public final class CheckPage {

  private CheckPage() {}

  /// Returns the page's Markdown.
  ///
  /// @throws InputException where there is no check of that id
  public static String of(String id) {
    String wanted = id.toUpperCase(Locale.ROOT);
    SortedSet<String> ids = ids();
    if (!ids.contains(wanted)) {
      throw new InputException(
          "there is no check " + Console.safe(id) + "; the checks are " + String.join(", ", ids));
    }
    return resource(file(wanted));
  }

  /// Returns the name of the file in `docs/checks` of a check or lint rule.
  public static String file(String id) {
    Matcher link = Pattern.compile(id + "-[a-z0-9-]+\\.md").matcher(resource("README.md"));
    if (!link.find()) {
      throw new IllegalStateException("the index of the checks names no page of " + id);
    }
    return link.group();
  }

  /// Returns every id that a command can print.
  private static SortedSet<String> ids() {
    SortedSet<String> ids = new TreeSet<>();
    Checks.ALL.forEach(check -> ids.add(check.id().text()));
    for (LintRule rule : LintRule.values()) {
      ids.add(rule.id());
    }
    return ids;
  }

  private static String resource(String name) {
    try (InputStream page = CheckPage.class.getResourceAsStream("/checks/" + name)) {
      if (page == null) {
        throw new IllegalStateException("the page " + name + " is missing from the jar");
      }
      return new String(page.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
