package io.labelguard.policy.decide;

import io.labelguard.policy.atoms.Search;
import io.labelguard.policy.decide.DecisionRule.Outcome;
import io.labelguard.policy.filling.DecidingKeys;
import io.labelguard.policy.filling.DeniedPart;
import io.labelguard.policy.filling.Dimension;
import io.labelguard.policy.filling.Dimensions;
import io.labelguard.policy.filling.KnownTruth;
import io.labelguard.policy.filling.Slots;
import io.labelguard.policy.match.CompiledPolicy;
import io.labelguard.policy.match.CompiledStatement;
import io.labelguard.policy.match.VariableClause;
import io.labelguard.policy.value.Truth;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Decides a request of which something is unknown, by all fillings of it.
///
/// Undetermined though only one decision is possible, in these cases only (a test lists them):
///
/// - a question that the documents leave open (partly listed NotPrincipal, canonical user ids,
/// several values that differ under no set operator) is free even beside its opposite;
/// - so is a clause that depends on two unknown keys, or on a policy variable in a text of more
/// than 200 chars ([VariableClause]) or in one of several values;
/// - operators of several types on one key are combined freely
///   ([io.labelguard.policy.atoms.KeyAtoms]);
/// - numbers that a key never has, such as fractions, count;
/// - past a bound of atoms, states or steps each clause is free.
final class Fillings {

  private final CompiledPolicy policy;
  private final KnownTruth known;
  private final Slots slots = new Slots();
  private final List<Dimension> dimensions;
  private final Search search;

  Fillings(CompiledPolicy policy, KnownTruth known) {
    this.policy = policy;
    this.known = known;
    for (CompiledStatement statement : policy.statements()) {
      if (known.truth(statement) != Truth.FALSE) {
        slots.add(statement, Slots.Detail.NAMES);
      }
    }
    this.dimensions = Dimensions.of(policy, known, slots);
    this.search = new Search(dimensions.stream().map(Dimension::atoms).toList());
  }

  Evaluation evaluation() {
    List<Integer> denies = new ArrayList<>();
    List<Integer> allows = new ArrayList<>();
    List<Integer> may = new ArrayList<>();
    for (Slots.Of of : slots.statements()) {
      int slot = of.deny() >= 0 ? of.deny() : of.allow();
      if (dimensions.stream().allMatch(dimension -> dimension.always(slot))) {
        (of.deny() >= 0 ? denies : allows).add(of.statement().index());
      } else if (dimensions.stream().allMatch(dimension -> dimension.ever(slot))) {
        may.add(of.statement().index());
      }
    }
    DecisionRule rule = new DecisionRule(known.request(), known.caller());
    Decision decision = Decision.among(rule.decisions(outcomes()));
    List<String> keys =
        decision == Decision.UNDETERMINED
            ? new DecidingKeys(
                    policy.keyNames(),
                    slots,
                    dimensions,
                    holding -> rule.decisions(EnumSet.of(outcome(holding))))
                .names()
            : List.of();
    List<String> part =
        decision == Decision.UNDETERMINED ? DeniedPart.of(known, slots, dimensions) : List.of();
    return new Evaluation(decision, denies, allows, may, keys, part);
  }

  /// The outcomes that some filling has; past the search's bound, one counts as possible.
  private Set<Outcome> outcomes() {
    Set<Outcome> outcomes = EnumSet.noneOf(Outcome.class);
    BitSet none = new BitSet();
    BitSet denies = slots.denies();
    BitSet named = slots.denies();
    named.or(slots.directs());
    BitSet all = slots.denies();
    all.or(slots.allows());
    addIfAny(outcomes, Outcome.DENIED, denies, none);
    addIfAny(outcomes, Outcome.ALLOWED_BY_NAME, slots.directs(), denies);
    addIfAny(outcomes, Outcome.ALLOWED_BY_ACCOUNT, slots.allows(), named);
    if (search.find(none, all) != Truth.FALSE) {
      outcomes.add(Outcome.SILENT);
    }
    return outcomes;
  }

  private Outcome outcome(BitSet holding) {
    return holding.intersects(slots.denies())
        ? Outcome.DENIED
        : holding.intersects(slots.directs())
            ? Outcome.ALLOWED_BY_NAME
            : holding.intersects(slots.allows()) ? Outcome.ALLOWED_BY_ACCOUNT : Outcome.SILENT;
  }

  private void addIfAny(Set<Outcome> outcomes, Outcome outcome, BitSet oneOf, BitSet avoided) {
    boolean possible =
        oneOf.stream().anyMatch(slot -> search.find(only(slot), avoided) != Truth.FALSE);
    if (possible) {
      outcomes.add(outcome);
    }
  }

  private static BitSet only(int slot) {
    BitSet only = new BitSet();
    only.set(slot);
    return only;
  }
}
