package io.labelguard.core.guard;

import io.labelguard.core.check.Bucket;
import io.labelguard.core.check.BucketJudgement;
import io.labelguard.core.check.Finding;
import io.labelguard.core.check.JudgedNeed;
import io.labelguard.core.fix.FixPlan;
import io.labelguard.core.fix.proposal.AdvisedFindings;
import io.labelguard.core.guard.past.OwnEdits;
import io.labelguard.core.guard.past.PastPolicies;
import io.labelguard.core.guard.past.Witnesses;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.record.BucketPast;
import io.labelguard.policy.compare.DeniedByAll;
import io.labelguard.policy.model.Policy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Plans a fix that gives back only what the guard saw open: for jobs that have a witness, and so
/// that nothing is newly allowed that the witness denied.
///
/// For one event on one thread.
final class WitnessedFixes {

  private final AdvisedFindings advised;
  private final Bucket bucket;
  private final Optional<BucketJudgement> judged;
  private final List<String> statements;
  private final PastPolicies policies;
  private final Witnesses witnesses;

  /// A plan of what the guard may do.
  ///
  /// @param findings those that it fixes
  /// @param reasons why it does not fix the others; sentences
  record Plan(FixPlan plan, List<Finding> findings, List<String> reasons) {
    Plan {
      findings = List.copyOf(findings);
      reasons = List.copyOf(reasons);
    }
  }

  /// Findings that one fix may be for.
  private record Candidate(List<Witnesses.Answer.Seen> witnesses, List<Finding> findings) {}

  WitnessedFixes(AdvisedFindings advised, Bucket bucket, BucketPast past) {
    this.advised = advised;
    this.bucket = bucket;
    this.judged = advised.at(bucket);
    this.statements = judged.map(now -> PastPolicies.texts(now.policy())).orElse(List.of());
    this.policies = new PastPolicies(new OwnEdits(past.own()));
    this.witnesses = new Witnesses(past, policies);
  }

  /// Plans for as many of these findings as one witness vouches for.
  ///
  /// @param jobs the live jobs at the bucket, by name
  Plan plan(List<Finding> findings, Map<String, LabelingJob> jobs) {
    Map<Witnesses.Answer.Seen, List<Finding>> byWitness = new LinkedHashMap<>();
    List<String> reasons = new ArrayList<>();
    for (Finding finding : findings) {
      switch (witness(finding, jobs)) {
        case Witnesses.Answer.Seen seen ->
            byWitness.computeIfAbsent(seen, _ -> new ArrayList<>()).add(finding);
        case Witnesses.Answer.Missing(String reason) -> reasons.add(reason);
      }
    }
    if (byWitness.isEmpty()) {
      return new Plan(new FixPlan.Nothing(), List.of(), reasons);
    }
    List<Candidate> candidates = candidates(byWitness);
    for (Candidate candidate : candidates) {
      FixPlan plan = advised.plan(bucket, candidate.findings());
      if (plan instanceof FixPlan.Proven proven
          && candidate.witnesses().stream().anyMatch(witness -> givesBackOnly(proven, witness))) {
        if (!candidate.equals(candidates.getFirst())) {
          reasons.add(tooMuch());
        }
        return new Plan(plan, candidate.findings(), reasons);
      }
    }
    FixPlan all = advised.plan(bucket, candidates.getFirst().findings());
    if (all instanceof FixPlan.Proven) {
      reasons.add(tooMuch());
      return new Plan(new FixPlan.Nothing(), List.of(), reasons);
    }
    return new Plan(all, List.of(), reasons);
  }

  /// Returns all findings together, then those of each witness, the most first.
  private static List<Candidate> candidates(Map<Witnesses.Answer.Seen, List<Finding>> byWitness) {
    Candidate all =
        new Candidate(
            List.copyOf(byWitness.keySet()),
            byWitness.values().stream().flatMap(List::stream).toList());
    return byWitness.size() == 1
        ? List.of(all)
        : Stream.concat(
                Stream.of(all),
                byWitness.entrySet().stream()
                    .map(each -> new Candidate(List.of(each.getKey()), each.getValue()))
                    .sorted(
                        Comparator.<Candidate>comparingInt(each -> each.findings().size())
                            .reversed()))
            .toList();
  }

  private Witnesses.Answer witness(Finding finding, Map<String, LabelingJob> jobs) {
    Optional<LabelingJob> job = finding.job().map(jobs::get);
    if (job.isEmpty() || judged.isEmpty()) {
      return new Witnesses.Answer.Missing(
          "Labeling job " + finding.job().orElse("") + " is not known any more.");
    }
    return witnesses.of(job.get(), asked(judged.get().essential(job.get())));
  }

  /// Returns what a fix would allow the job, of what it cannot do without. The rest is compared as
  /// a whole.
  private PastPolicies.Asked asked(List<JudgedNeed> needs) {
    List<JudgedNeed> fixed =
        needs.stream().filter(need -> need.denied() || need.partlyDenied()).toList();
    Set<String> denying = new HashSet<>();
    fixed.stream()
        .filter(JudgedNeed::denied)
        .forEach(
            need ->
                need.evaluation()
                    .denyStatements()
                    .forEach(index -> denying.add(statements.get(index))));
    return new PastPolicies.Asked(
        fixed.stream().map(need -> need.need().request()).toList(), denying);
  }

  /// Whether nothing that the fix newly allows was denied under the witness, or on the day before
  /// its end, for certain.
  private boolean givesBackOnly(FixPlan.Proven plan, Witnesses.Answer.Seen seen) {
    Optional<Policy> now = Situations.parsed(plan.before());
    Optional<Policy> then = Situations.parsed(plan.after());
    return now.isPresent()
        && then.isPresent()
        && Stream.concat(Stream.of(seen.witness()), seen.dayBefore().stream())
            .flatMap(sighting -> policies.policy(sighting).stream())
            .noneMatch(
                earlier ->
                    !new DeniedByAll(List.of(now.get(), earlier), List.of(then.get()))
                        .isSurelyEmpty());
  }

  private String tooMuch() {
    return "The fix would also allow requests to bucket "
        + bucket.name()
        + " that were denied when Labelguard saw it open to the jobs.";
  }
}
