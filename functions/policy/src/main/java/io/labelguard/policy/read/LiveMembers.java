package io.labelguard.policy.read;

import io.labelguard.policy.json.Json;
import io.labelguard.policy.json.Pointer;
import io.labelguard.policy.json.Quoted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The members of a live object by name; unknown and repeated names are problems, and a repeated
/// one has no value.
final class LiveMembers {

  private final Map<String, List<Json>> byName;

  private LiveMembers(Map<String, List<Json>> byName) {
    this.byName = byName;
  }

  static LiveMembers of(Json.Obj object, Pointer at, Set<String> known, ProblemLog problems) {
    Map<String, List<Json>> byName = HashMap.newHashMap(object.members().size());
    for (Json.Member member : object.members()) {
      String name = member.name().value();
      List<Json> values = byName.computeIfAbsent(name, _ -> new ArrayList<>(1));
      values.add(member.value());
      if (values.size() > 1) {
        LiveProblem.add(
            problems,
            at.to(name),
            member.name().span(),
            Quoted.text(name) + " is given twice; which one counts is not known");
      } else if (!known.contains(name)) {
        LiveProblem.add(
            problems, at.to(name), member.name().span(), PolicyElements.unknown(name, known));
      }
    }
    return new LiveMembers(byName);
  }

  boolean has(String name) {
    return byName.containsKey(name);
  }

  /// Returns the value of the member, where it is given exactly once.
  Optional<Json> only(String name) {
    List<Json> values = byName.getOrDefault(name, List.of());
    return values.size() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
  }
}
