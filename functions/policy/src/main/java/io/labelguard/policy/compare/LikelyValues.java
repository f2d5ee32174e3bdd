package io.labelguard.policy.compare;

import io.labelguard.policy.atoms.Atom;
import io.labelguard.policy.atoms.KeyAtoms;
import io.labelguard.policy.atoms.KeyDomain;
import io.labelguard.policy.match.CompiledStatement;
import io.labelguard.policy.match.ConditionClause;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.function.Function;

/// Values of a key that policy variables name which might make a difference: one of each atom that
/// the key's own conditions cut, and the stretches that patterns spell out between slashes, since a
/// variable is replaced by such a stretch.
record LikelyValues(List<CompiledStatement> statements)
    implements Function<String, List<List<String>>> {

  private static final int MOST_STRETCHES = 8;

  @Override
  public List<List<String>> apply(String key) {
    List<List<String>> values = new ArrayList<>();
    List<ConditionClause> own = new ArrayList<>();
    for (CompiledStatement statement : statements) {
      statement.conditions().stream()
          .filter(clause -> clause.key().equals(key) && !clause.hasVariables())
          .forEach(own::add);
    }
    KeyAtoms.of(KeyDomain.anything(key), own).stream()
        .flatMap(List::stream)
        .map(Atom::witness)
        .forEach(witness -> witness.filter(one -> one.size() <= 1).ifPresent(values::add));
    stretches().stream().limit(MOST_STRETCHES).map(List::of).forEach(values::add);
    return values;
  }

  private SequencedSet<String> stretches() {
    SequencedSet<String> stretches = new LinkedHashSet<>();
    for (CompiledStatement statement : statements) {
      for (String pattern : statement.statement().resources().patterns()) {
        // After the bucket's name, if it is an object's.
        int slash = pattern.indexOf('/');
        add(stretches, slash < 0 ? "" : pattern.substring(slash + 1));
      }
      for (ConditionClause clause : statement.conditions()) {
        clause.condition().values().forEach(value -> add(stretches, value));
      }
    }
    return stretches;
  }

  private static void add(SequencedSet<String> stretches, String pattern) {
    for (String stretch : pattern.split("/", -1)) {
      if (!stretch.isEmpty() && stretch.indexOf('*') < 0 && stretch.indexOf('?') < 0) {
        stretches.add(stretch);
      }
    }
  }
}
