package io.labelguard.core.fix;

import io.labelguard.policy.model.Policy;
import io.labelguard.policy.model.Statement;
import java.util.ArrayList;
import java.util.List;

/// Checks the edits that were found against what a fix may do: which statements, which endpoints,
/// which accounts, and one companion for each endpoint that a statement exempts, where a companion
/// could hold.
final class EditRules {

  private final FixVerifier.Change change;
  private final Policy before;
  private final List<Edit> edits;
  private final List<String> violations = new ArrayList<>();

  private EditRules(FixVerifier.Change change, Policy before, List<Edit> edits) {
    this.change = change;
    this.before = before;
    this.edits = edits;
  }

  static List<String> violations(FixVerifier.Change change, Policy before, List<Edit> edits) {
    EditRules rules = new EditRules(change, before, edits);
    rules.check();
    return rules.violations;
  }

  private void check() {
    if (edits.isEmpty()) {
      violations.add("Nothing was changed.");
    }
    for (Edit edit : edits) {
      if (!change.statements().contains(edit.statement())) {
        violations.add(named(edit) + " was edited, though no finding names it.");
      }
      switch (edit) {
        case Edit.AddEndpoint(_, String endpoint) -> exemption(edit, endpoint);
        case Edit.AddCondition(_, String endpoint) -> exemption(edit, endpoint);
        case Edit.AddCompanion companion -> companion(companion);
        case Edit.AddAccount(_, String account) -> account(edit, account);
      }
    }
  }

  private void exemption(Edit edit, String endpoint) {
    if (!change.endpoints().contains(endpoint)) {
      violations.add(
          named(edit)
              + " would exempt "
              + endpoint
              + ", which is not a Ground Truth endpoint that the jobs need.");
    }
    Statement statement = before.statements().get(edit.statement());
    Fitness.againstExemption(statement).ifPresent(violations::add);
    long companions =
        edits.stream()
            .filter(
                other ->
                    other instanceof Edit.AddCompanion(int index, _, String id, _)
                        && index == edit.statement()
                        && id.equals(endpoint))
            .count();
    boolean needed =
        Companion.couldHold(statement, change.accounts())
            && CompanionOrigin.standing(before, statement, endpoint, change.accounts()).isEmpty();
    if (companions != (needed ? 1 : 0)) {
      violations.add(named(edit) + " would exempt " + endpoint + wrong(companions, needed));
    }
  }

  private static String wrong(long companions, boolean needed) {
    if (companions == 0) {
      return " without a companion.";
    }
    return needed
        ? " with more than one companion."
        : " with a companion that it does not need: one stands already, or the statement denies"
            + " only your accounts.";
  }

  private void companion(Edit.AddCompanion companion) {
    if (!companion.accounts().equals(change.accounts())) {
      violations.add(
          "The companion of "
              + named(companion)
              + " exempts the accounts "
              + String.join(", ", companion.accounts())
              + " instead of "
              + String.join(", ", change.accounts())
              + ".");
    }
    boolean needed =
        edits.stream()
            .anyMatch(
                other ->
                    other.equals(new Edit.AddEndpoint(companion.statement(), companion.endpoint()))
                        || other.equals(
                            new Edit.AddCondition(companion.statement(), companion.endpoint())));
    if (!needed) {
      violations.add(
          "A companion of "
              + named(companion)
              + " was added, though that statement exempts nothing more.");
    }
  }

  private void account(Edit edit, String account) {
    if (!change.accounts().contains(account)) {
      violations.add(
          named(edit) + " would exempt account " + account + ", which is not one of yours.");
    }
  }

  private String named(Edit edit) {
    return Fitness.named(before.statements().get(edit.statement()));
  }
}
