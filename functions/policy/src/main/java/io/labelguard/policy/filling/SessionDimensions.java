package io.labelguard.policy.filling;

import io.labelguard.policy.match.Caller;
import io.labelguard.policy.match.PrincipalClause.Grip;
import io.labelguard.policy.value.Truth;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/// Cuts the sessions that a caller may be into those that the policy names and all others.
public record SessionDimensions(Slots slots) {

  /// Returns the dimension of the session, and one for each statement of which the documents leave
  /// open whether it covers the caller.
  public List<Dimension> of(Caller caller, List<String> sessions) {
    List<Caller> callers = new ArrayList<>();
    sessions.forEach(session -> callers.add(caller.withSession(session)));
    callers.add(caller);
    List<BitSet> masks = callers.stream().map(this::mask).toList();
    List<Dimension> found = new ArrayList<>();
    found.add(new Dimension(Set.of(), masks, false));
    slots.statements().forEach(of -> addOpen(found, of, callers));
    return found;
  }

  private BitSet mask(Caller caller) {
    BitSet lost = new BitSet();
    for (Slots.Of of : slots.statements()) {
      Grip grip = of.statement().principals().grip(caller);
      lose(lost, of.deny(), grip.any());
      lose(lost, of.allow(), grip.any());
      lose(lost, of.direct(), grip.direct());
      lose(lost, of.unlimited(), grip.unlimited());
      lose(lost, of.asked(), grip.any());
    }
    return slots.allBut(lost);
  }

  private static void lose(BitSet lost, int slot, Truth truth) {
    if (slot >= 0 && truth == Truth.FALSE) {
      lost.set(slot);
    }
  }

  /// What the documents leave open for some session is a question of its own for all sessions.
  private void addOpen(List<Dimension> found, Slots.Of of, List<Caller> callers) {
    boolean any = false;
    boolean direct = false;
    boolean unlimited = false;
    for (Caller caller : callers) {
      Grip grip = of.statement().principals().grip(caller);
      any |= grip.any() == Truth.UNKNOWN;
      direct |= grip.direct() == Truth.UNKNOWN;
      unlimited |= grip.unlimited() == Truth.UNKNOWN;
    }
    if (any) {
      found.add(Dimension.open(Set.of(), slots, of.all()));
    } else {
      addOpen(found, direct, of.direct());
      addOpen(found, unlimited, of.unlimited());
    }
  }

  private void addOpen(List<Dimension> found, boolean open, int slot) {
    if (open && slot >= 0) {
      BitSet user = new BitSet();
      user.set(slot);
      found.add(Dimension.open(Set.of(), slots, user));
    }
  }
}
