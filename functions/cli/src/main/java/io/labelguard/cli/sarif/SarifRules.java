package io.labelguard.cli.sarif;

import io.labelguard.cli.input.CheckPage;
import io.labelguard.cli.sarif.SarifResult.Level;
import io.labelguard.core.check.Check;
import io.labelguard.core.check.Checks;
import io.labelguard.core.report.link.DocsUrl;
import io.labelguard.policy.model.LintRule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The rules that a SARIF log describes: the checks, the rules that only lint has, and what
/// PutBucketPolicy refuses.
public final class SarifRules {

  /// The rule of an error that has no id: the grammar's, or a file that is something else.
  public static final String REFUSED = "policy-refused";

  private SarifRules() {}

  /// Returns all of them, by id.
  ///
  /// @param docs where their pages can be read, if anywhere
  public static List<SarifLog.Rule> all(Optional<DocsUrl> docs) {
    Map<String, SarifLog.Rule> rules = new TreeMap<>();
    for (Check check : Checks.ALL) {
      rules.put(
          check.id().text(),
          rule(check.id().text(), Level.of(check.severity()), check.summary(), docs));
    }
    for (LintRule rule : LintRule.values()) {
      rules.computeIfAbsent(rule.id(), id -> rule(id, Level.WARNING, summary(id), docs));
    }
    rules.put(
        REFUSED,
        new SarifLog.Rule(
            REFUSED,
            Level.ERROR,
            "Flags a text that is not a bucket policy, or that PutBucketPolicy would refuse.",
            "The message says what to write.",
            Optional.empty()));
    return List.copyOf(rules.values());
  }

  private static SarifLog.Rule rule(
      String id, Level level, String summary, Optional<DocsUrl> docs) {
    return new SarifLog.Rule(
        id,
        level,
        summary,
        "labelguard explain " + id + " prints what it means and how to fix it.",
        docs.map(address -> address.page(CheckPage.file(id))));
  }

  private static String summary(String id) {
    return CheckPage.of(id)
        .lines()
        .filter(line -> line.startsWith("Flags "))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the page of " + id + " flags nothing"));
  }
}
