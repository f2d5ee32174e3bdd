package io.labelguard.policy.decide;

import io.labelguard.policy.match.CompiledStatement;
import io.labelguard.policy.model.Effect;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// Numbers what can hold or not: a Deny is one slot; an Allow is two, whether it covers the caller
/// at all and whether it names the caller or everyone; a statement whose effect cannot be read is
/// all three.
final class Slots {

  /// The slots of one statement; -1 for one that it does not have.
  record Of(CompiledStatement statement, int deny, int allow, int direct) {

    BitSet all() {
      BitSet all = new BitSet();
      for (int slot : new int[] {deny, allow, direct}) {
        if (slot >= 0) {
          all.set(slot);
        }
      }
      return all;
    }
  }

  private final List<Of> statements = new ArrayList<>();
  private final BitSet denies = new BitSet();
  private final BitSet allows = new BitSet();
  private final BitSet directs = new BitSet();
  private int size;

  Of add(CompiledStatement statement) {
    Effect effect = statement.statement().effect();
    int deny = effect == Effect.ALLOW ? -1 : taken(denies);
    int allow = effect == Effect.DENY ? -1 : taken(allows);
    int direct = effect == Effect.DENY ? -1 : taken(directs);
    Of slots = new Of(statement, deny, allow, direct);
    statements.add(slots);
    return slots;
  }

  private int taken(BitSet kind) {
    kind.set(size);
    return size++;
  }

  List<Of> statements() {
    return List.copyOf(statements);
  }

  int size() {
    return size;
  }

  BitSet denies() {
    return (BitSet) denies.clone();
  }

  BitSet allows() {
    return (BitSet) allows.clone();
  }

  BitSet directs() {
    return (BitSet) directs.clone();
  }

  /// All slots but some.
  BitSet allBut(BitSet some) {
    BitSet rest = new BitSet();
    rest.set(0, size);
    rest.andNot(some);
    return rest;
  }
}
