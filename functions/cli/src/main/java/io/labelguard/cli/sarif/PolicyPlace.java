package io.labelguard.cli.sarif;

import io.labelguard.cli.input.TextFile;
import io.labelguard.cli.sarif.SarifResult.Level;
import io.labelguard.core.check.Finding;
import io.labelguard.policy.json.LineMap;
import io.labelguard.policy.model.LintRule;
import io.labelguard.policy.model.Policy;
import io.labelguard.policy.model.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Finds the places of results in the file of a policy.
///
/// @param whole whether the file holds the policy's text and nothing else, so that its lines and
///     columns are those of the file
public record PolicyPlace(Path file, boolean whole) {

  private static final Path STANDARD_INPUT = Path.of("-");

  /// Returns the place of a policy; empty where it came from standard input, which is not a file.
  public static Optional<PolicyPlace> of(Path file, String policy) {
    return file.equals(STANDARD_INPUT)
        ? Optional.empty()
        : Optional.of(new PolicyPlace(file, TextFile.read(file).equals(policy)));
  }

  /// Returns the place of a policy that could not be read.
  public static Optional<PolicyPlace> unread(Path file) {
    return file.equals(STANDARD_INPUT)
        ? Optional.empty()
        : Optional.of(new PolicyPlace(file, false));
  }

  /// Returns a place in the file.
  public SarifFile at(int line, int column) {
    return new SarifFile(file, Optional.of(new LineMap.Position(line, column)).filter(_ -> whole));
  }

  /// Returns the place of the first statement that decides a finding; empty where none does.
  public Optional<SarifFile> of(Policy policy, Finding finding) {
    return finding.statements().stream()
        .findFirst()
        .map(ref -> policy.statements().get(ref.index()).source().span().start())
        .map(start -> new LineMap(policy.text()).at(start))
        .map(at -> at(at.line(), at.column()));
  }

  /// Returns the result of a problem for which PutBucketPolicy would refuse a policy.
  public static SarifResult refused(Problem problem, Optional<PolicyPlace> place) {
    return new SarifResult(
        problem.rule().map(LintRule::id).orElse(SarifRules.REFUSED),
        Level.ERROR,
        problem.pointer() + ": PutBucketPolicy would refuse this policy: " + problem.reason(),
        place.map(found -> found.at(problem.line(), problem.column())),
        List.of());
  }
}
