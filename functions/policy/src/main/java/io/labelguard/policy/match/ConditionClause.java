package io.labelguard.policy.match;

import io.labelguard.policy.model.Condition;
import io.labelguard.policy.model.ConditionOperator;
import io.labelguard.policy.model.ConditionOperator.Base;
import io.labelguard.policy.model.ConditionOperator.SetOperator;
import io.labelguard.policy.value.Truth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

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
  private final boolean besidePresence;

  ConditionClause(
      Condition condition,
      String lowerKey,
      ValueMatch match,
      List<Template> variable,
      boolean besidePresence) {
    this.condition = condition;
    this.lowerKey = lowerKey;
    this.match = match;
    this.variable = List.copyOf(variable);
    this.besidePresence = besidePresence;
  }

  /// Compiles a condition.
  ///
  /// @param replacesVariables whether the policy's version has policy variables
  public static ConditionClause of(Condition condition, boolean replacesVariables) {
    return ConditionCompiler.compile(condition, replacesVariables);
  }

  /// Returns the clause as it stands beside a condition of the same statement that `Null` is false
  /// for its key.
  ConditionClause besidePresence() {
    return new ConditionClause(condition, lowerKey, match, variable, true);
  }

  /// Whether it asks that its key is in the request.
  boolean asksForPresence() {
    return condition.operator().base() == Base.NULL && !ofAbsent();
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

  /// Whether the documents leave open what a value of the policy means: a date without its offset,
  /// or a policy variable under `Bool`, which one page allows and another does not.
  public boolean isOpen() {
    return condition.operator().base() == Base.BOOL
        ? hasVariables()
        : match instanceof DateMatch dates && !dates.open().isEmpty();
  }

  /// Whether the documents leave open what the clause makes of an empty text.
  public boolean readsEmptyTextInSeveralWays() {
    boolean matched = match.matches("");
    return EmptyText.READINGS.stream().map(reading -> ofEmpty(matched, reading)).distinct().count()
        > 1;
  }

  /// Whether it is a set operator beside a condition that its key is in the request.
  public boolean isBesidePresence() {
    return besidePresence && condition.operator().set() != SetOperator.NONE;
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
    return ConditionCompiler.reading(condition.operator().base());
  }

  /// Returns the clause with its policy variables replaced.
  ///
  /// @param values the values of a key given in lower case; empty where it is absent
  public ConditionClause filled(Function<String, List<String>> values) {
    return isOpen() ? this : replaced(values);
  }

  private ConditionClause replaced(Function<String, List<String>> values) {
    if (variable.isEmpty() || !(match instanceof TextMatch(List<Glob> globs, List<Glob> named))) {
      return this;
    }
    List<Glob> all = new ArrayList<>(globs);
    Template.Reading reading = ConditionCompiler.reading(condition.operator().base());
    variable.forEach(template -> template.fill(reading, values).ifPresent(all::add));
    return withoutVariables(new TextMatch(all, named));
  }

  private ConditionClause withoutVariables(ValueMatch only) {
    return new ConditionClause(condition, lowerKey, only, List.of(), besidePresence);
  }

  /// Whether the clause holds for these values of its key for any values of its policy variables;
  /// unknown where they may make a difference.
  public Truth holdsWhatever(List<String> values) {
    Truth fewest = withoutVariables(match).holds(values, _ -> List.of());
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
    Template.Reading reading = ConditionCompiler.reading(condition.operator().base());
    variable.forEach(template -> template.widest(reading).ifPresent(all::add));
    return withoutVariables(new TextMatch(all, named));
  }

  /// Whether the clause holds for these values of its key.
  ///
  /// @param others the values of the keys that policy variables name
  public Truth holds(List<String> values, Function<String, List<String>> others) {
    if (values.isEmpty()) {
      return Truth.of(ofAbsent());
    }
    if (!variable.isEmpty()) {
      Truth replaced = replaced(others).holds(values, others);
      return isOpen() && withoutVariables(match).holds(values, others) != replaced
          ? Truth.UNKNOWN
          : replaced;
    }
    Truth holds = byMatch(values, match::matches);
    return match instanceof DateMatch dates && byMatch(values, dates::mayMatch) != holds
        ? Truth.UNKNOWN
        : holds;
  }

  private Truth byMatch(List<String> values, Predicate<String> matches) {
    if (values.size() == 1) {
      boolean matched = matches.test(values.getFirst());
      return values.getFirst().isEmpty() ? ofEmpty(matched) : Truth.of(ofOne(matched));
    }
    boolean all = true;
    boolean any = false;
    for (int at = 0; at < values.size(); at++) {
      boolean one = ofOneOfMany(matches.test(values.get(at)));
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

  @Override
  public boolean ofOne(boolean matched) {
    return ofOneOfMany(matched);
  }

  /// Whether the clause holds for a key whose value is the empty text, for all readings of it.
  private Truth ofEmpty(boolean matched) {
    boolean all = true;
    boolean any = false;
    for (EmptyText reading : EmptyText.READINGS) {
      boolean holds = ofEmpty(matched, reading);
      all &= holds;
      any |= holds;
    }
    return all == any ? Truth.of(all) : Truth.UNKNOWN;
  }

  /// Whether the clause holds for a key whose value is the empty text. Under a set operator that is
  /// an empty set; beside `Null: false` it may be a value.
  @Override
  public boolean ofEmpty(boolean matched, EmptyText reading) {
    if (condition.operator().base() == Base.NULL) {
      return reading.missing() ? ofAbsent() : ofOneOfMany(matched);
    }
    SetOperator set = condition.operator().set();
    boolean isValue = set == SetOperator.NONE || (besidePresence && reading.counts());
    return isValue ? ofOneOfMany(matched) : set == SetOperator.FOR_ALL_VALUES;
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
