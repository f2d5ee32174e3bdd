package io.labelguard.policy.layer;

import io.labelguard.policy.filling.Dimension;
import io.labelguard.policy.filling.KnownTruth;
import io.labelguard.policy.filling.Slots;
import io.labelguard.policy.filling.Slots.Detail;
import io.labelguard.policy.match.CompiledStatement;
import io.labelguard.policy.value.Truth;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// Numbers the statements that may hold, the layers that were not read, and one slot that always
/// holds.
final class LayerSlots {

  /// Where a statement is.
  ///
  /// @param layer empty for the resource policy
  record Place(Optional<LayerKind> layer, OptionalInt level, int policy) {

    static final Place RESOURCE = new Place(Optional.empty(), OptionalInt.empty(), 0);
  }

  /// A statement that may hold.
  record Placed(Place place, Slots.Of slots) {}

  /// A layer that was not read: whether it would allow, and whether a Deny of it would hold.
  ///
  /// @param block -1 where only its Allow is not known
  private record Unread(int allow, int block) {}

  private final KnownTruth known;
  private final Slots slots = new Slots();
  private final BitSet sure = new BitSet();
  private final List<Placed> placed = new ArrayList<>();
  private final Map<LayerKind, Unread> unread = new EnumMap<>(LayerKind.class);

  LayerSlots(KnownTruth known) {
    this.known = known;
    sure.set(slots.add());
  }

  Slots slots() {
    return slots;
  }

  /// The slot that always holds.
  BitSet sure() {
    return (BitSet) sure.clone();
  }

  /// The statements that were added, in their order.
  List<Placed> placed() {
    return List.copyOf(placed);
  }

  /// Adds those of some statements that may hold.
  List<Slots.Of> add(Place place, List<CompiledStatement> statements, Detail detail) {
    List<Slots.Of> added = new ArrayList<>();
    for (CompiledStatement statement : statements) {
      if (known.truth(statement) != Truth.FALSE) {
        Slots.Of of = slots.add(statement, detail);
        placed.add(new Placed(place, of));
        added.add(of);
      }
    }
    return added;
  }

  /// Adds a layer that was not read.
  ///
  /// @return the slot that holds where it allows
  BitSet addUnread(LayerKind layer) {
    return allowing(unread.computeIfAbsent(layer, _ -> new Unread(slots.add(), slots.add())));
  }

  /// Adds a layer of which only that it does not deny is known.
  ///
  /// @return the slot that holds where it allows
  BitSet addUnreadAllow(LayerKind layer) {
    return allowing(unread.computeIfAbsent(layer, _ -> new Unread(slots.add(), -1)));
  }

  private static BitSet allowing(Unread layer) {
    BitSet allow = new BitSet();
    allow.set(layer.allow());
    return allow;
  }

  /// The slots of a Deny that a layer which was not read may have.
  BitSet blocks() {
    BitSet blocks = new BitSet();
    unread.values().stream().mapToInt(Unread::block).filter(slot -> slot >= 0).forEach(blocks::set);
    return blocks;
  }

  /// The layers that were not read, each as a dimension. All slots must have been added.
  Map<LayerKind, Dimension> unreadLayers() {
    Map<LayerKind, Dimension> found = new EnumMap<>(LayerKind.class);
    unread.forEach((kind, layer) -> found.put(kind, dimension(layer)));
    return found;
  }

  private Dimension dimension(Unread layer) {
    List<BitSet> atoms = new ArrayList<>();
    atoms.add(without(layer.block(), -1));
    atoms.add(without(layer.allow(), layer.block()));
    if (layer.block() >= 0) {
      atoms.add(without(layer.allow(), -1));
    }
    return new Dimension(Set.of(), atoms, false);
  }

  /// What is asked about statements, each question as a dimension. All slots must have been added.
  List<Dimension> questions() {
    List<Dimension> found = new ArrayList<>();
    for (Placed statement : placed) {
      if (statement.slots().asked() >= 0) {
        BitSet asked = new BitSet();
        asked.set(statement.slots().asked());
        found.add(Dimension.open(Set.of(), slots, asked));
      }
    }
    return found;
  }

  private BitSet without(int one, int other) {
    BitSet lost = new BitSet();
    for (int slot : new int[] {one, other}) {
      if (slot >= 0) {
        lost.set(slot);
      }
    }
    return slots.allBut(lost);
  }
}
