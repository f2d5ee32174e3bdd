package io.labelguard.policy.compare;

import io.labelguard.policy.atoms.Atom;
import io.labelguard.policy.match.ConditionClause;
import io.labelguard.policy.match.Template;
import io.labelguard.policy.value.Truth;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.TreeMap;
import java.util.function.Function;

/// Values assumed for the keys that policy variables name, so that clauses with variables depend on
/// one dimension alone.
///
/// @param values by key in lower case; an empty list for absent
record Assignment(Map<String, List<String>> values) {

  private static final int MOST = 24;

  /// No key is fixed: clauses with policy variables are free questions.
  static final Assignment NONE = new Assignment(Map.of());

  Assignment {
    values = Map.copyOf(values);
  }

  /// Returns assignments to try for a witness, at most [#MOST]: each key has a value of its own;
  /// all are absent; each has a value with a slash, as objects' names have; then each in turn has a
  /// value that might matter.
  ///
  /// @param likely for a key, values that its conditions or the other patterns name; empty for
  /// absent
  static List<Assignment> tries(
      List<Template.Variable> variables, Function<String, List<List<String>>> likely) {
    if (variables.isEmpty()) {
      return List.of(NONE);
    }
    Map<String, List<String>> own = new LinkedHashMap<>();
    Map<String, List<String>> absent = new TreeMap<>();
    for (Template.Variable variable : variables) {
      own.putIfAbsent(variable.key(), List.of("v" + own.size()));
      absent.put(variable.key(), List.of());
    }
    SequencedSet<Assignment> tries = new LinkedHashSet<>();
    tries.add(new Assignment(own));
    tries.add(new Assignment(absent));
    Map<String, List<String>> slashed = new LinkedHashMap<>();
    own.forEach((key, values) -> slashed.put(key, List.of(values.getFirst() + "/x")));
    tries.add(new Assignment(slashed));
    for (String key : own.keySet()) {
      for (List<String> values : likely.apply(key)) {
        Map<String, List<String>> changed = new LinkedHashMap<>(own);
        changed.put(key, values);
        tries.add(new Assignment(changed));
      }
    }
    return tries.stream().limit(MOST).toList();
  }

  boolean fixes(String key) {
    return values.containsKey(key);
  }

  List<String> values(String key) {
    return values.getOrDefault(key, List.of());
  }

  /// Whether all of the variables are fixed.
  boolean decides(List<Template.Variable> variables) {
    return variables.stream().allMatch(variable -> fixes(variable.key()));
  }

  /// The one atom of a fixed key.
  Atom atom(String key, List<ConditionClause> clauses) {
    BitSet holds = new BitSet();
    for (int at = 0; at < clauses.size(); at++) {
      holds.set(at, clauses.get(at).holds(values(key), this::values) == Truth.TRUE);
    }
    return new Atom(holds, Optional.of(values(key)));
  }
}
