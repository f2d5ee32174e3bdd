package io.labelguard.core.report;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;

import io.labelguard.core.check.About;
import io.labelguard.core.check.Bucket;
import io.labelguard.core.check.BucketPolicyState;
import io.labelguard.core.check.CheckId;
import io.labelguard.core.check.Finding;
import io.labelguard.core.check.FixAdvice;
import io.labelguard.core.check.Situation;
import io.labelguard.core.check.StatementRef;
import io.labelguard.core.labeling.AccessPath;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.policy.model.Policy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Puts together the findings that have one cause: a bucket and the statements that decide, a team,
/// a workforce, or a place of a job.
final class Causes {

  /// The worst finding first.
  static final Comparator<Finding> WORST_FIRST =
      comparing(Finding::severity)
          .thenComparing(Finding::consequence, naturalOrder())
          .thenComparing(finding -> finding.fix().status());

  private final Situation situation;
  private final Map<String, LabelingJob> jobs;
  private final DecidingStatements statements;
  private final Headline headline;

  /// What findings of one cause have in common.
  ///
  /// @param check empty for what is denied: the same statements may deny several access paths
  private record Common(Object about, List<StatementRef> statements, Optional<CheckId> check) {

    static Common of(Finding finding) {
      boolean denied =
          finding.check().deniesGroundTruth() || finding.check() == CheckId.WORKERS_DENIED;
      return new Common(
          finding.about() instanceof About.Access access ? access.bucket() : finding.about(),
          finding.statements(),
          denied ? Optional.empty() : Optional.of(finding.check()));
    }
  }

  Causes(Situation situation, Headline headline) {
    this.situation = situation;
    this.headline = headline;
    this.statements = new DecidingStatements(situation);
    this.jobs =
        situation.jobs().stream()
            .collect(Collectors.toMap(LabelingJob::name, Function.identity(), (one, _) -> one));
  }

  /// Returns the causes of some findings, the worst first.
  List<ReportedCause> of(List<Finding> findings) {
    Map<Common, List<Finding>> common = new LinkedHashMap<>();
    findings.forEach(
        finding -> common.computeIfAbsent(Common.of(finding), _ -> new ArrayList<>()).add(finding));
    return common.values().stream()
        .map(some -> some.stream().sorted(WORST_FIRST).toList())
        .sorted(comparing(List::getFirst, WORST_FIRST))
        .map(this::cause)
        .toList();
  }

  private ReportedCause cause(List<Finding> findings) {
    Finding worst = findings.getFirst();
    return new ReportedCause(
        headline.of(findings),
        Headline.target(worst),
        findings,
        jobs(findings),
        denied(findings),
        statements.of(worst, worst.job().map(jobs::get)),
        ReportedFix.of(
            findings.stream()
                .map(Finding::fix)
                .min(comparing(FixAdvice::status))
                .orElseGet(FixAdvice::none),
            policy(worst)),
        findings.stream().anyMatch(Causes::isProven) ? OpenPoints.of(findings) : List.of());
  }

  private Optional<Policy> policy(Finding finding) {
    return situation.buckets().stream()
        .filter(bucket -> finding.bucket().equals(Optional.of(bucket.name())))
        .findFirst()
        .map(Bucket::policy)
        .flatMap(
            state ->
                state instanceof BucketPolicyState.Readable(Policy policy)
                    ? Optional.of(policy)
                    : Optional.empty());
  }

  private static boolean isProven(Finding finding) {
    return finding.fix().status() == FixAdvice.Status.PROVEN;
  }

  private List<AffectedJob> jobs(List<Finding> findings) {
    Map<String, Finding> worst = new LinkedHashMap<>();
    findings.forEach(finding -> finding.job().ifPresent(job -> worst.putIfAbsent(job, finding)));
    return worst.entrySet().stream()
        .map(each -> affected(each.getKey(), each.getValue()))
        .sorted(AffectedJob.MOST_LEFT_FIRST)
        .toList();
  }

  private AffectedJob affected(String name, Finding worst) {
    Optional<LabelingJob> known = Optional.ofNullable(jobs.get(name));
    return new AffectedJob(
        name,
        known.map(LabelingJob::status).orElse(LabelingJob.Status.UNKNOWN),
        worst.consequence(),
        known.map(job -> uses(job, worst)).orElse(List.of()),
        known.flatMap(LabelingJob::counters),
        known.flatMap(job -> job.description().failureReason()),
        known.flatMap(LabelingJob::asOf));
  }

  private static List<LabelingJob.Use> uses(LabelingJob job, Finding finding) {
    return finding.bucket().map(job::locationsIn).orElse(List.of()).stream()
        .map(LabelingJob.Location::use)
        .distinct()
        .sorted()
        .toList();
  }

  private static List<DeniedActions> denied(List<Finding> findings) {
    Map<AccessPath, TreeSet<String>> actions = new EnumMap<>(AccessPath.class);
    for (Finding finding : findings) {
      finding
          .path()
          .ifPresent(
              path ->
                  actions.computeIfAbsent(path, _ -> new TreeSet<>()).addAll(finding.actions()));
    }
    return actions.entrySet().stream()
        .filter(each -> !each.getValue().isEmpty())
        .map(each -> new DeniedActions(each.getKey(), List.copyOf(each.getValue())))
        .toList();
  }
}
