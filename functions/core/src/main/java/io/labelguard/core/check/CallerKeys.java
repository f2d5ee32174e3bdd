package io.labelguard.core.check;

import io.labelguard.policy.model.Condition;
import io.labelguard.policy.model.Policy;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which facts about the callers of jobs' requests some condition keys depend on.
///
/// @param role on the execution role: its id or tags
/// @param organization on the organization of the account
public record CallerKeys(boolean role, boolean organization) {

  /// No such fact matters.
  public static final CallerKeys NONE = new CallerKeys(false, false);

  static final String TAG = "aws:principaltag/";
  static final String USER_ID = "aws:userid";
  static final String ORGANIZATION_ID = "aws:principalorgid";
  static final String ORGANIZATION_PATHS = "aws:principalorgpaths";

  /// A default value follows a comma.
  private static final Pattern VARIABLE_TAG =
      Pattern.compile("\\$\\{(" + Pattern.quote(TAG) + "[^},\"]+)");

  private static final List<String> OF_THE_ROLE = List.of(TAG, USER_ID);
  private static final List<String> OF_THE_ORGANIZATION =
      List.of(ORGANIZATION_ID, ORGANIZATION_PATHS);

  /// Finds what a policy depends on, in its condition keys and its policy variables.
  public static CallerKeys in(Policy policy) {
    CallerKeys conditions =
        in(
            policy.statements().stream()
                .flatMap(statement -> statement.conditions().stream())
                .map(Condition::key)
                .toList());
    String text = policy.replacesVariables() ? lower(policy.text()) : "";
    return new CallerKeys(
        conditions.role || hasVariable(text, OF_THE_ROLE),
        conditions.organization || hasVariable(text, OF_THE_ORGANIZATION));
  }

  /// Returns the keys of the principal's tags that a policy names, in lower case.
  static Set<String> tags(Policy policy) {
    Stream<String> conditions =
        policy.statements().stream()
            .flatMap(statement -> statement.conditions().stream())
            .map(condition -> lower(condition.key()))
            .filter(key -> key.startsWith(TAG));
    Stream<String> variables =
        VARIABLE_TAG.matcher(lower(policy.text())).results().map(found -> found.group(1));
    return Stream.concat(conditions, variables).collect(Collectors.toUnmodifiableSet());
  }

  /// Finds what these condition keys depend on.
  static CallerKeys in(Collection<String> keys) {
    return new CallerKeys(
        keys.stream().map(CallerKeys::lower).anyMatch(CallerKeys::isOfTheRole),
        keys.stream().map(CallerKeys::lower).anyMatch(OF_THE_ORGANIZATION::contains));
  }

  private static boolean isOfTheRole(String key) {
    return key.startsWith(TAG) || key.equals(USER_ID);
  }

  private static boolean hasVariable(String text, List<String> keys) {
    return keys.stream().anyMatch(key -> text.contains("${" + key));
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
