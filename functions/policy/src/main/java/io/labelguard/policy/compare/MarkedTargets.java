package io.labelguard.policy.compare;

import io.labelguard.policy.match.CompiledStatement;
import io.labelguard.policy.match.Glob;
import io.labelguard.policy.match.PatternClause;
import io.labelguard.policy.match.Template;
import io.labelguard.policy.tables.S3Actions.Target;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;

/// Finds which Resource elements can cover an ARN at once, some of them with policy variables,
/// for any values of the variables: a few combinations more than there are, never fewer.
final class MarkedTargets {

  private MarkedTargets() {}

  /// Returns for each kind of resource the slots that can cover one at once, and after them, for
  /// each slot, whether it surely does ([JointSlots#surely]); empty where marks do not fit.
  static Optional<Map<Target, Map<BitSet, String>>> of(JointSlots slots) {
    List<PatternClause> resources =
        slots.statements().stream().map(CompiledStatement::resources).toList();
    SequencedSet<Marks.Listed> templates = new LinkedHashSet<>();
    List<List<Glob>> lists = new ArrayList<>();
    List<PatternClause> plain = new ArrayList<>();
    for (PatternClause clause : resources) {
      if (!Marks.fit(clause.variable(), Template.Reading.WILDCARDS)) {
        return Optional.empty();
      }
      lists.add(clause.fixed());
      plain.add(new PatternClause(false, clause.fixed(), List.of()));
      clause.variable().forEach(each -> templates.add(listed(each)));
    }
    List<Marks.Listed> patterns = List.copyOf(templates);
    patterns.forEach(
        each -> plain.add(new PatternClause(false, List.of(Marks.widest(each)), List.of())));
    Optional<Map<Target, Map<BitSet, String>>> found =
        ResourceAtoms.of(plain, slots.forIdentities());
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Map<Target, Map<BitSet, String>> byTarget = new EnumMap<>(Target.class);
    for (Map.Entry<Target, Map<BitSet, String>> entry : found.get().entrySet()) {
      Optional<List<Listings.Outcome>> outcomes =
          new Listings(lists, patterns).outcomes(entry.getValue().keySet());
      if (outcomes.isEmpty()) {
        return Optional.empty();
      }
      Map<BitSet, String> covering = new LinkedHashMap<>();
      outcomes.get().forEach(outcome -> covering.put(covering(slots, patterns, outcome), ""));
      byTarget.put(entry.getKey(), covering);
    }
    return Optional.of(byTarget);
  }

  private static BitSet covering(
      JointSlots slots, List<Marks.Listed> patterns, Listings.Outcome outcome) {
    BitSet covering = slots.allBut(new BitSet());
    for (int slot = 0; slot < slots.statements().size(); slot++) {
      PatternClause clause = slots.statements().get(slot).resources();
      boolean listed = outcome.plain().get(slot);
      boolean surely = listed;
      for (Template template : clause.variable()) {
        int at = patterns.indexOf(listed(template));
        listed |= outcome.matched().get(at);
        surely |= outcome.surely().get(at);
      }
      covering.set(slot, listed != clause.negated());
      covering.set(slots.surely(slot), surely || clause.negated() || clause.variable().isEmpty());
    }
    return covering;
  }

  private static Marks.Listed listed(Template template) {
    return new Marks.Listed(template, Template.Reading.WILDCARDS);
  }
}
