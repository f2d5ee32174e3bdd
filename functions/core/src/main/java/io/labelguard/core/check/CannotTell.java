package io.labelguard.core.check;

import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.policy.model.Policy;
import io.labelguard.policy.model.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// LG801: whether a live job is denied cannot be decided.
final class CannotTell implements Check {

  @Override
  public CheckId id() {
    return CheckId.CANNOT_TELL;
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String summary() {
    return "Flags a live job whose access cannot be decided: the deciding condition keys are"
        + " unknown, or the policy cannot be seen or read.";
  }

  @Override
  public List<Finding> findings(JudgedSituation judged) {
    Situation situation = judged.situation();
    Map<String, Set<String>> old = new HashMap<>();
    situation.previous().forEach((bucket, policy) -> old.put(bucket, texts(policy)));
    List<Finding> findings = new ArrayList<>();
    for (PathJudgement path : judged.ofTheRole()) {
      undecided(path, path.denied(), situation, old).ifPresent(findings::add);
    }
    for (PathJudgement path : judged.workers()) {
      List<JudgedNeed> denied = WorkersDenied.denied(path);
      if (denied.isEmpty()) {
        undecided(path, denied, situation, old).ifPresent(findings::add);
      }
    }
    for (Bucket bucket : situation.buckets()) {
      if (!isReportedMissing(bucket, situation)) {
        findings.addAll(new UnseenPolicy(this, bucket, judged.liveJobsAt(bucket)).findings());
      }
    }
    findings.addAll(new DependencyUndecided().findings(judged));
    situation.judgedJobs().forEach(job -> findings.addAll(PlaceUnresolved.findings(this, job)));
    return findings;
  }

  /// Whether the check of the bucket's Region says that there is no such bucket.
  private static boolean isReportedMissing(Bucket bucket, Situation situation) {
    return bucket.policy() instanceof BucketPolicyState.NoSuchBucket
        && situation.setUp().isPresent();
  }

  /// Actions that another check already reports as denied are not doubted a second time.
  ///
  /// @param old texts of the statements of each bucket's policy before this one
  private Optional<Finding> undecided(
      PathJudgement judged,
      List<JudgedNeed> denied,
      Situation situation,
      Map<String, Set<String>> old) {
    List<String> reported = PathJudgement.actions(denied);
    List<JudgedNeed> open =
        judged.undetermined().stream().filter(need -> !reported.contains(need.action())).toList();
    if (open.isEmpty()) {
      return Optional.empty();
    }
    List<StatementRef> statements = judged.possibleStatements(open);
    List<String> keys = unknownKeys(open);
    return Optional.of(
        Finding.of(this, judged.about())
            .as(
                isOld(judged, statements, old.getOrDefault(judged.bucket().name(), Set.of()))
                    ? Severity.MEDIUM
                    : Severity.HIGH)
            .because(
                new Finding.Evidence(PathJudgement.actions(open), statements, keys),
                message(judged, open, statements, keys, situation)));
  }

  /// Keys are named as the policy first writes them, whatever letter case other statements use.
  private static List<String> unknownKeys(List<JudgedNeed> open) {
    Map<String, String> keys = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (JudgedNeed need : open) {
      need.evaluation().unknownKeys().forEach(key -> keys.putIfAbsent(key, key));
    }
    return List.copyOf(new TreeSet<>(keys.values()));
  }

  private static Set<String> texts(Policy policy) {
    return policy.statements().stream()
        .map(statement -> text(policy, statement))
        .collect(Collectors.toSet());
  }

  private static boolean isOld(
      PathJudgement judged, List<StatementRef> statements, Set<String> old) {
    return statements.stream()
        .map(ref -> judged.policy().statements().get(ref.index()))
        .allMatch(statement -> old.contains(text(judged.policy(), statement)));
  }

  private static String text(Policy policy, Statement statement) {
    return statement.source().span().of(policy.text());
  }

  private static String message(
      PathJudgement judged,
      List<JudgedNeed> open,
      List<StatementRef> statements,
      List<String> keys,
      Situation situation) {
    LabelingJob job = judged.job();
    String who =
        switch (judged.path()) {
          case WORKERS -> "workers' browsers";
          case AUTOMATED_LABELING -> "automated labeling";
          case GROUND_TRUTH, CONSOLE, FUNCTIONS -> "Ground Truth";
        };
    String why =
        keys.isEmpty()
            ? open(judged, statements)
            : "that depends on "
                + Wording.list(keys)
                + " in "
                + Wording.statements(statements)
                + ", not known here";
    return "Cannot decide whether "
        + who
        + " may "
        + Wording.list(PathJudgement.actions(open))
        + " on bucket "
        + judged.bucket().name()
        + " for "
        + Wording.job(job)
        + ": "
        + why
        + "."
        + region(job, keys, situation)
        + (judged.stale() ? Wording.STALE : "")
        + CallerFacts.settling(keys).stream().map(text -> " " + text).collect(Collectors.joining())
        + " It may be denied: find out what the requests carry, or exempt them in the statement.";
  }

  /// Says what leaves an answer open where no condition key does.
  private static String open(PathJudgement judged, List<StatementRef> statements) {
    List<Statement> possible =
        statements.stream().map(ref -> judged.policy().statements().get(ref.index())).toList();
    String named = Wording.statements(statements);
    if (possible.stream().anyMatch(statement -> !statement.unreadable().isEmpty())) {
      return named + " cannot be read in full";
    }
    return possible.stream().anyMatch(statement -> statement.principals().negated())
        ? "the NotPrincipal of "
            + named
            + " lists only part of the role, its session and its account; AWS does not document"
            + " what follows, and the access is likely denied"
        : named + " covers only some of the objects, and it is not known which";
  }

  private static String region(LabelingJob job, List<String> keys, Situation situation) {
    boolean endpointMissing = job.region().flatMap(situation.endpoints()::in).isEmpty();
    return endpointMissing && keys.stream().anyMatch("aws:SourceVpce"::equalsIgnoreCase)
        ? " The Ground Truth endpoint of "
            + job.region().map(region -> "Region " + region).orElse("the job's Region")
            + " is not in Labelguard's table; configure it if you know it (check: --endpoint"
            + " region=vpce-…)."
        : "";
  }
}
