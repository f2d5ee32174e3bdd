package io.labelguard.policy.match;

import io.labelguard.policy.model.Condition;
import io.labelguard.policy.model.ConditionOperator;
import io.labelguard.policy.model.ConditionOperator.Base;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Compiles conditions: reads the values as the operator does, and finds policy variables in them.
final class ConditionCompiler {

  private ConditionCompiler() {}

  /// Compiles a condition.
  ///
  /// @param replacesVariables whether the policy's version has policy variables
  static ConditionClause compile(Condition condition, boolean replacesVariables) {
    String key = condition.key().toLowerCase(Locale.ROOT);
    Base base = condition.operator().base();
    List<String> values = condition.values();
    return switch (base.type()) {
      case STRING, ARN -> ofText(condition, key, reading(base), replacesVariables);
      case NUMERIC -> fixed(condition, key, NumberMatch.of(OrderRelation.of(base), values));
      case DATE -> fixed(condition, key, DateMatch.of(OrderRelation.of(base), values));
      case BOOL -> ofBool(condition, key, replacesVariables);
      case NULL -> fixed(condition, key, TextMatch.ofBool(values));
      case BINARY -> fixed(condition, key, TextMatch.ofBinary(values));
      case IP_ADDRESS -> fixed(condition, key, AddressMatch.of(values));
    };
  }

  private static ConditionClause fixed(Condition condition, String key, ValueMatch match) {
    return new ConditionClause(condition, key, match, List.of(), false);
  }

  private static ConditionClause ofBool(
      Condition condition, String key, boolean replacesVariables) {
    List<Template> variable = new ArrayList<>();
    if (replacesVariables) {
      condition.values().stream()
          .map(Template::parse)
          .filter(template -> !template.variables().isEmpty())
          .forEach(variable::add);
    }
    return new ConditionClause(
        condition, key, TextMatch.ofBool(condition.values()), variable, false);
  }

  private static ConditionClause ofText(
      Condition condition, String key, Template.Reading reading, boolean replacesVariables) {
    List<Glob> globs = new ArrayList<>();
    List<Glob> named = new ArrayList<>();
    List<Template> variable = new ArrayList<>();
    for (String value : condition.values()) {
      Template template = replacesVariables ? Template.parse(value) : Template.verbatim(value);
      if (template.variables().isEmpty()) {
        template.fill(reading, _ -> List.of()).ifPresent(globs::add);
      } else {
        variable.add(template);
      }
    }
    globs.stream().filter(Glob::isLiteral).forEach(named::add);
    return new ConditionClause(condition, key, new TextMatch(globs, named), variable, false);
  }

  /// Returns how an operator reads text.
  static Template.Reading reading(Base base) {
    if (base.type() == ConditionOperator.Type.ARN) {
      return Template.Reading.ARN;
    }
    if (base == Base.STRING_LIKE || base == Base.STRING_NOT_LIKE) {
      return Template.Reading.WILDCARDS;
    }
    return base == Base.STRING_EQUALS || base == Base.STRING_NOT_EQUALS
        ? Template.Reading.LITERAL
        : Template.Reading.LITERAL_IGNORING_CASE;
  }
}
