package io.labelguard.policy.decide;

import io.labelguard.policy.filling.Knowledge;
import io.labelguard.policy.match.Template;
import java.util.List;
import java.util.stream.Collectors;

/// Puts into words which values policy variables have in a request.
record VariableWords(Knowledge knowledge) {

  /// Returns a text such as ` (${aws:username} is bob)`; empty where there are no variables.
  String of(List<Template.Variable> variables) {
    return variables.isEmpty()
        ? ""
        : variables.stream().map(this::one).distinct().collect(Collectors.joining("; ", " (", ")"));
  }

  private String one(Template.Variable variable) {
    String name = "${" + variable.written() + "} ";
    List<String> values = knowledge.values(variable.key());
    if (!knowledge.isKnown(variable.key())) {
      return name + "is not known";
    }
    if (values.size() == 1) {
      return name + "is " + values.getFirst();
    }
    return variable
        .otherwise()
        .map(otherwise -> name + "has no value, its default is " + otherwise)
        .orElse(name + "has no value, so nothing matches it");
  }
}
