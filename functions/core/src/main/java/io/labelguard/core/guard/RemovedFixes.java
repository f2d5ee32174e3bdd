package io.labelguard.core.guard;

import io.labelguard.core.fix.FixPlan;
import io.labelguard.core.guard.WriteBans.Against;
import io.labelguard.core.record.FixOutcome.Result;
import io.labelguard.core.record.Intent;
import io.labelguard.core.record.Purpose;
import io.labelguard.core.record.TargetPast;
import io.labelguard.policy.compare.DeniedByAll;
import io.labelguard.policy.model.Policy;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Decides whether a plan would allow again what a person closed by removing a fix, in whatever
/// spelling.
///
/// A fix was removed where one of the statements that it wrote is not there any more. A plan is
/// vetoed where it newly allows a request that such a fix newly allowed: one that the policy denied
/// before that fix and denies again now, and that neither the text of that fix nor the plan denies.
/// That is compared exactly; what cannot be decided is a veto.
public final class RemovedFixes {

  private final List<Written> fixes;

  /// A fix with the policies before and after it; empty where a text cannot be read any more.
  private record Written(Intent intent, Optional<Policy> before, Optional<Policy> after) {

    static Written of(Intent intent, Intent.Texts texts) {
      return new Written(
          intent, Situations.parsed(texts.before()), Situations.parsed(texts.after()));
    }

    /// Whether a change of the policy is not one that this fix vetoes, for certain.
    boolean isSurelyOther(Optional<Policy> live, Optional<Policy> planned) {
      if (before.isEmpty() || after.isEmpty() || live.isEmpty() || planned.isEmpty()) {
        return false;
      }
      return stands(live.get())
          || new DeniedByAll(List.of(before.get(), live.get()), List.of(after.get(), planned.get()))
              .isSurelyEmpty();
    }

    /// Whether all that the fix wrote is still there.
    private boolean stands(Policy live) {
      return OwnEdits.statements(live)
          .containsAll(OwnEdits.added(before.orElseThrow(), after.orElseThrow()));
    }
  }

  private RemovedFixes(List<Written> fixes) {
    this.fixes = List.copyOf(fixes);
  }

  /// Returns what forbids a plan for a bucket; nothing forbids one that changes nothing.
  ///
  /// @param texts reads the texts of an intent; not asked where nothing is planned
  public static Optional<Against> against(
      FixPlan plan, TargetPast past, Function<Intent, Intent.Texts> texts) {
    return switch (plan) {
      case FixPlan.Proven proven -> of(past, texts).against(proven);
      case FixPlan.Nothing _, FixPlan.NoSafeFix _ -> Optional.empty();
    };
  }

  /// Returns the fixes of a bucket that a person may have removed since the last `rearm`. The
  /// guard's own end of a temporary fix is not a person's decision.
  static RemovedFixes of(TargetPast past, Function<Intent, Intent.Texts> texts) {
    Set<String> ended =
        past.intents().stream()
            .filter(intent -> intent.result().equals(Optional.of(Result.APPLIED)))
            .map(Intent::purpose)
            .filter(Purpose.End.class::isInstance)
            .map(purpose -> ((Purpose.End) purpose).fix())
            .collect(Collectors.toSet());
    return new RemovedFixes(
        past.sinceRearm().stream()
            .filter(Intent::isFix)
            .filter(intent -> intent.completion().isPresent() && intent.mayHaveBeenWritten())
            .filter(intent -> !ended.contains(intent.id()))
            .map(intent -> Written.of(intent, texts.apply(intent)))
            .toList());
  }

  /// Returns what forbids a plan.
  Optional<Against> against(FixPlan.Proven plan) {
    Optional<Policy> now = Situations.parsed(plan.before());
    Optional<Policy> then = Situations.parsed(plan.after());
    return fixes.stream()
        .filter(fix -> !fix.isSurelyOther(now, then))
        .findFirst()
        .map(fix -> vetoed(fix.intent()));
  }

  private static Against vetoed(Intent fix) {
    return new Against(
        "vetoed " + fix.id(),
        "Labelguard's "
            + fix.purpose().words()
            + " of "
            + fix.begun()
            + " ("
            + fix.id()
            + ") was removed, and this fix would allow the same requests again. Labelguard respects"
            + " that and does not allow them again until someone runs: labelguard rearm --bucket "
            + fix.target().name());
  }
}
