package io.labelguard.policy.lint;

import io.labelguard.policy.json.Quoted;
import io.labelguard.policy.lint.StrictValues.Text;
import io.labelguard.policy.read.ProblemLog;
import io.labelguard.policy.value.Wildcards;
import java.util.ArrayList;
import java.util.List;

/// Sees that all resources of a policy can be those of one bucket: a bucket policy is attached to
/// one, and S3 refuses resources of another.
final class BucketRules {

  private final ProblemLog problems;
  private final List<Named> named = new ArrayList<>();

  /// A resource and the part of it that names the bucket, maybe with wildcards.
  private record Named(Text text, String bucket) {}

  BucketRules(ProblemLog problems) {
    this.problems = problems;
  }

  void add(Text text, String bucket) {
    named.add(new Named(text, bucket));
  }

  /// Reports each resource that cannot be of the bucket that the first one names, one without
  /// wildcards before one with.
  void check() {
    named.stream()
        .filter(each -> !Wildcards.any(each.bucket()))
        .findFirst()
        .or(() -> named.stream().findFirst())
        .ifPresent(this::checkAgainst);
  }

  private void checkAgainst(Named first) {
    for (Named other : named) {
      if (!Wildcards.meet(first.bucket(), other.bucket())) {
        problems.error(
            other.text().at(),
            other.text().span(),
            "names bucket "
                + Quoted.text(other.bucket())
                + " where "
                + first.text().at().text()
                + " names "
                + Quoted.text(first.bucket())
                + ": a bucket policy can only name the bucket it is attached to");
      }
    }
  }
}
