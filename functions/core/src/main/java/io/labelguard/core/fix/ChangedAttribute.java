package io.labelguard.core.fix;

import io.labelguard.policy.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// One attribute of a statement, or of a policy, whose values change.
///
/// @param path the names that lead to it, such as `Condition`, `StringNotEquals`, `aws:SourceVpce`
/// @param values those that are removed, then those of the text after in its order; each is JSON as
///     it is written
public record ChangedAttribute(List<String> path, List<Value> values) {
  public ChangedAttribute {
    path = List.copyOf(path);
    values = List.copyOf(values);
  }

  /// What happens to a value.
  public enum Sign {
    KEPT,
    ADDED,
    REMOVED
  }

  /// One value.
  public record Value(Sign sign, String text) {}

  /// Returns the attributes of which a value is added or removed, in the order of the objects.
  ///
  /// @param before its members, as they are written in `beforeText`
  static List<ChangedAttribute> between(
      String beforeText, List<Json.Member> before, String afterText, List<Json.Member> after) {
    Map<List<String>, List<String>> old = leaves(beforeText, before);
    Map<List<String>, List<String>> now = leaves(afterText, after);
    Set<List<String>> paths = new LinkedHashSet<>(old.keySet());
    paths.addAll(now.keySet());
    List<ChangedAttribute> changed = new ArrayList<>();
    for (List<String> path : paths) {
      List<Value> values =
          signed(old.getOrDefault(path, List.of()), now.getOrDefault(path, List.of()));
      if (values.stream().anyMatch(value -> value.sign() != Sign.KEPT)) {
        changed.add(new ChangedAttribute(path, values));
      }
    }
    return List.copyOf(changed);
  }

  private static List<Value> signed(List<String> old, List<String> now) {
    List<String> left = new ArrayList<>(old);
    List<Value> after = new ArrayList<>();
    for (String value : now) {
      after.add(new Value(left.remove(value) ? Sign.KEPT : Sign.ADDED, value));
    }
    List<Value> all = new ArrayList<>();
    left.forEach(value -> all.add(new Value(Sign.REMOVED, value)));
    all.addAll(after);
    return all;
  }

  private static Map<List<String>, List<String>> leaves(String text, List<Json.Member> members) {
    Map<List<String>, List<String>> leaves = new LinkedHashMap<>();
    members.forEach(member -> add(text, List.of(), member, leaves));
    return leaves;
  }

  private static void add(
      String text, List<String> above, Json.Member member, Map<List<String>, List<String>> to) {
    List<String> path = new ArrayList<>(above);
    path.add(member.name().value());
    List<Json> values =
        switch (member.value()) {
          case Json.Obj(List<Json.Member> inner, _) when !inner.isEmpty() -> {
            inner.forEach(each -> add(text, path, each, to));
            yield List.of();
          }
          case Json.Arr(List<Json> items, _) when !items.isEmpty() -> items;
          case Json.Obj _, Json.Arr _, Json.Str _, Json.Num _, Json.Bool _, Json.Null _ ->
              List.of(member.value());
        };
    for (Json value : values) {
      to.computeIfAbsent(List.copyOf(path), _ -> new ArrayList<>()).add(value.span().of(text));
    }
  }
}
