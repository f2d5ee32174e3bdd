package io.labelguard.policy.match;

import io.labelguard.policy.model.Condition;
import io.labelguard.policy.model.ConditionOperator;
import io.labelguard.policy.model.ConditionOperator.Base;
import io.labelguard.policy.model.ConditionOperator.SetOperator;
import io.labelguard.policy.value.Truth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// One key under one operator of a statement, compiled: whether it holds for an absent key, for one
/// value and of several.
///
/// An empty list of values is an absent key: no operator distinguishes the two.
///
/// @see <a
///     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html">Single-valued
///     vs. multivalued context keys</a>
public final class ConditionClause implements KeyClause {

  private final Condition condition;
  private final String lowerKey;
  private final ValueMatch match;
  private final List<Template> variable;

  private ConditionClause(
      Condition condition, String lowerKey, ValueMatch match, List<Template> variable) {
    this.condition = condition;
    this.lowerKey = lowerKey;
    this.match = match;
    this.variable = List.copyOf(variable);
  }

  /// Compiles a condition.
  ///
  /// @param replacesVariables whether the policy's version has policy variables
  public static ConditionClause of(Condition condition, boolean replacesVariables) {
    String key = condition.key().toLowerCase(Locale.ROOT);
    Base base = condition.operator().base();
    List<String> values = condition.values();
    return switch (base.type()) {
      case STRING, ARN -> ofText(condition, key, reading(base), replacesVariables);
      case NUMERIC -> fixed(condition, key, NumberMatch.of(OrderRelation.of(base), values));
      case DATE -> fixed(condition, key, DateMatch.of(OrderRelation.of(base), values));
      case BOOL, NULL -> fixed(condition, key, TextMatch.ofBool(values));
      case BINARY -> fixed(condition, key, TextMatch.ofBinary(values));
      case IP_ADDRESS -> fixed(condition, key, AddressMatch.of(values));
    };
  }

  private static ConditionClause fixed(Condition condition, String key, ValueMatch match) {
    return new ConditionClause(condition, key, match, List.of());
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
    return new ConditionClause(condition, key, new TextMatch(globs, named), variable);
  }

  private static Template.Reading reading(Base base) {
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

  /// The condition as the policy writes it.
  public Condition condition() {
    return condition;
  }

  /// The key's name in lower case.
  public String key() {
    return lowerKey;
  }

  /// The match of one value; complete only where [#variables] is empty.
  @Override
  public ValueMatch match() {
    // Null asks for presence alone, so no value is tested.
    return condition.operator().base() == Base.NULL ? TextMatch.NONE : match;
  }

  /// Whether the values have policy variables in them.
  public boolean hasVariables() {
    return !variable.isEmpty();
  }

  /// The policy variables in the values.
  public List<Template.Variable> variables() {
    return variable.stream().flatMap(template -> template.variables().stream()).toList();
  }

  /// The values that have policy variables in them.
  public List<Template> templates() {
    return variable;
  }

  /// How the operator reads text, if it does.
  public Template.Reading reading() {
    return reading(condition.operator().base());
  }

  /// Returns the clause with its policy variables replaced.
  ///
  /// @param values the values of a key given in lower case; empty where it is absent
  public ConditionClause filled(Function<String, List<String>> values) {
    if (variable.isEmpty() || !(match instanceof TextMatch(List<Glob> globs, List<Glob> named))) {
      return this;
    }
    List<Glob> all = new ArrayList<>(globs);
    Template.Reading reading = reading(condition.operator().base());
    variable.forEach(template -> template.fill(reading, values).ifPresent(all::add));
    return new ConditionClause(condition, lowerKey, new TextMatch(all, named), List.of());
  }

  /// Whether the clause holds for these values of its key for any values of its policy variables;
  /// unknown where they may make a difference.
  public Truth holdsWhatever(List<String> values) {
    Truth fewest =
        new ConditionClause(condition, lowerKey, match, List.of()).holds(values, _ -> List.of());
    Truth most = widest().holds(values, _ -> List.of());
    return fewest == most ? fewest : Truth.UNKNOWN;
  }

  /// The clause with each policy variable replaced by any text: its match matches wherever some
  /// values of the variables make it match.
  private ConditionClause widest() {
    if (variable.isEmpty() || !(match instanceof TextMatch(List<Glob> globs, List<Glob> named))) {
      return this;
    }
    List<Glob> all = new ArrayList<>(globs);
    Template.Reading reading = reading(condition.operator().base());
    variable.forEach(template -> template.widest(reading).ifPresent(all::add));
    return new ConditionClause(condition, lowerKey, new TextMatch(all, named), List.of());
  }

  /// Whether the clause holds for these values of its key.
  ///
  /// @param others the values of the keys that policy variables name
  public Truth holds(List<String> values, Function<String, List<String>> others) {
    if (values.isEmpty()) {
      return Truth.of(ofAbsent());
    }
    if (!variable.isEmpty()) {
      return filled(others).holds(values, others);
    }
    if (values.size() == 1) {
      String value = values.getFirst();
      return Truth.of(ofOne(value, match.matches(value)));
    }
    boolean all = true;
    boolean any = false;
    for (int at = 0; at < values.size(); at++) {
      boolean one = ofOneOfMany(match.matches(values.get(at)));
      all &= one;
      any |= one;
    }
    return switch (condition.operator().set()) {
      case FOR_ALL_VALUES -> Truth.of(all);
      case FOR_ANY_VALUE -> Truth.of(any);
      // AWS does not document how an operator without a set operator reads several values that
      // differ.
      case NONE -> all == any ? Truth.of(all) : Truth.UNKNOWN;
    };
  }

  /// Whether the clause holds where the key is not in the request. `IfExists` comes first: the page
  /// has it make the element true for every operator.
  @Override
  public boolean ofAbsent() {
    ConditionOperator operator = condition.operator();
    if (operator.base() == Base.NULL) {
      return match.matches("true");
    }
    return operator.ifExists()
        || switch (operator.set()) {
          case FOR_ALL_VALUES -> true;
          case FOR_ANY_VALUE -> false;
          case NONE -> operator.base().negated();
        };
  }

  /// Whether the clause holds for a key with this one value. Under a set operator an empty string
  /// is an empty set.
  ///
  /// @param matched whether the value matches one that the policy lists
  @Override
  public boolean ofOne(String value, boolean matched) {
    SetOperator set = condition.operator().set();
    if (set != SetOperator.NONE && value.isEmpty()) {
      return set == SetOperator.FOR_ALL_VALUES;
    }
    return ofOneOfMany(matched);
  }

  /// Whether the clause holds for one of several values of a key, set operators apart.
  @Override
  public boolean ofOneOfMany(boolean matched) {
    Base base = condition.operator().base();
    return base == Base.NULL ? match.matches("false") : matched != base.negated();
  }

  /// How the clause reads several values.
  @Override
  public SetOperator set() {
    // Null asks for presence only, which all values share.
    return condition.operator().base() == Base.NULL
        ? SetOperator.FOR_ANY_VALUE
        : condition.operator().set();
  }
}
