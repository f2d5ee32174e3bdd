package io.labelguard.core.fix;

import io.labelguard.core.check.Decisions;
import io.labelguard.core.labeling.need.Need;
import io.labelguard.policy.PolicyReader;
import io.labelguard.policy.model.MalformedPolicyException;
import io.labelguard.policy.model.Policy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/// Proves that a changed policy fixes what is claimed and does nothing else, or says why not. It
/// compares the two texts and does not trust the planner that wrote the second.
///
/// Proven here: there are only allowed edits, each with its exact companion; all else is identical
/// to the byte; nothing is allowed but what was meant ([AccessProof]); every claimed need is no
/// longer denied and every other need is decided no worse ([NeedsProof]); the text is not too
/// large; planning again yields nothing. What concerns only the texts is proven once, for any
/// number of claims.
public final class FixVerifier {

  /// The largest policy that S3 accepts, in bytes of UTF-8.
  ///
  /// @see <a
  ///     href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-policies.html">Bucket
  ///     policies</a>
  public static final int LARGEST_POLICY = 20_480;

  private final Decisions after;
  private final List<String> againstTexts;
  private final NeedsProof needs;
  private final Verdict.Proof proof;

  /// A change of a policy, and what it may edit and exempt.
  ///
  /// @param statements indexes of the statements that the findings name; no other may be edited
  /// @param endpoints the endpoints of the claimed jobs' Regions; no other may be exempted
  /// @param accounts the accounts that a companion exempts
  public record Change(
      String before,
      String after,
      Set<Integer> statements,
      Set<String> endpoints,
      SortedSet<String> accounts) {
    public Change {
      statements = Set.copyOf(statements);
      endpoints = Set.copyOf(endpoints);
      accounts = Collections.unmodifiableSortedSet(new TreeSet<>(accounts));
    }
  }

  /// What a change claims to do.
  ///
  /// @param needs every need of every live job at the bucket
  /// @param places which of the needs it fixes; the others must be decided no worse
  /// @param planAgain returns what a planner would still edit in the policy after the change, given
  ///     what that policy decides
  public record Claim(
      Change change,
      List<Need> needs,
      SortedSet<Integer> places,
      Function<Decisions, List<Edit>> planAgain) {
    public Claim {
      needs = List.copyOf(needs);
      places = Collections.unmodifiableSortedSet(new TreeSet<>(places));
    }
  }

  private FixVerifier(Change change, Policy before, Policy after, List<Need> needs, Decisions old) {
    this.after = new Decisions(after);
    EditFinder.Found found = EditFinder.between(before, after);
    this.againstTexts = againstTexts(change, before, after, found);
    this.needs = new NeedsProof(needs, touched(before, after, found.edits()), old, this.after);
    this.proof = new Verdict.Proof(found.edits(), Fingerprint.of(before), Fingerprint.of(after));
  }

  /// Reads both texts of a change, to judge claims about it.
  ///
  /// @param needs the needs of the claims
  /// @param old how the policy before the change decides them
  /// @throws MalformedPolicyException where one of the texts cannot be read
  static FixVerifier of(Change change, List<Need> needs, Decisions old)
      throws MalformedPolicyException {
    return new FixVerifier(
        change, PolicyReader.live(change.before()), PolicyReader.live(change.after()), needs, old);
  }

  /// Judges a change by one claim.
  public static Verdict verify(Claim claim) {
    try {
      Decisions old = new Decisions(PolicyReader.live(claim.change().before()));
      return of(claim.change(), claim.needs(), old).verdict(claim);
    } catch (MalformedPolicyException e) {
      return refusal(e);
    }
  }

  static Verdict refusal(MalformedPolicyException e) {
    return new Verdict.Refusal(List.of("The policy cannot be read: " + e.problem().text() + "."));
  }

  /// Returns the policy after the change, as it was read.
  Policy after() {
    return after.policy();
  }

  /// Judges the change by a claim about it.
  Verdict verdict(Claim claim) {
    List<String> reasons = new ArrayList<>(againstTexts);
    if (reasons.isEmpty()) {
      reasons.addAll(needs.reasonsAgainst(claim.places()));
    }
    if (reasons.isEmpty() && !claim.planAgain().apply(after).isEmpty()) {
      reasons.add("Planning again would change the policy once more.");
    }
    return reasons.isEmpty() ? proof : new Verdict.Refusal(reasons.stream().distinct().toList());
  }

  private static List<String> againstTexts(
      Change change, Policy before, Policy after, EditFinder.Found found) {
    List<String> reasons = new ArrayList<>(found.violations());
    reasons.addAll(EditRules.violations(change, before, found.edits()));
    Fitness.againstWriting(before).ifPresent(reasons::add);
    int size = change.after().getBytes(StandardCharsets.UTF_8).length;
    if (size > LARGEST_POLICY) {
      reasons.add(
          "The policy would have "
              + size
              + " bytes, more than the "
              + LARGEST_POLICY
              + " that S3 accepts. Merge statements first.");
    }
    return reasons.isEmpty()
        ? AccessProof.reasonsAgainst(
            before, after, found.edits(), change.endpoints(), change.accounts())
        : List.copyOf(reasons);
  }

  private static Set<Integer> touched(Policy before, Policy after, List<Edit> edits) {
    Set<Integer> touched = new TreeSet<>();
    edits.forEach(edit -> touched.add(edit.statement()));
    after.statements().stream()
        .skip(before.statements().size())
        .forEach(added -> touched.add(added.index()));
    return touched;
  }
}
