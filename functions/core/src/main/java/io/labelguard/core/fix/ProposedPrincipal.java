package io.labelguard.core.fix;

import io.labelguard.core.check.Bucket;
import io.labelguard.core.check.BucketJudgement;
import io.labelguard.core.check.BucketPolicyState;
import io.labelguard.core.check.CheckId;
import io.labelguard.core.check.Deciding;
import io.labelguard.core.check.Decisions;
import io.labelguard.core.check.Finding;
import io.labelguard.core.check.FixAdvice;
import io.labelguard.core.check.FixAdvice.Status;
import io.labelguard.core.check.JudgedSituation;
import io.labelguard.core.check.StatementRef;
import io.labelguard.core.labeling.AccessPath;
import io.labelguard.core.labeling.Arn;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.policy.PolicyReader;
import io.labelguard.policy.json.CompactText;
import io.labelguard.policy.model.Condition;
import io.labelguard.policy.model.ConditionOperator.Base;
import io.labelguard.policy.model.ConditionOperator.SetOperator;
import io.labelguard.policy.model.MalformedPolicyException;
import io.labelguard.policy.model.Policy;
import io.labelguard.policy.model.Statement;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// Proposes to add a job's execution role to the list of `aws:PrincipalArn` of the statements that
/// deny it, where that condition decides and no proven edit helps. That allows the role from
/// everywhere, so a person must judge it: it is no allowed edit, and the guard never writes it.
///
/// For one event on one thread.
public final class ProposedPrincipal {

  private static final Set<Base> LISTS =
      Set.of(
          Base.STRING_NOT_EQUALS,
          Base.STRING_NOT_EQUALS_IGNORE_CASE,
          Base.STRING_NOT_LIKE,
          Base.ARN_NOT_EQUALS,
          Base.ARN_NOT_LIKE);

  private static final String PRICE =
      CheckId.LINKS_OPEN_ANYWHERE.text()
          + " is the price: workers' links are likely signed by this role, so a leaked link then"
          + " opens from any network, unless the work team has a presign constraint.";

  private final JudgedSituation judged;
  private final Set<String> companionAccounts;
  private final Map<String, LabelingJob> jobs = new HashMap<>();
  private final Map<Exemption, Optional<Proposed>> known = new HashMap<>();

  /// A role that some statements of a bucket must exempt.
  private record Exemption(
      String bucket, List<StatementRef> statements, String role, Optional<String> endpoint) {}

  /// A changed policy.
  ///
  /// @param more what else it allows, a sentence
  private record Proposed(Policy before, Decisions after, String more) {}

  /// @param companionAccounts accounts besides the situation's own that companions exempt
  public ProposedPrincipal(JudgedSituation judged, Set<String> companionAccounts) {
    this.judged = judged;
    this.companionAccounts = Set.copyOf(companionAccounts);
    judged.situation().jobs().forEach(job -> jobs.put(job.name(), job));
  }

  /// Returns the proposal for one finding about a job's access; empty where there is none that
  /// helps.
  ///
  /// @param notProven why there is no proven fix, each a sentence
  public Optional<FixAdvice> advice(Bucket bucket, Finding finding, List<String> notProven) {
    Optional<LabelingJob> job = finding.job().map(jobs::get);
    Optional<AccessPath> path = finding.path();
    Optional<BucketJudgement> judgement = judged.at(bucket);
    if (job.isEmpty() || path.isEmpty() || judgement.isEmpty()) {
      return Optional.empty();
    }
    return job.get()
        .roleArn()
        .flatMap(role -> proposed(bucket, finding, role, endpoint(job.get(), path.get())))
        .filter(proposed -> judgement.get().under(proposed.after()).clear(path.get(), job.get()))
        .map(proposed -> advice(proposed, finding, notProven));
  }

  private Optional<String> endpoint(LabelingJob job, AccessPath path) {
    return path == AccessPath.GROUND_TRUTH
        ? job.region().flatMap(judged.situation().endpoints()::in)
        : Optional.empty();
  }

  private static FixAdvice advice(Proposed proposed, Finding finding, List<String> notProven) {
    List<String> reasons = new ArrayList<>(List.of(proposed.more()));
    if (finding.actions().contains("s3:GetObject")) {
      reasons.add(PRICE);
    }
    reasons.addAll(notProven);
    Policy after = proposed.after().policy();
    return new FixAdvice(
        Status.PROPOSED,
        Optional.of(PolicyDiff.between(proposed.before(), after)),
        Optional.of(after.text()),
        reasons);
  }

  private Optional<Proposed> proposed(
      Bucket bucket, Finding finding, String role, Optional<String> endpoint) {
    return known.computeIfAbsent(
        new Exemption(bucket.name(), finding.statements(), role, endpoint),
        exemption -> propose(bucket, exemption));
  }

  private Optional<Proposed> propose(Bucket bucket, Exemption exemption) {
    if (!(bucket.policy() instanceof BucketPolicyState.Readable(Policy before))
        || Fitness.againstWriting(before).isPresent()) {
      return Optional.empty();
    }
    return opened(before, exemption)
        .flatMap(policy -> listed(policy, exemption))
        .map(
            after ->
                new Proposed(
                    before,
                    new Decisions(after),
                    AlsoAllowed.sentence(
                        before,
                        after,
                        exemption.statements().stream()
                            .map(ref -> before.statements().get(ref.index()))
                            .toList(),
                        exemption.endpoint())));
  }

  /// Returns the policy with the endpoint exempted in the statements that a network decides; empty
  /// where one of them takes no edit.
  private Optional<Policy> opened(Policy policy, Exemption exemption) {
    List<Integer> byNetwork =
        exemption.statements().stream()
            .map(StatementRef::index)
            .filter(index -> list(policy.statements().get(index)).isEmpty())
            .toList();
    if (byNetwork.isEmpty()) {
      return Optional.of(policy);
    }
    Optional<String> account = Arn.parse(exemption.role()).map(Arn::account);
    Optional<String> own = judged.situation().account();
    if (exemption.endpoint().isEmpty() || account.isEmpty() || own.isEmpty()) {
      return Optional.empty();
    }
    SortedSet<String> accounts = new TreeSet<>(companionAccounts);
    accounts.add(own.get());
    EditPlanner.Plan plan =
        EditPlanner.plan(
            policy,
            byNetwork.stream()
                .map(
                    index ->
                        new EditPlanner.Opening(index, exemption.endpoint().get(), account.get()))
                .toList(),
            accounts);
    return plan.reasons().isEmpty()
        ? Optional.of(read(PolicyEditor.apply(policy, plan.edits())))
        : Optional.empty();
  }

  /// Returns the policy with the role in the lists of the other statements; empty where one cannot
  /// be edited, or the text would be too long.
  private static Optional<Policy> listed(Policy policy, Exemption exemption) {
    List<Condition> lists = new ArrayList<>();
    for (StatementRef ref : exemption.statements()) {
      Statement statement = policy.statements().get(ref.index());
      Optional<Condition> list = list(statement);
      if (list.isPresent() && Fitness.againstEditing(policy, statement).isPresent()) {
        return Optional.empty();
      }
      list.ifPresent(lists::add);
    }
    if (lists.isEmpty()) {
      return Optional.empty();
    }
    String after = PolicyEditor.applyProposal(policy, lists, exemption.role());
    boolean fits =
        CompactText.of(after).getBytes(StandardCharsets.UTF_8).length <= FixVerifier.LARGEST_POLICY;
    return fits ? Optional.of(read(after)) : Optional.empty();
  }

  /// Returns the condition whose list exempts principals, where that decides and not the network.
  private static Optional<Condition> list(Statement statement) {
    return Deciding.of(statement) == Deciding.PRINCIPAL_ARN
        ? statement.conditions().stream()
            .filter(Deciding.PRINCIPAL_ARN::isAbout)
            .filter(condition -> LISTS.contains(condition.operator().base()))
            .filter(condition -> condition.operator().set() != SetOperator.FOR_ANY_VALUE)
            .findFirst()
        : Optional.empty();
  }

  private static Policy read(String text) {
    try {
      return PolicyReader.live(text);
    } catch (MalformedPolicyException e) {
      throw new IllegalStateException("an edit made the policy unreadable", e);
    }
  }
}
