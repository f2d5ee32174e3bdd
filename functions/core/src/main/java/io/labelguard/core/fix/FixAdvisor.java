package io.labelguard.core.fix;

import io.labelguard.core.check.Bucket;
import io.labelguard.core.check.Finding;
import io.labelguard.core.check.FixAdvice;
import io.labelguard.core.check.FixAdvice.Status;
import io.labelguard.core.check.Situation;
import io.labelguard.policy.model.Effect;
import io.labelguard.policy.model.Policy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Says of each finding what can be done about it.
public final class FixAdvisor {

  private final FixPlanner planner;
  private final ProposedEndpoint proposed;

  /// @param companionAccounts accounts besides the situation's own whose roles companions let
  ///     through
  public FixAdvisor(Set<String> companionAccounts) {
    this.planner = new FixPlanner(companionAccounts);
    this.proposed = new ProposedEndpoint(companionAccounts);
  }

  /// Returns the findings in their order, each with its advice; a check that gives advice of its
  /// own keeps it.
  public List<Finding> advise(Situation situation, List<Finding> findings) {
    DeniedTogether together = new DeniedTogether(situation, findings);
    Map<List<Finding>, FixAdvice> shared = new HashMap<>();
    return findings.stream()
        .map(
            finding ->
                finding.withFix(
                    finding.check().equals(BucketClaims.CHECK)
                        ? deniedAdvice(situation, finding, together.with(finding), shared)
                        : advice(situation, finding, findings)))
        .toList();
  }

  /// What is proven for all that the same edits mend is proven for each; what is not may still be
  /// for one alone.
  private FixAdvice deniedAdvice(
      Situation situation,
      Finding finding,
      List<Finding> together,
      Map<List<Finding>, FixAdvice> shared) {
    FixAdvice advice =
        shared.computeIfAbsent(together, all -> bucketAdvice(situation, finding, all));
    return together.size() == 1 || advice.status() == Status.PROVEN
        ? advice
        : bucketAdvice(situation, finding, List.of(finding));
  }

  private FixAdvice advice(Situation situation, Finding finding, List<Finding> all) {
    return switch (finding.check()) {
      case "LG401" -> endpointAdvice(situation, finding, all);
      case "LG801" -> undecidedAdvice(situation, finding);
      case "LG103" -> finding.fix().reasons().isEmpty() ? workersAdvice() : finding.fix();
      default -> finding.fix();
    };
  }

  private FixAdvice bucketAdvice(Situation situation, Finding finding, List<Finding> denied) {
    Optional<Bucket> bucket = bucket(situation, finding);
    return bucket.isEmpty()
        ? FixAdvice.none("The bucket's policy was not given.")
        : advice(planner.plan(situation, bucket.get(), denied));
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
  private FixAdvice endpointAdvice(Situation situation, Finding finding, List<Finding> all) {
    List<Finding> denied =
        all.stream()
            .filter(other -> other.check().equals("LG101"))
            .filter(other -> other.bucket().equals(finding.bucket()))
            .filter(other -> other.statements().stream().anyMatch(finding.statements()::contains))
            .toList();
    return denied.isEmpty()
        ? bucket(situation, finding)
            .map(bucket -> proposed.advice(situation, bucket, finding))
            .orElseGet(FixAdvice::none)
        : bucketAdvice(situation, finding, denied);
  }

  /// A NotPrincipal that leaves the answer open is left alone for the same reason as one that
  /// denies.
  private static FixAdvice undecidedAdvice(Situation situation, Finding finding) {
    Optional<Policy> policy =
        bucket(situation, finding).flatMap(bucket -> bucket.policy().toJudgeBy());
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

  private static FixAdvice workersAdvice() {
    return new FixAdvice(
        Status.PROPOSED,
        Optional.empty(),
        Optional.empty(),
        List.of(
            "Have the workers open the portal from a network that the policy lets through (a"
                + " workforce VPC with an S3 endpoint that is named under aws:SourceVpce), or move"
                + " the data objects to a bucket that their network may read. Labelguard never"
                + " opens a bucket to the internet."));
  }

  private static Optional<Bucket> bucket(Situation situation, Finding finding) {
    return situation.buckets().stream()
        .filter(bucket -> finding.bucket().equals(Optional.of(bucket.name())))
        .findFirst();
  }
}
