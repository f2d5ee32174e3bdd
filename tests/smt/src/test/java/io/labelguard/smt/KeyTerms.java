package io.labelguard.smt;

import io.labelguard.policy.model.Condition;
import io.labelguard.policy.model.ConditionOperator.SetOperator;
import io.labelguard.policy.model.ConditionOperator.Type;
import io.labelguard.policy.model.Policy;
import io.labelguard.policy.model.Statement;
import io.labelguard.policy.tables.ConditionKeys;
import io.labelguard.policy.tables.KeyTypes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The condition keys of a request: absent, or a value of the key's type, or (for keys that can
/// have several) up to [#MOST] texts.
final class KeyTerms {

  /// How many values a key has at most: enough for what two or three conditions tell apart.
  static final int MOST = 3;

  /// What a key holds.
  enum Form {
    TEXT,
    SEVERAL_TEXTS,
    BOOL,
    NUMBER,
    DATE,
    ADDRESS
  }

  private static final Set<Type> TEXTS = EnumSet.of(Type.STRING, Type.ARN, Type.BOOL, Type.BINARY);

  private final Map<String, Form> forms;

  private KeyTerms(Map<String, Form> forms) {
    this.forms = Map.copyOf(forms);
  }

  /// Finds the form of each key in some policies.
  static KeyTerms of(List<Policy> policies) throws LeftOutException {
    Map<String, List<Condition>> byKey = new TreeMap<>();
    for (Policy policy : policies) {
      for (Statement statement : policy.statements()) {
        for (Condition condition : statement.conditions()) {
          byKey.computeIfAbsent(key(condition), _ -> new ArrayList<>()).add(condition);
        }
      }
    }
    VariableTerms.keys(policies).forEach(key -> byKey.computeIfAbsent(key, _ -> List.of()));
    Map<String, Form> forms = new TreeMap<>();
    for (Map.Entry<String, List<Condition>> entry : byKey.entrySet()) {
      forms.put(entry.getKey(), form(entry.getKey(), entry.getValue()));
    }
    return new KeyTerms(forms);
  }

  static String key(Condition condition) {
    return condition.key().toLowerCase(Locale.ROOT);
  }

  private static Form form(String key, List<Condition> conditions) throws LeftOutException {
    Set<Type> types = EnumSet.noneOf(Type.class);
    boolean underSet = false;
    for (Condition condition : conditions) {
      types.add(condition.operator().base().type());
      underSet |= condition.operator().set() != SetOperator.NONE;
    }
    types.remove(Type.NULL);
    boolean texts = TEXTS.containsAll(types);
    if (ConditionKeys.isMultivalued(key) || (underSet && !ConditionKeys.isKnown(key))) {
      if (!texts) {
        throw new LeftOutException("several values that are no text");
      }
      return Form.SEVERAL_TEXTS;
    }
    KeyTypes.Type type = KeyTypes.type(key);
    Form form =
        switch (type) {
          case BOOL -> Form.BOOL;
          case NUMERIC -> Form.NUMBER;
          case DATE -> Form.DATE;
          case IP_ADDRESS -> Form.ADDRESS;
          case ANY -> texts ? Form.TEXT : formOf(types);
        };
    boolean fits =
        switch (form) {
          case TEXT, BOOL -> texts;
          case SEVERAL_TEXTS -> true;
          case NUMBER -> Set.of(Type.NUMERIC).containsAll(types);
          case DATE -> Set.of(Type.DATE).containsAll(types);
          case ADDRESS -> Set.of(Type.IP_ADDRESS).containsAll(types);
        };
    if (!fits || (underSet && form != Form.TEXT && type == KeyTypes.Type.ANY)) {
      throw new LeftOutException("operators of several types on one key");
    }
    return form;
  }

  private static Form formOf(Set<Type> types) {
    return types.contains(Type.NUMERIC)
        ? Form.NUMBER
        : types.contains(Type.DATE) ? Form.DATE : Form.ADDRESS;
  }

  Form form(String key) {
    return forms.getOrDefault(key, Form.TEXT);
  }

  /// Whether a value of the key may be no number, date or address at all.
  private static String valid(String key) {
    return KeyTypes.type(key) == KeyTypes.Type.ANY ? Term.name(key + " is one") : Term.TRUE;
  }

  static String present(String key) {
    return Term.name(key + " present");
  }

  static String value(String key) {
    return Term.name(key);
  }

  static String value(String key, int at) {
    return Term.name(key + " " + at);
  }

  static String count(String key) {
    return Term.name(key + " count");
  }

  static String isV4(String key) {
    return Term.name(key + " v4");
  }

  /// The value passes only where it is of the type that the test is for.
  static String ifValid(String key, String passes) {
    return Term.and(valid(key), passes);
  }

  String declarations() {
    StringBuilder out = new StringBuilder();
    forms.forEach(
        (key, form) -> {
          declare(out, present(key), "Bool");
          if (form != Form.SEVERAL_TEXTS && !valid(key).equals(Term.TRUE)) {
            declare(out, valid(key), "Bool");
          }
          switch (form) {
            case TEXT -> declare(out, value(key), "String");
            case BOOL -> {
              declare(out, value(key), "String");
              String either = Regex.union(List.of(Regex.literal("true"), Regex.literal("false")));
              out.append("(assert ").append(Term.in(value(key), either)).append(")\n");
            }
            case NUMBER, DATE -> declare(out, value(key), "Real");
            case ADDRESS -> {
              declare(out, isV4(key), "Bool");
              declare(out, value(key), "(_ BitVec 128)");
            }
            case SEVERAL_TEXTS -> {
              declare(out, count(key), "Int");
              out.append("(assert (and (<= 1 ").append(count(key)).append(") (<= ");
              out.append(count(key)).append(" ").append(MOST).append(")))\n");
              for (int at = 0; at < MOST; at++) {
                declare(out, value(key, at), "String");
              }
            }
          }
        });
    return out.toString();
  }

  private static void declare(StringBuilder out, String name, String sort) {
    out.append("(declare-const ").append(name).append(" ").append(sort).append(")\n");
  }
}
