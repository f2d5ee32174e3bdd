package io.labelguard.core.fix;

import io.labelguard.core.check.Bucket;
import io.labelguard.core.check.BucketPolicyState;
import io.labelguard.core.check.Check;
import io.labelguard.core.check.Checks;
import io.labelguard.core.check.Finding;
import io.labelguard.core.check.Situation;
import io.labelguard.core.check.StatementRef;
import io.labelguard.core.labeling.AccessPath;
import io.labelguard.core.labeling.Arn;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.Need;
import io.labelguard.core.labeling.Needs;
import io.labelguard.policy.decide.Decision;
import io.labelguard.policy.decide.Evaluation;
import io.labelguard.policy.decide.PolicyEvaluator;
import io.labelguard.policy.model.Policy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What some LG101 findings of one bucket ask for, and what a fix of them may claim.
final class BucketClaims {

  static final String CHECK = "LG101";

  private final Situation situation;
  private final Bucket bucket;
  private final List<Finding> findings;
  private final SortedSet<String> accounts;

  BucketClaims(
      Situation situation, Bucket bucket, List<Finding> findings, SortedSet<String> accounts) {
    this.situation = situation;
    this.bucket = bucket;
    this.findings = List.copyOf(findings);
    this.accounts = accounts;
  }

  /// Plans the edits that these findings ask for.
  EditPlanner.Plan plan(Policy policy) {
    return plan(policy, findings);
  }

  private EditPlanner.Plan plan(Policy policy, List<Finding> denied) {
    List<EditPlanner.Target> targets = new ArrayList<>();
    SortedSet<String> reasons = new TreeSet<>();
    for (Finding finding : denied) {
      Optional<String> endpoint = endpoint(finding);
      Optional<String> account = roleAccount(finding);
      if (endpoint.isEmpty()) {
        reasons.add(
            "No Ground Truth endpoint is known for the Region of labeling job "
                + finding.job().orElse("")
                + "; give it by the endpoint override if AWS has published one.");
      } else if (account.isEmpty()) {
        reasons.add(
            "The account of the execution role of labeling job "
                + finding.job().orElse("")
                + " cannot be read from its ARN, so no companion can name it.");
      } else {
        finding
            .statements()
            .forEach(
                statement ->
                    targets.add(
                        new EditPlanner.Target(statement.index(), endpoint.get(), account.get())));
      }
    }
    return reasons.isEmpty()
        ? EditPlanner.plan(policy, targets, accounts)
        : new EditPlanner.Plan(List.of(), List.copyOf(reasons));
  }

  /// Returns what a change to `after` is held to.
  FixVerifier.Claim claim(Policy policy, String after) {
    List<Need> mended = new ArrayList<>();
    List<Need> others = new ArrayList<>();
    PolicyEvaluator evaluator = new PolicyEvaluator(policy);
    for (Need need : needs()) {
      (isMended(need, evaluator.evaluate(need.request())) ? mended : others).add(need);
    }
    return new FixVerifier.Claim(
        policy.text(),
        after,
        mended,
        others,
        named(findings),
        findings.stream()
            .flatMap(finding -> endpoint(finding).stream())
            .collect(Collectors.toSet()),
        accounts,
        this::planAgain);
  }

  private List<Need> needs() {
    List<Need> needs = new ArrayList<>();
    for (LabelingJob job : situation.liveJobsAt(bucket.name())) {
      needs.addAll(Needs.groundTruth(job, bucket.name(), bucket.owner(), situation.endpoints()));
      if (situation.workforce().isPresent() && situation.hasPrivateTeam(job)) {
        needs.addAll(
            Needs.workers(job, bucket.name(), bucket.owner(), situation.workforce().get()));
      }
    }
    return needs;
  }

  /// Whether the findings are about this need: one of their actions, denied by statements that they
  /// name.
  private boolean isMended(Need need, Evaluation before) {
    boolean denied =
        before.decision() == Decision.EXPLICITLY_DENIED || !before.deniedPart().isEmpty();
    return denied
        && need.path() == AccessPath.GROUND_TRUTH
        && findings.stream()
            .filter(finding -> finding.job().equals(Optional.of(need.job().name())))
            .filter(finding -> finding.actions().contains(need.request().action()))
            .anyMatch(
                finding ->
                    need.essential()
                        || named(List.of(finding)).containsAll(before.denyStatements()));
  }

  private static Set<Integer> named(List<Finding> findings) {
    Set<Integer> statements = new HashSet<>();
    findings.forEach(
        finding -> finding.statements().stream().map(StatementRef::index).forEach(statements::add));
    return statements;
  }

  /// Looks for the same denials in the policy after the change, and plans for them.
  private List<Edit> planAgain(Policy after) {
    Bucket changed =
        new Bucket(
            bucket.name(), bucket.region(), bucket.owner(), new BucketPolicyState.Readable(after));
    Set<Optional<String>> jobs = findings.stream().map(Finding::job).collect(Collectors.toSet());
    List<Finding> left =
        Checks.ALL.stream()
            .filter(check -> check.id().equals(CHECK))
            .flatMap((Check check) -> check.findings(with(changed)).stream())
            .filter(finding -> jobs.contains(finding.job()))
            .toList();
    return left.isEmpty() ? List.of() : plan(after, left).edits();
  }

  private Situation with(Bucket changed) {
    return new Situation(
        situation.account(),
        situation.region(),
        List.of(changed),
        situation.jobs(),
        situation.teams(),
        situation.workforce(),
        situation.guardRole(),
        situation.endpoints(),
        situation.previous(),
        situation.changedBy());
  }

  private Optional<LabelingJob> job(Finding finding) {
    return situation.liveJobsAt(bucket.name()).stream()
        .filter(job -> finding.job().equals(Optional.of(job.name())))
        .findFirst();
  }

  private Optional<String> endpoint(Finding finding) {
    return job(finding).flatMap(LabelingJob::region).flatMap(situation.endpoints()::in);
  }

  private Optional<String> roleAccount(Finding finding) {
    return job(finding).flatMap(LabelingJob::roleArn).flatMap(Arn::parse).map(Arn::account);
  }
}
