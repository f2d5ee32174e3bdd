package io.labelguard.core.fix;

import io.labelguard.core.check.Decisions;
import io.labelguard.core.labeling.need.Need;
import io.labelguard.policy.decide.Decision;
import io.labelguard.policy.decide.Evaluation;
import io.labelguard.policy.model.Statement;
import io.labelguard.policy.request.Request;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;

/// Proves what a changed policy does to needs: the needs to fix are no longer denied, and no other
/// is decided worse than before. Each need is decided once, however many claims name it.
///
/// A need that no edited statement held for, or may have held for, is skipped. The texts are proven
/// by then ([AccessProof]), so nothing is denied after the change that an edited statement did not
/// deny before.
final class NeedsProof {

  private final List<Need> needs;
  private final Set<Integer> touched;
  private final Decisions old;
  private final Decisions now;
  private final BitSet judged = new BitSet();
  private final BitSet worse = new BitSet();

  /// @param touched indexes, in the policy after the change, of the statements that were edited or
  ///     added
  /// @param old under the policy before the change
  /// @param now under the policy after it
  NeedsProof(List<Need> needs, Set<Integer> touched, Decisions old, Decisions now) {
    this.needs = needs;
    this.touched = touched;
    this.old = old;
    this.now = now;
  }

  /// Returns why the change does not do what is claimed, each a sentence; none where it does.
  ///
  /// @param fixed places, among all needs, of those that the change is to fix
  List<String> reasonsAgainst(SortedSet<Integer> fixed) {
    List<String> reasons = new ArrayList<>();
    fixed.forEach(at -> checkFixed(needs.get(at), reasons));
    BitSet others = new BitSet();
    others.set(0, needs.size());
    fixed.forEach(others::clear);
    worse(others).stream()
        .mapToObj(at -> named(needs.get(at)) + " would be decided worse than before.")
        .forEach(reasons::add);
    return reasons;
  }

  private BitSet worse(BitSet some) {
    BitSet open = (BitSet) some.clone();
    open.andNot(judged);
    open.stream().forEach(this::judge);
    BitSet found = (BitSet) some.clone();
    found.and(worse);
    return found;
  }

  private void judge(int at) {
    Request request = needs.get(at).request();
    Evaluation before = old.of(request);
    worse.set(at, isTouched(before) && isWorse(before, now.of(request)));
    judged.set(at);
  }

  private boolean isTouched(Evaluation before) {
    return before.denyStatements().stream().anyMatch(touched::contains)
        || before.mayHold().stream().anyMatch(touched::contains);
  }

  private void checkFixed(Need need, List<String> reasons) {
    Evaluation decided = now.of(need.request());
    if (decided.decision().denied() || !decided.deniedPart().isEmpty()) {
      reasons.add(named(need) + " would still be denied" + by(decided) + ".");
    } else if (decided.decision() == Decision.UNDETERMINED && dependsOnUnsure(decided)) {
      reasons.add(
          "Cannot decide whether "
              + named(need)
              + " would be denied: that depends on what is unknown ("
              + String.join(", ", decided.unknownKeys())
              + ").");
    }
  }

  /// Whether the need depends on an edited statement or on one that cannot be read. An untouched
  /// statement on an unknown key is reported on its own and stops no fix.
  private boolean dependsOnUnsure(Evaluation decided) {
    return decided.mayHold().stream()
        .anyMatch(index -> touched.contains(index) || !statement(index).unreadable().isEmpty());
  }

  private String by(Evaluation decided) {
    List<String> names =
        decided.denyStatements().stream().map(index -> Fitness.named(statement(index))).toList();
    return names.isEmpty()
        ? decided.decision() == Decision.IMPLICITLY_DENIED ? ", because no Allow covers it" : ""
        : " by " + String.join(" and ", names);
  }

  private Statement statement(int index) {
    return now.policy().statements().get(index);
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
