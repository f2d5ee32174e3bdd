package io.labelguard.core.fix;

import io.labelguard.core.labeling.Need;
import io.labelguard.policy.PolicyReader;
import io.labelguard.policy.decide.Decision;
import io.labelguard.policy.decide.Evaluation;
import io.labelguard.policy.decide.PolicyEvaluator;
import io.labelguard.policy.model.MalformedPolicyException;
import io.labelguard.policy.model.Policy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/// Proves that a changed policy mends what it claims and does nothing else, or says why not. It
/// looks at both texts and asks nobody how the second came about.
///
/// Proven here: only allowed edits, each with its exact companion, all else identical to the byte,
/// nothing let through but what was meant ([AccessProof]), every claimed need no longer denied,
/// every other need decided no worse, the size, and that planning again yields nothing.
public final class FixVerifier {

  /// What S3 takes, in bytes of UTF-8.
  ///
  /// @see <a
  ///     href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-policies.html">Bucket
  ///     policies</a>
  public static final int LARGEST_POLICY = 20_480;

  private final Claim claim;
  private final Policy before;
  private final Policy after;
  private final List<String> reasons = new ArrayList<>();

  /// What a change is said to do.
  ///
  /// @param mended needs that it is to mend
  /// @param others every other need of every live job at the bucket
  /// @param statements indexes of those that the findings name; no other may be edited
  /// @param endpoints those of the claimed jobs' Regions; no other may be let through
  /// @param accounts those that a companion lets through
  /// @param planAgain says what a planner would still edit in the policy after the change
  public record Claim(
      String before,
      String after,
      List<Need> mended,
      List<Need> others,
      Set<Integer> statements,
      Set<String> endpoints,
      SortedSet<String> accounts,
      Function<Policy, List<Edit>> planAgain) {
    public Claim {
      mended = List.copyOf(mended);
      others = List.copyOf(others);
      statements = Set.copyOf(statements);
      endpoints = Set.copyOf(endpoints);
      accounts = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(accounts));
    }
  }

  private FixVerifier(Claim claim, Policy before, Policy after) {
    this.claim = claim;
    this.before = before;
    this.after = after;
  }

  /// Judges a change.
  public static Verdict verify(Claim claim) {
    try {
      Policy before = PolicyReader.live(claim.before());
      Policy after = PolicyReader.live(claim.after());
      return new FixVerifier(claim, before, after).verdict();
    } catch (MalformedPolicyException e) {
      return new Verdict.Refusal(List.of("The policy cannot be read: " + e.problem().text() + "."));
    }
  }

  private Verdict verdict() {
    EditFinder.Found found = EditFinder.between(before, after);
    reasons.addAll(found.violations());
    reasons.addAll(EditRules.violations(claim, before, found.edits()));
    Fitness.againstWriting(before).ifPresent(reasons::add);
    checkSize();
    if (reasons.isEmpty()) {
      reasons.addAll(
          AccessProof.reasonsAgainst(
              before, after, found.edits(), claim.endpoints(), claim.accounts()));
    }
    if (reasons.isEmpty()) {
      checkNeeds(found.edits());
    }
    if (reasons.isEmpty() && !claim.planAgain().apply(after).isEmpty()) {
      reasons.add("Planning again would change the policy once more.");
    }
    return reasons.isEmpty()
        ? new Verdict.Proof(found.edits(), Fingerprint.of(before), Fingerprint.of(after))
        : new Verdict.Refusal(reasons.stream().distinct().toList());
  }

  private void checkSize() {
    int size = claim.after().getBytes(StandardCharsets.UTF_8).length;
    if (size > LARGEST_POLICY) {
      reasons.add(
          "The policy would have "
              + size
              + " bytes, more than the "
              + LARGEST_POLICY
              + " that S3 takes. Merge statements first.");
    }
  }

  private void checkNeeds(List<Edit> edits) {
    PolicyEvaluator old = new PolicyEvaluator(before);
    PolicyEvaluator now = new PolicyEvaluator(after);
    Set<Integer> touched = new TreeSet<>();
    edits.forEach(edit -> touched.add(edit.statement()));
    after.statements().stream()
        .skip(before.statements().size())
        .forEach(added -> touched.add(added.index()));
    for (Need need : claim.mended()) {
      checkMended(need, now.evaluate(need.request()), touched);
    }
    for (Need need : claim.others()) {
      if (isWorse(old.evaluate(need.request()), now.evaluate(need.request()))) {
        reasons.add(named(need) + " would be decided worse than before.");
      }
    }
  }

  private void checkMended(Need need, Evaluation now, Set<Integer> touched) {
    if (now.decision().denied() || !now.deniedPart().isEmpty()) {
      reasons.add(named(need) + " would still be denied" + by(now) + ".");
    } else if (now.decision() == Decision.UNDETERMINED && dependsOnUnsure(now, touched)) {
      reasons.add(
          "Whether "
              + named(need)
              + " would be denied depends on what is unknown ("
              + String.join(", ", now.unknownKeys())
              + ").");
    }
  }

  /// An untouched statement on a key that is not known is reported on its own and stops no fix; an
  /// edited one does, and so does one that cannot be read.
  private boolean dependsOnUnsure(Evaluation now, Set<Integer> touched) {
    return now.mayHold().stream()
        .anyMatch(
            index ->
                touched.contains(index) || !after.statements().get(index).unreadable().isEmpty());
  }

  private String by(Evaluation now) {
    List<String> names =
        now.denyStatements().stream()
            .map(index -> Fitness.named(after.statements().get(index)))
            .toList();
    return names.isEmpty()
        ? now.decision() == Decision.IMPLICITLY_DENIED ? ", for no Allow covers it" : ""
        : " by " + String.join(" and ", names);
  }

  /// Whether a need is decided worse than before: denied, in part or perhaps, where it was not.
  static boolean isWorse(Evaluation old, Evaluation now) {
    if (!old.deniedPart().containsAll(now.deniedPart())
        && old.decision() != Decision.EXPLICITLY_DENIED) {
      return true;
    }
    return switch (old.decision()) {
      case ALLOWED -> now.decision() != Decision.ALLOWED;
      case IMPLICITLY_DENIED ->
          now.decision() == Decision.EXPLICITLY_DENIED || now.decision() == Decision.UNDETERMINED;
      case UNDETERMINED -> now.decision() == Decision.EXPLICITLY_DENIED;
      case EXPLICITLY_DENIED -> false;
    };
  }

  private static String named(Need need) {
    return need.request().action()
        + " on "
        + need.request().resource().arn()
        + " for labeling job "
        + need.job().name()
        + " ("
        + need.path().id()
        + ")";
  }
}
