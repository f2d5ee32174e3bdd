package io.labelguard.policy.decide;

import io.labelguard.policy.atoms.Atom;
import io.labelguard.policy.atoms.KeyAtoms;
import io.labelguard.policy.atoms.PrefixAtoms;
import io.labelguard.policy.filling.Knowledge;
import io.labelguard.policy.filling.KnownTruth;
import io.labelguard.policy.match.CompiledStatement;
import io.labelguard.policy.match.ConditionClause;
import io.labelguard.policy.match.PatternClause;
import io.labelguard.policy.request.RequestResource;
import io.labelguard.policy.value.Truth;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/// The truth of one element of a statement on its own, over all that its key or the prefix can be.
record ElementTruth(KnownTruth known) {

  Truth of(ConditionClause clause) {
    Knowledge knowledge = known.knowledge();
    Truth truth = knowledge.holds(clause);
    if (truth != Truth.UNKNOWN
        || clause.isOpen()
        || knowledge.isKnown(clause.key())
        || !knowledge.unknown(clause.variables()).isEmpty()) {
      return truth;
    }
    Optional<List<Atom>> atoms =
        KeyAtoms.of(knowledge.domain(clause.key()), List.of(clause.filled(knowledge::values)));
    return atoms
        .map(all -> shared(all.stream().map(atom -> atom.holds().get(0)).toList()))
        .orElse(Truth.UNKNOWN);
  }

  Truth ofResource(CompiledStatement statement) {
    PatternClause resources = statement.resources();
    if (!(known.request().resource() instanceof RequestResource.Prefix(String prefix))
        || !known.knowledge().unknown(resources.variables()).isEmpty()) {
      return known.resource(statement);
    }
    PatternClause filled = resources.filled(known.knowledge()::values);
    Optional<List<BitSet>> atoms = PrefixAtoms.of(prefix, filled.fixed());
    return atoms
        .map(all -> all.stream().map(atom -> atom.isEmpty() == filled.negated()).toList())
        .map(ElementTruth::shared)
        .orElse(Truth.UNKNOWN);
  }

  private static Truth shared(List<Boolean> truths) {
    return truths.contains(true)
        ? truths.contains(false) ? Truth.UNKNOWN : Truth.TRUE
        : Truth.FALSE;
  }
}
