package io.labelguard.core.report;

import io.labelguard.core.check.About;
import io.labelguard.core.check.Finding;
import io.labelguard.core.record.Target;
import io.labelguard.core.report.text.Quantity;
import java.util.List;
import java.util.stream.Stream;

/// Where something is wrong: a bucket, team, workforce or labeling job, several of them, or none.
///
/// @param name its name, or how many of them
/// @param kind the word in front of the name; empty for several
record HeadlinePlace(String name, String kind, boolean several, boolean isOfBuckets) {

  private static final String JOB = "labeling job";

  static HeadlinePlace of(Target target) {
    boolean isOfABucket = target instanceof Target.Bucket || target instanceof Target.Cors;
    return new HeadlinePlace(
        target.name(), isOfABucket ? "bucket " : target.kind() + " ", false, isOfABucket);
  }

  static HeadlinePlace of(List<Finding> findings) {
    List<Target> targets =
        findings.stream().flatMap(finding -> Headline.target(finding).stream()).distinct().toList();
    return targets.isEmpty() ? ofJobs(jobs(findings)) : ofTargets(targets);
  }

  private static HeadlinePlace ofTargets(List<Target> targets) {
    if (targets.size() == 1) {
      return of(targets.getFirst());
    }
    List<String> kinds = targets.stream().map(Target::kind).distinct().toList();
    return new HeadlinePlace(
        Quantity.of(targets.size(), kinds.size() == 1 ? kinds.getFirst() : "place"),
        "",
        true,
        targets.getFirst() instanceof Target.Bucket);
  }

  private static HeadlinePlace ofJobs(List<String> jobs) {
    return switch (jobs.size()) {
      case 0 -> new HeadlinePlace("see below", "", false, false);
      case 1 -> new HeadlinePlace(jobs.getFirst(), JOB + " ", false, false);
      default -> new HeadlinePlace(Quantity.of(jobs.size(), JOB), "", true, false);
    };
  }

  /// Returns the names of jobs that findings are about, themselves or what they depend on.
  private static List<String> jobs(List<Finding> findings) {
    return findings.stream()
        .flatMap(
            finding ->
                switch (finding.about()) {
                  case About.Job(String name) -> Stream.of(name);
                  case About.Dependency dependency -> Stream.of(dependency.job());
                  case About.Access _,
                      About.Place _,
                      About.Console _,
                      About.BucketItself _,
                      About.Team _,
                      About.Workforce _,
                      About.Labelguard _ ->
                      Stream.of();
                })
        .distinct()
        .toList();
  }

  /// Returns `the policy of bucket gt-data`, without the name.
  String policy() {
    return several ? "the policies of " : "the policy of " + kind;
  }
}
