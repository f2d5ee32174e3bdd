package io.labelguard.policy.filling;

import io.labelguard.policy.atoms.Atom;
import io.labelguard.policy.atoms.KeyAtoms;
import io.labelguard.policy.atoms.PrefixAtoms;
import io.labelguard.policy.match.CompiledPolicy;
import io.labelguard.policy.match.CompiledStatement;
import io.labelguard.policy.match.ConditionClause;
import io.labelguard.policy.match.Glob;
import io.labelguard.policy.match.KeyClause;
import io.labelguard.policy.match.PatternClause;
import io.labelguard.policy.match.VariableClause;
import io.labelguard.policy.request.RequestResource;
import io.labelguard.policy.value.Truth;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Sorts all that is not known of a request into dimensions that vary alone, and cuts each into
/// atoms.
public final class Dimensions {

  private final KnownTruth known;
  private final Slots slots;
  private final List<Dimension> found = new ArrayList<>();
  private final Map<String, Clauses> byKey = new TreeMap<>();
  private final List<Glob> resourceGlobs = new ArrayList<>();
  private final List<PrefixUse> resourceUses = new ArrayList<>();

  /// The clauses on one key, and the slots that need each.
  private static final class Clauses {

    private final List<KeyClause> clauses = new ArrayList<>();
    private final List<BitSet> users = new ArrayList<>();

    void add(KeyClause clause, BitSet user) {
      clauses.add(clause);
      users.add(user);
    }
  }

  /// A resource clause: which of the patterns it lists, and the slots that need it.
  private record PrefixUse(int first, int last, boolean negated, BitSet users) {}

  private Dimensions(KnownTruth known, Slots slots) {
    this.known = known;
    this.slots = slots;
  }

  /// Returns the dimensions on which slots of statements depend.
  public static List<Dimension> of(CompiledPolicy policy, KnownTruth known, Slots slots) {
    Dimensions dimensions = new Dimensions(known, slots);
    slots.statements().forEach(dimensions::addStatement);
    dimensions.found.addAll(
        new SessionDimensions(slots)
            .of(known.caller(), known.caller().possibleSessions(policy.sessions())));
    dimensions.addResources();
    dimensions.byKey.forEach(dimensions::addKey);
    return List.copyOf(dimensions.found);
  }

  private void addStatement(Slots.Of of) {
    CompiledStatement statement = of.statement();
    if (!statement.isReadable()) {
      addOpen(Set.of(), of.all());
    }
    if (known.resource(statement) == Truth.UNKNOWN) {
      addResource(of);
    }
    for (ConditionClause clause : statement.conditions()) {
      if (known.knowledge().holds(clause) == Truth.UNKNOWN) {
        addCondition(clause, of.all());
      }
    }
  }

  private void addCondition(ConditionClause clause, BitSet users) {
    Knowledge knowledge = known.knowledge();
    Set<String> unknown = new LinkedHashSet<>(knowledge.unknown(clause.variables()));
    boolean ownKnown =
        knowledge.isKnown(clause.key())
            && !(knowledge.isEmptyText(clause.key()) && clause.readsEmptyTextInSeveralWays());
    if (clause.isOpen()) {
      unknown.add(clause.key());
      addOpen(unknown, users);
    } else if (unknown.isEmpty() && !ownKnown) {
      byKey(clause.key()).add(clause.filled(knowledge::values), users);
    } else if (unknown.size() == 1 && ownKnown && hasOneShortValue(clause.key())) {
      String key = unknown.iterator().next();
      String value = knowledge.values(clause.key()).getFirst();
      byKey(key)
          .add(
              VariableClause.of(
                  value,
                  filling ->
                      clause.holds(List.of(value), knowledge.with(key, filling)) == Truth.TRUE),
              users);
    } else {
      // Exact only where a clause depends on one key that is not known: two such keys in one
      // clause, or several values that differ under no set operator, are a question of their own.
      if (!ownKnown || unknown.isEmpty()) {
        unknown.add(clause.key());
      }
      addOpen(unknown, users);
    }
  }

  private boolean hasOneShortValue(String key) {
    List<String> values = known.knowledge().values(key);
    return values.size() == 1 && values.getFirst().length() <= VariableClause.LONGEST;
  }

  private void addResource(Slots.Of of) {
    PatternClause resources = of.statement().resources();
    List<String> unknown = known.knowledge().unknown(resources.variables());
    switch (known.request().resource()) {
      case RequestResource.Exact(String arn) -> {
        if (unknown.size() == 1 && arn.length() <= VariableClause.LONGEST) {
          String key = unknown.getFirst();
          byKey(key)
              .add(
                  VariableClause.of(
                      arn,
                      filling ->
                          resources.filled(known.knowledge().with(key, filling)).covers(arn)),
                  of.all());
        } else {
          addOpen(new TreeSet<>(unknown), of.all());
        }
      }
      case RequestResource.Prefix(String prefix) -> {
        if (unknown.isEmpty()) {
          addPrefixUse(resources.filled(known.knowledge()::values), prefix, of.all());
        } else {
          // The widest reading bounds what the variables can make of the patterns; within it, each
          // statement is a question of its own.
          addPrefixUse(resources.widest(), prefix, of.all());
          addOpen(new TreeSet<>(unknown), of.all());
        }
      }
    }
  }

  /// Patterns that match nothing under the prefix distinguish no texts there.
  private void addPrefixUse(PatternClause clause, String prefix, BitSet users) {
    int first = resourceGlobs.size();
    clause.fixed().stream().filter(glob -> glob.mayMatchUnder(prefix)).forEach(resourceGlobs::add);
    resourceUses.add(new PrefixUse(first, resourceGlobs.size(), clause.negated(), users));
  }

  private Clauses byKey(String key) {
    return byKey.computeIfAbsent(key, _ -> new Clauses());
  }

  private void addOpen(Set<String> keys, BitSet users) {
    found.add(Dimension.open(keys, slots, users));
  }

  private void addKey(String key, Clauses on) {
    Optional<List<Atom>> atoms = KeyAtoms.of(known.knowledge().domain(key), on.clauses);
    if (atoms.isEmpty()) {
      // Past the bound: each clause is a question of its own.
      on.users.forEach(users -> addOpen(Set.of(key), users));
      return;
    }
    List<BitSet> masks = new ArrayList<>();
    for (Atom atom : atoms.get()) {
      BitSet holds = atom.holds();
      BitSet lost = new BitSet();
      for (int at = 0; at < on.users.size(); at++) {
        if (!holds.get(at)) {
          lost.or(on.users.get(at));
        }
      }
      masks.add(slots.allBut(lost));
    }
    found.add(new Dimension(Set.of(key), masks, false));
  }

  private void addResources() {
    if (!(known.request().resource() instanceof RequestResource.Prefix(String prefix))) {
      return;
    }
    Optional<List<BitSet>> sets = PrefixAtoms.of(prefix, resourceGlobs);
    if (sets.isEmpty()) {
      resourceUses.forEach(use -> addOpen(Set.of(), use.users()));
      return;
    }
    List<BitSet> masks = new ArrayList<>();
    for (BitSet matched : sets.get()) {
      BitSet lost = new BitSet();
      for (PrefixUse use : resourceUses) {
        boolean listed = !matched.get(use.first(), use.last()).isEmpty();
        if (listed == use.negated()) {
          lost.or(use.users());
        }
      }
      masks.add(slots.allBut(lost));
    }
    found.add(new Dimension(Set.of(), masks, true));
  }
}
