package io.labelguard.core.check;

import io.labelguard.core.labeling.AccessPath;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.need.Need;
import java.util.List;

/// How one access path of a job to a bucket was judged as a whole.
///
/// @param actions those that the verdict is about, sorted: the denied ones, those that cannot be
///     decided, or all where nothing is denied
public record AccessVerdict(
    LabelingJob job, String bucket, AccessPath path, Verdict verdict, List<String> actions) {
  public AccessVerdict {
    actions = List.copyOf(actions);
  }

  /// The answer.
  public enum Verdict {
    ALLOWED("allowed"),
    DENIED("denied"),
    PARTLY_DENIED("partly-denied"),
    CANNOT_TELL("cannot-tell");

    private final String text;

    Verdict(String text) {
      this.text = text;
    }

    /// The answer as people and programs see it.
    public String text() {
      return text;
    }
  }

  static AccessVerdict of(PathJudgement path) {
    List<JudgedNeed> denied =
        path.path() == AccessPath.WORKERS ? WorkersDenied.denied(path) : path.denied();
    if (denied.stream().anyMatch(JudgedNeed::denied)) {
      return as(path, Verdict.DENIED, PathJudgement.actions(denied));
    }
    if (!denied.isEmpty()) {
      return as(path, Verdict.PARTLY_DENIED, PathJudgement.actions(denied));
    }
    List<JudgedNeed> open =
        path.needs().stream()
            .filter(need -> path.undetermined().contains(need) || need.implicitlyDenied())
            .toList();
    return open.isEmpty()
        ? as(path, Verdict.ALLOWED, PathJudgement.actions(path.needs()))
        : as(path, Verdict.CANNOT_TELL, PathJudgement.actions(open));
  }

  /// Returns the verdict on the needs of one job on one path, at a bucket without a policy.
  static AccessVerdict withoutPolicy(List<Need> needs) {
    Need first = needs.getFirst();
    return new AccessVerdict(
        first.job(),
        first.bucket(),
        first.path(),
        Verdict.ALLOWED,
        needs.stream().map(need -> need.request().action()).distinct().sorted().toList());
  }

  private static AccessVerdict as(PathJudgement path, Verdict verdict, List<String> actions) {
    return new AccessVerdict(path.job(), path.bucket().name(), path.path(), verdict, actions);
  }
}
