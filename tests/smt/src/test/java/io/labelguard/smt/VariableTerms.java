package io.labelguard.smt;

import io.labelguard.policy.model.Policy;
import io.labelguard.policy.model.Statement;
import io.labelguard.policy.tables.ConditionKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Says when a text matches a pattern with policy variables, where only text stands before and
/// between them: the text then begins with a string that is known, and the rest is a regular
/// expression's.
final class VariableTerms {

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^,}*?$]+)}");

  private VariableTerms() {}

  static boolean in(String pattern) {
    return pattern.contains("${");
  }

  /// The keys, in lower case, that variables of some policies name.
  static SortedSet<String> keys(List<Policy> policies) {
    SortedSet<String> keys = new TreeSet<>();
    for (Policy policy : policies) {
      if (policy.replacesVariables()) {
        for (Statement statement : policy.statements()) {
          statement.resources().patterns().forEach(pattern -> add(keys, pattern));
          statement
              .conditions()
              .forEach(condition -> condition.values().forEach(value -> add(keys, value)));
        }
      }
    }
    return keys;
  }

  private static void add(SortedSet<String> keys, String pattern) {
    Matcher variable = VARIABLE.matcher(pattern);
    while (variable.find()) {
      keys.add(variable.group(1).strip().toLowerCase(Locale.ROOT));
    }
  }

  /// Whether a text matches: all keys are there, the text begins with what they make of the pattern
  /// up to the last variable, and ends as the rest says.
  ///
  /// @param wildcards whether `*` and `?` are wildcards
  static String matches(String text, String pattern, boolean wildcards, KeyTerms keys)
      throws LeftOutException {
    List<String> there = new ArrayList<>();
    List<String> head = new ArrayList<>();
    Matcher variable = VARIABLE.matcher(pattern);
    int from = 0;
    while (variable.find()) {
      String before = pattern.substring(from, variable.start());
      String key = variable.group(1).strip().toLowerCase(Locale.ROOT);
      if (wildcards && (before.contains("*") || before.contains("?"))) {
        throw new LeftOutException("a wildcard before a policy variable");
      }
      if (keys.form(key) != KeyTerms.Form.TEXT || ConditionKeys.isMultivalued(key)) {
        throw new LeftOutException("a policy variable that is no text");
      }
      head.add(Term.text(before));
      head.add(KeyTerms.value(key));
      there.add(KeyTerms.present(key));
      from = variable.end();
    }
    String rest = pattern.substring(from);
    if (pattern.startsWith("arn:") && countBeforeVariable(pattern) < 5) {
      throw new LeftOutException("a policy variable that does not count");
    }
    if (head.isEmpty() || rest.contains("${") || String.join("", head).contains("${")) {
      throw new LeftOutException("a policy variable with a default, or an escaped character");
    }
    String start = "(str.++ " + String.join(" ", head) + ")";
    there.add("(str.prefixof " + start + " " + text + ")");
    String tail = "(str.substr " + text + " (str.len " + start + ") (str.len " + text + "))";
    there.add(Term.in(tail, wildcards ? Regex.wildcards(rest) : Regex.literal(rest)));
    return Term.and(there);
  }

  /// How many colons stand before the first variable; a Resource's variables count after five.
  private static long countBeforeVariable(String pattern) {
    return pattern.substring(0, pattern.indexOf("${")).chars().filter(c -> c == ':').count();
  }
}
