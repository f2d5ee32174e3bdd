package io.labelguard.core.check;

import io.labelguard.core.labeling.GroundTruthEndpoints;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.policy.model.Condition;
import io.labelguard.policy.model.Effect;
import io.labelguard.policy.model.Policy;
import io.labelguard.policy.model.Statement;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// LG401: a policy allows the Ground Truth endpoint of another Region, and not that of its own.
final class WrongRegionEndpoint implements Check {

  private static final String KEY = "aws:SourceVpce";

  @Override
  public CheckId id() {
    return CheckId.WRONG_REGION_ENDPOINT;
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String summary() {
    return "Flags a bucket policy that allows another Region's Ground Truth endpoint, but not that"
        + " of its own Region.";
  }

  @Override
  public List<Finding> findings(JudgedSituation judged) {
    return judged.situation().buckets().stream()
        .flatMap(bucket -> finding(bucket, judged).stream())
        .toList();
  }

  private Optional<Finding> finding(Bucket bucket, JudgedSituation judged) {
    Optional<Policy> policy = bucket.policy().toJudgeBy();
    NavigableSet<String> regions = regions(bucket, judged);
    GroundTruthEndpoints endpoints = judged.situation().endpoints();
    List<Statement> wrong =
        policy.stream()
            .flatMap(read -> read.statements().stream())
            .filter(statement -> isWrong(statement, regions, endpoints))
            .toList();
    if (wrong.isEmpty()) {
      return Optional.empty();
    }
    List<StatementRef> statements = wrong.stream().map(StatementRef::of).toList();
    String message =
        "The policy of bucket "
            + bucket.name()
            + " allows "
            + foreign(wrong, regions, endpoints)
            + " in "
            + Wording.statements(statements)
            + ", but not the Ground Truth endpoint of the Region its labeling jobs run in. Add "
            + own(regions, endpoints)
            + " to that aws:SourceVpce value list. Remove the other only if no job of its Region"
            + " uses the bucket.";
    return Optional.of(
        Finding.of(this, new About.BucketItself(bucket.name())).because(statements, message));
  }

  /// Returns the Regions whose endpoint must be allowed: those of the live jobs at the bucket.
  /// Without jobs it is the Region of the bucket, else of the situation, as jobs run in their
  /// bucket's Region.
  private static NavigableSet<String> regions(Bucket bucket, JudgedSituation judged) {
    NavigableSet<String> regions =
        judged.liveJobsAt(bucket).stream()
            .map(LabelingJob::region)
            .flatMap(Optional::stream)
            .collect(Collectors.toCollection(TreeSet::new));
    if (regions.isEmpty()) {
      bucket.region().or(judged.situation()::region).ifPresent(regions::add);
    }
    return regions;
  }

  private static boolean isWrong(
      Statement statement, NavigableSet<String> regions, GroundTruthEndpoints endpoints) {
    return exemptions(statement).stream()
        .anyMatch(
            condition ->
                condition.values().stream().anyMatch(value -> isOther(value, regions, endpoints))
                    && regions.stream()
                        .flatMap(region -> endpoints.in(region).stream())
                        .anyMatch(own -> !condition.values().contains(own)));
  }

  private static boolean isOther(
      String value, NavigableSet<String> regions, GroundTruthEndpoints endpoints) {
    return endpoints.regionOf(value).filter(region -> !regions.contains(region)).isPresent();
  }

  /// Returns the conditions that allow a listed endpoint: negated in a Deny, positive in an Allow.
  private static List<Condition> exemptions(Statement statement) {
    return statement.conditions().stream()
        .filter(condition -> condition.key().equalsIgnoreCase(KEY))
        .filter(
            condition ->
                condition.operator().base().negated() == (statement.effect() != Effect.ALLOW))
        .toList();
  }

  private static String foreign(
      List<Statement> wrong, NavigableSet<String> regions, GroundTruthEndpoints endpoints) {
    return Wording.list(
        wrong.stream()
            .flatMap(statement -> exemptions(statement).stream())
            .flatMap(condition -> condition.values().stream())
            .filter(value -> isOther(value, regions, endpoints))
            .distinct()
            .sorted()
            .map(id -> id + " (Ground Truth in " + endpoints.regionOf(id).orElseThrow() + ")")
            .toList());
  }

  private static String own(NavigableSet<String> regions, GroundTruthEndpoints endpoints) {
    return Wording.list(
        regions.stream()
            .flatMap(region -> endpoints.in(region).map(id -> id + " (" + region + ")").stream())
            .toList());
  }
}
