package io.labelguard.policy.read;

import io.labelguard.policy.json.Json;
import io.labelguard.policy.json.Pointer;
import io.labelguard.policy.json.Quoted;
import io.labelguard.policy.model.Condition;
import io.labelguard.policy.model.ConditionOperator;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
    for (Json.Member block : members(at, value)) {
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
      for (Json.Member key : members(at.to(name), block.value())) {
        String keyName = key.name().value();
        values
            .scalars(at.to(name).to(keyName), key.value())
            .ifPresent(texts -> read.add(new Condition(operator.get(), keyName, texts, key)));
      }
    }
    return read;
  }

  // Members of an object, without those whose name is repeated.
  private List<Json.Member> members(Pointer at, Json value) {
    if (!(value instanceof Json.Obj object)) {
      LiveProblem.add(problems, at, value.span(), "must be an object");
      return List.of();
    }
    Set<String> seen = new HashSet<>();
    Set<String> repeated = new HashSet<>();
    for (Json.Member member : object.members()) {
      String name = member.name().value();
      if (!seen.add(name)) {
        repeated.add(name);
        LiveProblem.add(
            problems,
            at.to(name),
            member.name().span(),
            Quoted.text(name) + " is given twice; which one counts is not known");
      }
    }
    return object.members().stream()
        .filter(member -> !repeated.contains(member.name().value()))
        .toList();
  }
}
