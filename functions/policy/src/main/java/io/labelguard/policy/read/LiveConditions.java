package io.labelguard.policy.read;

import io.labelguard.policy.json.Json;
import io.labelguard.policy.json.Pointer;
import io.labelguard.policy.json.Quoted;
import io.labelguard.policy.model.Condition;
import io.labelguard.policy.model.ConditionOperator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// Reads the Condition element in text that S3 returned; a condition that cannot be read is left
/// out (it may hold), as its problem explains.
final class LiveConditions {

  private final LiveValues values;
  private final ProblemLog problems;

  LiveConditions(LiveValues values, ProblemLog problems) {
    this.values = values;
    this.problems = problems;
  }

  List<Condition> read(Pointer at, Json value) {
    List<Condition> read = new ArrayList<>();
    for (Json.Member block : members(at, value, UnaryOperator.identity())) {
      String name = block.name().value();
      Optional<ConditionOperator> operator = ConditionOperator.parse(name);
      if (operator.isEmpty()) {
        LiveProblem.add(
            problems,
            at.to(name),
            block.name().span(),
            "unknown condition operator " + Quoted.text(name));
        continue;
      }
      for (Json.Member key : members(at.to(name), block.value(), LiveConditions::key)) {
        String keyName = key.name().value();
        values
            .scalars(at.to(name).to(keyName), key.value())
            .ifPresent(texts -> read.add(new Condition(operator.get(), keyName, texts, key)));
      }
    }
    return read;
  }

  /// Returns a condition key in the one letter case that it is compared in.
  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /// Returns the members of an object, without those whose name is repeated.
  ///
  /// @param same turns names that mean the same into one
  private List<Json.Member> members(Pointer at, Json value, UnaryOperator<String> same) {
    if (!(value instanceof Json.Obj object)) {
      LiveProblem.add(problems, at, value.span(), "must be an object");
      return List.of();
    }
    Map<String, Json.Str> seen = new HashMap<>();
    Set<String> repeated = new HashSet<>();
    for (Json.Member member : object.members()) {
      String name = member.name().value();
      Json.Str first = seen.putIfAbsent(same.apply(name), member.name());
      if (first != null) {
        repeated.add(same.apply(name));
        LiveProblem.add(
            problems,
            at.to(name),
            member.name().span(),
            Quoted.text(name)
                + (first.value().equals(name)
                    ? " is given twice"
                    : " is given twice (letter case does not count)")
                + "; which one counts is not known");
      }
    }
    return object.members().stream()
        .filter(member -> !repeated.contains(same.apply(member.name().value())))
        .toList();
  }
}
