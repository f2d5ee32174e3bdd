package io.labelguard.core.guard;

import io.labelguard.core.check.CheckId;
import io.labelguard.core.check.Finding;
import io.labelguard.core.check.Severity;
import io.labelguard.core.record.message.Problems;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The problems that the alert of a review publishes.
final class ReviewProblems {

  private ReviewProblems() {}

  /// Returns what is wrong, not who did it: another policy, a further job, path or action, or a
  /// higher severity is a problem of its own.
  static Problems of(Review review) {
    Set<String> words = new TreeSet<>();
    words.add("state " + review.state());
    for (Finding finding : review.findings()) {
      String check =
          finding.check().text() + " " + finding.path().map(Object::toString).orElse("-");
      words.add(
          check + " job " + finding.job().orElse("-") + " team " + finding.team().orElse("-"));
      finding.actions().forEach(action -> words.add(check + " " + action));
      Stream.of(Severity.values())
          .filter(lower -> lower.compareTo(finding.severity()) >= 0)
          .forEach(lower -> words.add(check + " " + lower));
    }
    return isUnseen(review) ? Problems.unseen(words) : Problems.of(words);
  }

  /// Whether a review leaves open whether a job is denied: the policy could not be read, or what it
  /// denies depends on what is not known.
  private static boolean isUnseen(Review review) {
    Set<CheckId> checks =
        review.findings().stream().map(Finding::check).collect(Collectors.toSet());
    return checks.contains(CheckId.CANNOT_TELL) && !checks.contains(CheckId.GROUND_TRUTH_DENIED);
  }
}
