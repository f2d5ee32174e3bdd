package io.labelguard.core.fix;

import io.labelguard.policy.json.Json;
import io.labelguard.policy.model.Condition;
import io.labelguard.policy.model.Policy;
import io.labelguard.policy.model.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Recognises a statement that was added as the companion of another: a copy of that statement as
/// it was before, with the endpoint and the accounts in its Condition, and nothing else.
final class CompanionOrigin {

  private CompanionOrigin() {}

  /// Returns the edit that added the statement; empty where it is not an exact companion.
  ///
  /// @param found the edits found so far: two equal statements have a companion each
  static Optional<Edit.AddCompanion> of(
      Policy before, Policy after, Statement added, List<Edit> found) {
    Optional<Companion> companion = Companion.read(added);
    if (companion.isEmpty() || !hasSidOfItsOwn(after, added)) {
      return Optional.empty();
    }
    return before.statements().stream()
        .filter(old -> extendsBy(before, old, after, added))
        .map(
            old ->
                new Edit.AddCompanion(
                    old.index(),
                    added.sid().orElse(""),
                    companion.get().endpoint(),
                    companion.get().accounts()))
        .filter(edit -> found.stream().noneMatch(other -> isForTheSame(edit, other)))
        .findFirst();
  }

  /// Returns the companion of a statement that stands already, where it exempts none but the
  /// accounts: the exemption was taken out without it.
  static Optional<Companion> standing(
      Policy policy, Statement statement, String endpoint, Set<String> accounts) {
    return policy.statements().stream()
        .filter(each -> hasSidOfItsOwn(policy, each))
        .filter(each -> Companion.read(each).isPresent())
        .filter(each -> extendsBy(policy, statement, policy, each))
        .flatMap(each -> Companion.read(each).stream())
        .filter(companion -> companion.endpoint().equals(endpoint))
        .filter(companion -> accounts.containsAll(companion.accounts()))
        .findFirst();
  }

  private static boolean isForTheSame(Edit.AddCompanion edit, Edit other) {
    return other instanceof Edit.AddCompanion(int statement, _, String endpoint, _)
        && statement == edit.statement()
        && endpoint.equals(edit.endpoint());
  }

  private static boolean hasSidOfItsOwn(Policy after, Statement added) {
    return after.statements().stream().filter(each -> each.sid().equals(added.sid())).count() == 1;
  }

  private static boolean extendsBy(Policy before, Statement old, Policy after, Statement added) {
    return elements(before, old).equals(elements(after, added))
        && conditions(old, true).equals(conditions(added, false));
  }

  /// Returns the exact text of all elements but the Sid and the Condition.
  private static List<String> elements(Policy policy, Statement statement) {
    return statement.source().members().stream()
        .filter(member -> !isSidOrCondition(member))
        .map(member -> Layout.span(member).of(policy.text()))
        .toList();
  }

  private static boolean isSidOrCondition(Json.Member member) {
    String name = member.name().value();
    return name.equals("Sid") || name.equals("Condition");
  }

  private static List<String> conditions(Statement statement, boolean withCompanions) {
    List<String> all = new ArrayList<>();
    for (Condition condition : statement.conditions()) {
      if (withCompanions || !isCompanions(condition)) {
        all.add(
            condition.operator().text()
                + " "
                + condition.key().toLowerCase(Locale.ROOT)
                + " "
                + condition.values());
      }
    }
    return all.stream().sorted().toList();
  }

  private static boolean isCompanions(Condition condition) {
    String operator = condition.operator().text();
    return (operator.equals("StringEquals")
            && NetworkConditions.isKey(condition, NetworkConditions.SOURCE_VPCE))
        || (operator.equals("StringNotEquals")
            && NetworkConditions.isKey(condition, NetworkConditions.PRINCIPAL_ACCOUNT));
  }
}
