package io.labelguard.policy.filling;

import io.labelguard.policy.match.CompiledStatement;
import io.labelguard.policy.model.Effect;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// Numbers what can hold or not.
///
/// A Deny is one slot. An Allow is one for whether it covers the caller at all, one for whether it
/// names the caller or everyone, one for whether no permissions boundary limits it, and one for a
/// question about it, as far as [Detail] says. A statement whose effect cannot be read is all of
/// these.
public final class Slots {

  /// How much of an Allow is numbered.
  public enum Detail {
    /// Whether it covers the caller.
    COVERS,
    /// Also whether it names the caller or everyone.
    NAMES,
    /// Also whether no permissions boundary limits it.
    LIMITS,
    /// Also the answer to a question that matters only where it covers the caller.
    ASKS
  }

  /// The slots of one statement; -1 for one that it does not have.
  public record Of(
      CompiledStatement statement, int deny, int allow, int direct, int unlimited, int asked) {

    /// All of its slots.
    public BitSet all() {
      BitSet all = new BitSet();
      for (int slot : new int[] {deny, allow, direct, unlimited, asked}) {
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

  /// Numbers a statement.
  public Of add(CompiledStatement statement, Detail detail) {
    Effect effect = statement.statement().effect();
    boolean allows = effect != Effect.DENY;
    int deny = effect == Effect.ALLOW ? -1 : taken(denies);
    int allow = allows ? taken(this.allows) : -1;
    int direct = allows && detail != Detail.COVERS ? taken(directs) : -1;
    int unlimited = allows && detail.compareTo(Detail.LIMITS) >= 0 ? add() : -1;
    int asked = allows && detail == Detail.ASKS ? add() : -1;
    Of slots = new Of(statement, deny, allow, direct, unlimited, asked);
    statements.add(slots);
    return slots;
  }

  /// Numbers something that no statement says.
  public int add() {
    return size++;
  }

  private int taken(BitSet kind) {
    kind.set(size);
    return add();
  }

  /// The statements, in the order in which they were added.
  public List<Of> statements() {
    return List.copyOf(statements);
  }

  /// The slots of Deny statements.
  public BitSet denies() {
    return (BitSet) denies.clone();
  }

  /// The slots for whether an Allow covers the caller.
  public BitSet allows() {
    return (BitSet) allows.clone();
  }

  /// The slots for whether an Allow names the caller or everyone.
  public BitSet directs() {
    return (BitSet) directs.clone();
  }

  /// All slots but some.
  public BitSet allBut(BitSet some) {
    BitSet rest = new BitSet();
    rest.set(0, size);
    rest.andNot(some);
    return rest;
  }
}
