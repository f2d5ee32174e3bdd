package io.labelguard.core.fix;

import io.labelguard.core.labeling.Arn;
import io.labelguard.policy.model.Condition;
import io.labelguard.policy.model.ConditionOperator.Base;
import io.labelguard.policy.model.Effect;
import io.labelguard.policy.model.Policy;
import io.labelguard.policy.model.PrincipalElement;
import io.labelguard.policy.model.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A companion as it is written in a policy: a Deny for requests through the endpoint from any
/// account but the customer's own. All customers of Ground Truth in a Region share its endpoint;
/// without the companion an exemption would be theirs too.
///
/// @param index the index of its statement
/// @param accounts the accounts that it exempts
public record Companion(int index, String endpoint, SortedSet<String> accounts) {

  private static final Pattern SID = Pattern.compile("LabelguardCompanion([1-9][0-9]{0,5})");
  private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");

  /// Whether a Sid is one that Labelguard gives to its companions.
  static boolean isSid(String sid) {
    return SID.matcher(sid).matches();
  }

  /// Whether the Sid says that the statement is a companion; [#read] finds what it does.
  static boolean isNamed(Statement statement) {
    return statement.sid().filter(Companion::isSid).isPresent();
  }

  /// Reads a companion; empty where the statement is not one, or no longer has the form that
  /// Labelguard writes.
  static Optional<Companion> read(Statement statement) {
    if (!isNamed(statement)
        || statement.effect() != Effect.DENY
        || !statement.unreadable().isEmpty()) {
      return Optional.empty();
    }
    Optional<Condition> endpoint =
        plain(statement, Base.STRING_EQUALS, NetworkConditions.SOURCE_VPCE);
    Optional<Condition> accounts = accounts(statement);
    if (endpoint.isEmpty()
        || endpoint.get().values().size() != 1
        || accounts.isEmpty()
        || !accounts.get().values().stream().allMatch(id -> ACCOUNT.matcher(id).matches())) {
      return Optional.empty();
    }
    return Optional.of(
        new Companion(
            statement.index(),
            endpoint.get().values().getFirst(),
            new TreeSet<>(accounts.get().values())));
  }

  /// Whether a companion of the statement could hold for anyone. It cannot where the statement
  /// denies only principals of the accounts that a companion exempts.
  ///
  /// @see <a
  ///     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalaccount">aws:PrincipalAccount</a>,
  ///     which every request has
  static boolean couldHold(Statement statement, Set<String> accounts) {
    return statement.principals().negated()
        || statement.principals().names().stream()
            .anyMatch(name -> account(name).filter(accounts::contains).isEmpty());
  }

  private static Optional<String> account(PrincipalElement.PrincipalName name) {
    if (name.kind() != PrincipalElement.Kind.AWS) {
      return Optional.empty();
    }
    return ACCOUNT.matcher(name.value()).matches()
        ? Optional.of(name.value())
        : Arn.parse(name.value()).map(Arn::account);
  }

  /// Returns the condition that lists the accounts that a companion exempts.
  static Optional<Condition> accounts(Statement statement) {
    return plain(statement, Base.STRING_NOT_EQUALS, NetworkConditions.PRINCIPAL_ACCOUNT);
  }

  /// Returns the Sid of the companion with that number.
  public static String sid(int number) {
    return "LabelguardCompanion" + number;
  }

  /// Returns the lowest number above those that Sids of the policy use.
  static int nextNumber(Policy policy) {
    return 1
        + policy.statements().stream()
            .flatMap(statement -> statement.sid().stream())
            .map(SID::matcher)
            .filter(Matcher::matches)
            .mapToInt(matcher -> Integer.parseInt(matcher.group(1)))
            .max()
            .orElse(0);
  }

  private static Optional<Condition> plain(Statement statement, Base base, String key) {
    List<Condition> found =
        statement.conditions().stream()
            .filter(
                condition ->
                    NetworkConditions.isPlain(condition, base)
                        && NetworkConditions.isKey(condition, key))
            .toList();
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }
}
