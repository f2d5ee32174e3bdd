package io.labelguard.core.fix;

import io.labelguard.core.check.Finding;
import io.labelguard.policy.model.MalformedPolicyException;
import io.labelguard.policy.model.Policy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

/// One change of a bucket's policy. The proof of its texts and the plan are made once for all
/// findings that it is planned for.
final class PlannedChange {

  private final String bucket;
  private final Policy before;
  private final BucketClaims claims;
  private final FixVerifier.Change change;
  private Optional<FixVerifier> verifier = Optional.empty();
  private final Map<About, Verdict> verdicts = new HashMap<>();
  private Optional<FixPlan> proven = Optional.empty();

  /// What a verdict depends on, besides the change.
  ///
  /// @param places which of the needs it fixes
  /// @param jobs the names of the jobs that planning again looks at
  private record About(SortedSet<Integer> places, Set<String> jobs) {}

  PlannedChange(String bucket, Policy before, BucketClaims claims, FixVerifier.Change change) {
    this.bucket = bucket;
    this.before = before;
    this.claims = claims;
    this.change = change;
  }

  /// Returns the plan to make the change for these findings, or why it is not safe for them.
  FixPlan plan(List<Finding> denied) {
    return switch (verdict(denied)) {
      case Verdict.Refusal(List<String> reasons) -> new FixPlan.NoSafeFix(reasons);
      case Verdict.Proof proof -> proven(proof);
    };
  }

  private Verdict verdict(List<Finding> denied) {
    try {
      if (verifier.isEmpty()) {
        verifier = Optional.of(claims.verifier(change));
      }
      FixVerifier.Claim claim = claims.claim(denied, change);
      FixVerifier proof = verifier.get();
      return verdicts.computeIfAbsent(
          new About(claim.places(), BucketClaims.jobs(denied)), _ -> proof.verdict(claim));
    } catch (MalformedPolicyException e) {
      return FixVerifier.refusal(e);
    }
  }

  private FixPlan proven(Verdict.Proof proof) {
    if (proven.isEmpty()) {
      proven =
          Optional.of(
              new FixPlan.Proven(
                  bucket,
                  before.text(),
                  change.after(),
                  proof.edits(),
                  proof.before(),
                  PolicyDiff.between(before, verifier.orElseThrow().after())));
    }
    return proven.get();
  }
}
