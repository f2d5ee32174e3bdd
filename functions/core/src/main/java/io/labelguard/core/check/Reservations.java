package io.labelguard.core.check;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// What a judgement takes as so without having read it.
///
/// @param assumed the layers of policies that were not read and are taken as allowing
/// @param simulated whether only IAM's simulator was asked about the SCPs
public record Reservations(SortedSet<AssumedLayer> assumed, boolean simulated) {

  /// Nothing.
  public static final Reservations NONE = of(Set.of(), false);

  public Reservations {
    assumed = Collections.unmodifiableSortedSet(new TreeSet<>(assumed));
  }

  public static Reservations of(Set<AssumedLayer> assumed, boolean simulated) {
    return new Reservations(new TreeSet<>(assumed), simulated);
  }

  /// Returns them for a person; sentences.
  public List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    if (simulated) {
      sentences.add("IAM's simulator was asked about the SCPs: their conditions were not seen.");
    }
    if (!assumed.isEmpty()) {
      sentences.add(AssumedLayer.sentence(assumed));
    }
    return sentences;
  }
}
