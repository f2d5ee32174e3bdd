package io.labelguard.policy.compare;

import io.labelguard.policy.compare.normal.NormalForm;
import io.labelguard.policy.match.CompiledPolicy;
import io.labelguard.policy.match.CompiledStatement;
import io.labelguard.policy.model.Effect;
import io.labelguard.policy.model.Policy;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Numbers the statements of several policies, one number for all of the same meaning, so that what
/// they share needs no search.
final class JointSlots {

  /// The statements of one of the policies, by slot.
  record Side(BitSet allows, BitSet denies) {}

  private final List<CompiledStatement> statements = new ArrayList<>();
  private final Map<StatementMeaning, Integer> byMeaning = new HashMap<>();
  private final List<Side> sides = new ArrayList<>();
  private final boolean forIdentities;

  JointSlots(List<Policy> policies) {
    this.forIdentities = policies.stream().allMatch(Policy::namesNobody);
    NormalForm normal = new NormalForm(policies);
    policies.forEach(policy -> sides.add(side(normal.of(policy))));
  }

  private Side side(Policy policy) {
    Side side = new Side(new BitSet(), new BitSet());
    for (CompiledStatement statement : CompiledPolicy.of(policy).statements()) {
      // An effect that cannot be read may be either.
      Effect effect = statement.statement().effect();
      if (effect != Effect.DENY) {
        side.allows().set(slot(policy, statement, Effect.ALLOW));
      }
      if (effect != Effect.ALLOW) {
        side.denies().set(slot(policy, statement, Effect.DENY));
      }
    }
    return side;
  }

  private int slot(Policy policy, CompiledStatement statement, Effect effect) {
    return byMeaning.computeIfAbsent(
        StatementMeaning.of(statement, effect, policy.text()),
        _ -> {
          statements.add(statement);
          return statements.size() - 1;
        });
  }

  List<CompiledStatement> statements() {
    return List.copyOf(statements);
  }

  /// Returns the statements of one of the policies, by its place in the list.
  Side side(int policy) {
    return sides.get(policy);
  }

  /// Whether all are identity policies, which decide actions without a resource as well.
  boolean forIdentities() {
    return forIdentities;
  }

  /// The bit after the slots' own that is set where what a slot lists with policy variables surely
  /// matches. Set where a slot has no policy variables.
  int surely(int slot) {
    return statements.size() + slot;
  }

  /// All slots but some, with the bits after them.
  BitSet allBut(BitSet some) {
    BitSet rest = new BitSet();
    rest.set(0, 2 * statements.size());
    rest.andNot(some);
    return rest;
  }
}
