package io.labelguard.cli.policy;

import io.labelguard.cli.print.ExitCode;
import io.labelguard.cli.print.FailOnOption;
import io.labelguard.cli.sarif.PolicyPlace;
import io.labelguard.cli.sarif.SarifResult;
import io.labelguard.cli.sarif.SarifRules;
import io.labelguard.core.check.Check;
import io.labelguard.core.check.Checks;
import io.labelguard.core.check.Finding;
import io.labelguard.core.check.Severity;
import io.labelguard.policy.json.JsonWriter;
import io.labelguard.policy.json.LineMap;
import io.labelguard.policy.model.LintRule;
import io.labelguard.policy.model.Policy;
import io.labelguard.policy.model.Problem;
import io.labelguard.policy.model.Problem.Level;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// One problem that `labelguard lint` prints: a problem of the policy's text, or a finding of a
/// check that needs only the policy.
///
/// @param id of the rule or check that reports it, which has a page for `labelguard explain`; empty
///     for an error of the grammar
/// @param pointer JSON pointer of the value at fault, empty for the whole file
record LintLine(
    Level level, Optional<String> id, String pointer, int line, int column, String reason) {

  static LintLine of(Problem problem) {
    return new LintLine(
        problem.level(),
        problem.rule().map(LintRule::id),
        problem.pointer(),
        problem.line(),
        problem.column(),
        problem.reason());
  }

  /// Places a finding at the first statement that it names.
  static LintLine of(Policy policy, Finding finding) {
    int statement = finding.statements().isEmpty() ? 0 : finding.statements().getFirst().index();
    int start = policy.statements().get(statement).source().span().start();
    LineMap.Position at = new LineMap(policy.text()).at(start);
    return new LintLine(
        Level.WARNING,
        Optional.of(finding.check().text()),
        "/Statement/" + statement,
        at.line(),
        at.column(),
        finding.message());
  }

  /// Says why a whole file cannot be read.
  static LintLine unreadable(String reason) {
    return new LintLine(Level.ERROR, Optional.empty(), "", 1, 1, reason);
  }

  /// Returns the exit code that this line causes: an error's is the same whatever counts.
  int exitCode(FailOnOption failOn) {
    return switch (level) {
      case ERROR -> ExitCode.BAD_INPUT;
      case WARNING -> failOn.counts(severity()) ? ExitCode.FINDINGS : ExitCode.CLEAN;
    };
  }

  /// Returns the severity of the check that has this id, and medium where only lint has it.
  Severity severity() {
    return Checks.ALL.stream()
        .filter(check -> id.equals(Optional.of(check.id().text())))
        .map(Check::severity)
        .findFirst()
        .orElse(Severity.MEDIUM);
  }

  /// Returns this line as a result of a SARIF log.
  SarifResult result(Optional<PolicyPlace> place) {
    return new SarifResult(
        id.orElse(SarifRules.REFUSED),
        switch (level) {
          case ERROR -> SarifResult.Level.ERROR;
          case WARNING -> SarifResult.Level.of(severity());
        },
        pointer.isEmpty() ? reason : pointer + ": " + reason,
        place.map(found -> found.at(line, column)),
        List.of());
  }

  /// Returns this line as JSON.
  String json(Path file) {
    return JsonWriter.object(
        out ->
            out.text("type", "problem")
                .text("file", file.toString())
                .number("line", line)
                .number("column", column)
                .text("pointer", pointer)
                .text("level", level.name().toLowerCase(Locale.ROOT))
                .text("check", id)
                .text("reason", reason));
  }
}
