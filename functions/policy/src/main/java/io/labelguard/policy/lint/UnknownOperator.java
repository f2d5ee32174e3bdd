package io.labelguard.policy.lint;

import io.labelguard.policy.json.Quoted;
import io.labelguard.policy.model.ConditionOperator;
import io.labelguard.policy.model.ConditionOperator.Base;
import io.labelguard.policy.model.ConditionOperator.SetOperator;
import java.util.Optional;
import java.util.stream.Stream;

/// Explains why a text is not a condition operator, and which operator it resembles.
final class UnknownOperator {

  private static final String IF_EXISTS = "IfExists";

  private UnknownOperator() {}

  static String why(String text) {
    if (text.equals(Base.NULL.text() + IF_EXISTS)) {
      return "Null cannot have IfExists, as it asks for presence itself: write \"Null\"";
    }
    if (text.equals("ForAllValues:Null") || text.equals("ForAnyValue:Null")) {
      return "Null cannot have a set operator: write \"Null\"";
    }
    return "unknown condition operator "
        + Quoted.text(text)
        + otherCase(text)
            .map(meant -> "; operators are case-sensitive: write " + meant)
            .orElse("; write one that IAM documents, such as StringEquals");
  }

  private static Optional<String> otherCase(String text) {
    return Stream.of(SetOperator.values())
        .flatMap(
            set ->
                Stream.of(Base.values())
                    .flatMap(
                        base ->
                            Stream.of(
                                set.prefix() + base.text(),
                                set.prefix() + base.text() + IF_EXISTS)))
        .filter(text::equalsIgnoreCase)
        .filter(meant -> ConditionOperator.parse(meant).isPresent())
        .findFirst();
  }
}
