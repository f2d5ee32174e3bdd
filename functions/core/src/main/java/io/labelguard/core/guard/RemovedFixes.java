package io.labelguard.core.guard;

import io.labelguard.core.fix.FixPlan;
import io.labelguard.core.guard.WriteBans.Against;
import io.labelguard.core.guard.past.OwnEdits;
import io.labelguard.core.guard.past.PastPolicies;
import io.labelguard.core.record.BucketPast;
import io.labelguard.core.record.FixOutcome.Result;
import io.labelguard.core.record.Intent;
import io.labelguard.core.record.Purpose;
import io.labelguard.core.record.Sighting;
import io.labelguard.core.report.text.Commands;
import io.labelguard.policy.compare.DeniedByAll;
import io.labelguard.policy.model.Policy;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Decides whether a plan would allow again what a person closed by removing a fix, in whatever
/// spelling.
///
/// A fix was removed where one of the statements that it wrote is not there any more. A plan is
/// vetoed where it newly allows a request that such a fix newly allowed: one that the policy denied
/// before that fix and denies again now, and that neither the text of that fix nor the plan denies.
/// That is compared exactly; what cannot be decided is a veto. It holds until a `rearm` names the
/// fix, or a policy without an edit of Labelguard has stood 24 hours that let all this through.
///
/// The guard's own end of a temporary fix is no veto. But its time is over for the jobs that were
/// there then: only a job that was created later may cause the like again.
public final class RemovedFixes {

  /// The most removed fixes whose texts are read for one plan. A bucket that has more of them is
  /// left to people.
  static final int MOST = 12;

  private static final Duration REOPENED = Duration.ofHours(24);

  private final BucketPast past;
  private final Function<Intent, Intent.Texts> texts;
  private final Map<String, Instant> ends = new HashMap<>();
  private final PastPolicies policies;

  /// A fix with the policies before and after it; empty where a text cannot be read any more.
  private record Written(Intent intent, Optional<Policy> before, Optional<Policy> after) {

    static Written of(Intent intent, Intent.Texts texts) {
      return new Written(
          intent, Situations.parsed(texts.before()), Situations.parsed(texts.after()));
    }

    /// Whether a change of the policy allows nothing that this fix allowed, for certain.
    boolean isSurelyOther(Policy live, Policy planned) {
      return before.isPresent()
          && after.isPresent()
          && new DeniedByAll(List.of(before.get(), live), List.of(after.get(), planned))
              .isSurelyEmpty();
    }

    /// Whether a policy denies nothing that this fix allowed, for certain.
    boolean isLetThroughBy(Policy other) {
      return before.isPresent()
          && after.isPresent()
          && new DeniedByAll(List.of(before.get(), other), List.of(after.get())).isSurelyEmpty();
    }
  }

  private RemovedFixes(BucketPast past, Function<Intent, Intent.Texts> texts) {
    this.past = past;
    this.texts = texts;
    this.policies = new PastPolicies(new OwnEdits(past.own()));
    past.own().intents().stream()
        .filter(intent -> intent.result().equals(Optional.of(Result.APPLIED)))
        .forEach(
            intent -> {
              if (intent.purpose() instanceof Purpose.End(String fix)) {
                ends.put(fix, intent.begun());
              }
            });
  }

  /// Returns what forbids a plan for a bucket; nothing forbids one that changes nothing.
  ///
  /// @param oldest when the first of the jobs was created that the plan is for; empty where that is
  ///     not known
  /// @param texts reads the texts of an intent; not asked where nothing is planned
  public static Optional<Against> against(
      FixPlan plan,
      Optional<Instant> oldest,
      BucketPast past,
      Function<Intent, Intent.Texts> texts) {
    return switch (plan) {
      case FixPlan.Proven proven -> new RemovedFixes(past, texts).against(proven, oldest);
      case FixPlan.Nothing _, FixPlan.NoSafeFix _ -> Optional.empty();
    };
  }

  private Optional<Against> against(FixPlan.Proven plan, Optional<Instant> oldest) {
    Optional<Policy> now = Situations.parsed(plan.before());
    Optional<Policy> then = Situations.parsed(plan.after());
    if (now.isEmpty() || then.isEmpty()) {
      return Optional.of(
          new Against("unread", "The policy cannot be read, so no removed fix can be compared."));
    }
    Set<String> statements = Intent.statements(now.get());
    List<Intent> removed =
        past.own().sinceRearm().stream()
            .filter(Intent::isFix)
            .filter(intent -> intent.completion().isPresent() && intent.mayHaveBeenWritten())
            .filter(intent -> !statements.containsAll(intent.wrote()) || intent.wrote().isEmpty())
            .filter(intent -> isForTheseJobs(intent, oldest))
            .toList();
    return removed.stream()
        .limit(MOST)
        .map(intent -> Written.of(intent, texts.apply(intent)))
        .filter(fix -> !fix.isSurelyOther(now.get(), then.get()) && !isOpenAgain(fix))
        .findFirst()
        .map(fix -> vetoed(fix.intent()))
        .or(() -> removed.size() > MOST ? Optional.of(tooMany(removed.size())) : Optional.empty());
  }

  /// Whether a fix that the guard ended itself was there when one of the plan's jobs was. Any other
  /// fix that is gone was removed by somebody, for every job.
  private boolean isForTheseJobs(Intent fix, Optional<Instant> oldest) {
    Optional<Instant> end = Optional.ofNullable(ends.get(fix.id()));
    return end.isEmpty() || oldest.isEmpty() || oldest.get().isBefore(end.get());
  }

  /// Whether somebody has let through, for 24 hours since the fix was written, all that it had let
  /// through.
  private boolean isOpenAgain(Written fix) {
    return past.sightings().stream()
        .filter(sighting -> sighting.since().isAfter(fix.intent().begun()))
        .filter(sighting -> !sighting.looks().times().isEmpty())
        .filter(sighting -> !sighting.since().plus(REOPENED).isAfter(sighting.until()))
        .filter(sighting -> !policies.hadEditOfOurs(sighting))
        .anyMatch(sighting -> isLetThroughBy(sighting, fix));
  }

  private boolean isLetThroughBy(Sighting sighting, Written fix) {
    return policies.hadNoPolicy(sighting)
        || policies.policy(sighting).filter(fix::isLetThroughBy).isPresent();
  }

  private Against vetoed(Intent fix) {
    String what =
        "Labelguard's " + fix.purpose().words() + " of " + fix.begun() + " (" + fix.id() + ") ";
    String again = " does not allow them again";
    return new Against(
        "vetoed " + fix.id(),
        ends.containsKey(fix.id())
            ? what
                + "is over, and this fix would allow the same requests again to jobs that ran then."
                + " Labelguard"
                + again
            : what
                + "was removed, and this fix would allow the same requests again. Labelguard"
                + " respects that and"
                + again,
        rearm());
  }

  private Against tooMany(int removed) {
    return new Against(
        "vetoed often",
        removed
            + " fixes of Labelguard were removed from this bucket's policy, more than it compares"
            + " with a new one. It writes nothing more here",
        rearm());
  }

  private Optional<String> rearm() {
    return Optional.of(Commands.rearm("bucket", past.bucket()));
  }
}
