package io.labelguard.core.fix;

import io.labelguard.core.check.Bucket;
import io.labelguard.core.check.CheckId;
import io.labelguard.core.check.Checks;
import io.labelguard.core.check.Finding;
import io.labelguard.core.check.FixAdvice;
import io.labelguard.core.check.FixAdvice.Status;
import io.labelguard.core.check.JudgedSituation;
import io.labelguard.core.check.Situation;
import io.labelguard.policy.model.Effect;
import io.labelguard.policy.model.Policy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Says of each finding what can be done about it.
public final class FixAdvisor {

  private static final FixAdvice WORKERS =
      new FixAdvice(
          Status.PROPOSED,
          Optional.empty(),
          Optional.empty(),
          List.of(
              "Have the workers open the portal from a network that the policy lets through (a"
                  + " workforce VPC with an S3 endpoint that is named under aws:SourceVpce), or"
                  + " move the data objects to a bucket that their network may read. Labelguard"
                  + " never opens a bucket to the internet."));

  private final JudgedSituation judged;
  private final List<Finding> findings;
  private final FixPlanner planner;
  private final ProposedEndpoint proposed;
  private final Map<String, Bucket> buckets = new HashMap<>();
  private final Map<Finding, FixAdvice> denied = new HashMap<>();
  private final Map<FixPlan, FixAdvice> shared = new HashMap<>();

  private FixAdvisor(
      JudgedSituation judged, List<Finding> findings, Set<String> companionAccounts) {
    this.judged = judged;
    this.findings = findings;
    this.planner = new FixPlanner(judged, companionAccounts);
    this.proposed = new ProposedEndpoint(companionAccounts);
    judged.situation().buckets().forEach(bucket -> buckets.putIfAbsent(bucket.name(), bucket));
  }

  /// Runs every check and returns what they find, each with its advice.
  ///
  /// @param companionAccounts accounts besides the situation's own whose roles companions let
  ///     through
  public static AdvisedFindings advise(Situation situation, Set<String> companionAccounts) {
    JudgedSituation judged = new JudgedSituation(situation);
    return advise(judged, Checks.run(judged), companionAccounts);
  }

  /// Returns findings in their order, each with its advice; a check that gives advice of its own
  /// keeps it.
  public static AdvisedFindings advise(
      JudgedSituation judged, List<Finding> findings, Set<String> companionAccounts) {
    return new FixAdvisor(judged, findings, companionAccounts).advised();
  }

  private AdvisedFindings advised() {
    new DeniedTogether(judged.situation(), findings).groups().forEach(this::adviseTogether);
    return new AdvisedFindings(
        judged.situation(),
        findings.stream().map(finding -> finding.withFix(advice(finding))).toList(),
        planner);
  }

  /// What is proven for all that the same edits fix is proven for each; what is not may still be
  /// for one alone.
  private void adviseTogether(List<Finding> together) {
    FixAdvice advice = bucketAdvice(together.getFirst(), together);
    boolean each = together.size() == 1 || advice.status() == Status.PROVEN;
    for (Finding finding : together) {
      denied.put(finding, each ? advice : bucketAdvice(finding, List.of(finding)));
    }
  }

  private FixAdvice advice(Finding finding) {
    return switch (finding.check()) {
      case GROUND_TRUTH_DENIED -> Objects.requireNonNull(denied.get(finding));
      case WRONG_REGION_ENDPOINT -> endpointAdvice(finding);
      case CANNOT_TELL -> undecidedAdvice(finding);
      case WORKERS_DENIED -> finding.fix().reasons().isEmpty() ? WORKERS : finding.fix();
      case GUARD_LOCKED_OUT,
          TEAM_UNCONSTRAINED,
          TEAM_CONSTRAINT_UNFIT,
          WORKFORCE_OPEN,
          WRONG_KIND_OF_VALUE,
          MEANING_UNCLEAR,
          CHECK_FAILED ->
          finding.fix();
    };
  }

  private FixAdvice bucketAdvice(Finding finding, List<Finding> some) {
    Optional<Bucket> bucket = bucket(finding);
    return bucket.isEmpty()
        ? FixAdvice.none("The bucket's policy was not given.")
        : shared.computeIfAbsent(planner.plan(bucket.get(), some), FixAdvisor::advice);
  }

  private static FixAdvice advice(FixPlan plan) {
    return switch (plan) {
      case FixPlan.Nothing _ -> FixAdvice.none();
      case FixPlan.NoSafeFix(List<String> reasons) ->
          new FixAdvice(Status.NONE, Optional.empty(), Optional.empty(), reasons);
      case FixPlan.Proven proven ->
          new FixAdvice(
              Status.PROVEN, Optional.of(proven.diff()), Optional.of(proven.after()), List.of());
    };
  }

  /// Where jobs are denied because the right endpoint is missing, their fix adds it; where none is,
  /// there is nothing to prove it by, and it is proposed.
  private FixAdvice endpointAdvice(Finding finding) {
    List<Finding> denials =
        findings.stream()
            .filter(other -> other.check() == CheckId.GROUND_TRUTH_DENIED)
            .filter(other -> other.bucket().equals(finding.bucket()))
            .filter(other -> other.statements().stream().anyMatch(finding.statements()::contains))
            .toList();
    return denials.isEmpty()
        ? bucket(finding)
            .map(bucket -> proposed.advice(judged.situation(), bucket, finding))
            .orElseGet(FixAdvice::none)
        : bucketAdvice(finding, denials);
  }

  /// A NotPrincipal that leaves the answer open is left alone for the same reason as one that
  /// denies.
  private FixAdvice undecidedAdvice(Finding finding) {
    Optional<Policy> policy = bucket(finding).flatMap(bucket -> bucket.policy().toJudgeBy());
    List<String> reasons =
        policy.stream()
            .flatMap(
                read ->
                    finding.statements().stream()
                        .map(ref -> read.statements().get(ref.index()))
                        .filter(statement -> statement.effect() == Effect.DENY)
                        .filter(statement -> statement.principals().negated())
                        .flatMap(statement -> Fitness.againstEditing(read, statement).stream()))
            .toList();
    return reasons.isEmpty() || !finding.fix().reasons().isEmpty()
        ? finding.fix()
        : new FixAdvice(Status.NONE, Optional.empty(), Optional.empty(), reasons);
  }

  private Optional<Bucket> bucket(Finding finding) {
    return finding.bucket().map(buckets::get);
  }
}
