package io.labelguard.core.fix;

import io.labelguard.core.check.BucketJudgement;
import io.labelguard.core.check.Checks;
import io.labelguard.core.check.Decisions;
import io.labelguard.core.check.Finding;
import io.labelguard.core.check.StatementRef;
import io.labelguard.core.labeling.AccessPath;
import io.labelguard.core.labeling.Arn;
import io.labelguard.core.labeling.GroundTruthEndpoints;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.need.Need;
import io.labelguard.policy.decide.Decision;
import io.labelguard.policy.decide.Evaluation;
import io.labelguard.policy.model.MalformedPolicyException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Turns the LG101 findings of one bucket into the edits that they ask for, and into the claims
/// that a fix of them makes.
final class BucketClaims {

  private final BucketJudgement before;
  private final GroundTruthEndpoints endpoints;
  private final SortedSet<String> accounts;
  private final List<Need> needs;
  private final Map<String, LabelingJob> jobs = new HashMap<>();
  private final Map<String, List<Integer>> places = new HashMap<>();
  private final Map<SortedSet<EditPlanner.Opening>, EditPlanner.Plan> plans = new HashMap<>();
  private final IdentityHashMap<Decisions, BucketJudgement> changed = new IdentityHashMap<>();

  BucketClaims(BucketJudgement before, GroundTruthEndpoints endpoints, SortedSet<String> accounts) {
    this.before = before;
    this.endpoints = endpoints;
    this.accounts = accounts;
    this.needs = before.needs();
    before.jobs().forEach(job -> jobs.putIfAbsent(job.name(), job));
    for (int at = 0; at < needs.size(); at++) {
      if (needs.get(at).path() == AccessPath.GROUND_TRUTH) {
        places.computeIfAbsent(needs.get(at).job().name(), _ -> new ArrayList<>()).add(at);
      }
    }
  }

  /// Plans the edits that these findings ask for.
  EditPlanner.Plan plan(List<Finding> denied) {
    return plan(
        denied,
        openings ->
            plans.computeIfAbsent(
                openings, _ -> EditPlanner.plan(before.policy(), openings, accounts)));
  }

  private EditPlanner.Plan plan(
      List<Finding> denied, Function<SortedSet<EditPlanner.Opening>, EditPlanner.Plan> planner) {
    SortedSet<EditPlanner.Opening> openings = new TreeSet<>();
    SortedSet<String> reasons = new TreeSet<>();
    for (Finding finding : denied) {
      Optional<String> endpoint = endpoint(finding);
      Optional<String> account = roleAccount(finding);
      if (endpoint.isEmpty()) {
        reasons.add(
            "No Ground Truth endpoint is known for the Region of labeling job "
                + finding.job().orElse("")
                + "; set it in the endpoint override if AWS has published one.");
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
                    openings.add(
                        new EditPlanner.Opening(statement.index(), endpoint.get(), account.get())));
      }
    }
    return reasons.isEmpty()
        ? planner.apply(openings)
        : new EditPlanner.Plan(List.of(), List.copyOf(reasons));
  }

  /// Returns what a change to `after` made for these findings may touch.
  FixVerifier.Change change(List<Finding> findings, String after) {
    return new FixVerifier.Change(
        before.policy().text(), after, named(findings), endpoints(findings), accounts);
  }

  /// Returns what such a change claims to do.
  FixVerifier.Claim claim(List<Finding> findings, FixVerifier.Change change) {
    return new FixVerifier.Claim(
        change, needs, fixed(findings), after -> planAgain(after, findings));
  }

  /// Returns the verifier of such a change, for any number of claims.
  FixVerifier verifier(FixVerifier.Change change) throws MalformedPolicyException {
    return FixVerifier.of(change, needs, before.decisions());
  }

  /// Returns the places of the needs that the findings are about.
  private NavigableSet<Integer> fixed(List<Finding> findings) {
    NavigableSet<Integer> fixed = new TreeSet<>();
    for (Finding finding : findings) {
      Set<Integer> statements = named(List.of(finding));
      finding.job().map(job -> places.getOrDefault(job, List.of())).orElse(List.of()).stream()
          .filter(at -> isAbout(finding, statements, needs.get(at)))
          .forEach(fixed::add);
    }
    return fixed;
  }

  /// Whether a finding is about this need of its job: one of its actions, denied by statements that
  /// it names.
  private boolean isAbout(Finding finding, Set<Integer> statements, Need need) {
    Evaluation evaluation = before.decisions().of(need.request());
    boolean denied =
        evaluation.decision() == Decision.EXPLICITLY_DENIED || !evaluation.deniedPart().isEmpty();
    return denied
        && finding.actions().contains(need.request().action())
        && (need.essential() || statements.containsAll(evaluation.denyStatements()));
  }

  /// Returns the indexes of the statements that findings name.
  static Set<Integer> named(List<Finding> findings) {
    Set<Integer> statements = new HashSet<>();
    findings.forEach(
        finding -> finding.statements().stream().map(StatementRef::index).forEach(statements::add));
    return statements;
  }

  /// Returns the names of the findings' jobs.
  static Set<String> jobs(List<Finding> findings) {
    return findings.stream().flatMap(finding -> finding.job().stream()).collect(Collectors.toSet());
  }

  /// Returns the endpoints of the Regions of the findings' jobs.
  Set<String> endpoints(List<Finding> findings) {
    return findings.stream()
        .flatMap(finding -> endpoint(finding).stream())
        .collect(Collectors.toSet());
  }

  /// Looks for the same denials in the policy after the change, and plans for them.
  private List<Edit> planAgain(Decisions after, List<Finding> findings) {
    Set<String> names = jobs(findings);
    List<Finding> left =
        Checks.groundTruthDenied(
            changed.computeIfAbsent(after, before::under), job -> names.contains(job.name()));
    return left.isEmpty()
        ? List.of()
        : plan(left, openings -> EditPlanner.plan(after.policy(), openings, accounts)).edits();
  }

  private Optional<LabelingJob> job(Finding finding) {
    return finding.job().map(jobs::get);
  }

  private Optional<String> endpoint(Finding finding) {
    return job(finding).flatMap(LabelingJob::region).flatMap(endpoints::in);
  }

  private Optional<String> roleAccount(Finding finding) {
    return job(finding).flatMap(LabelingJob::roleArn).flatMap(Arn::parse).map(Arn::account);
  }
}
