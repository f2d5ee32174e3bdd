package io.labelguard.core.fix;

import io.labelguard.policy.model.Policy;
import io.labelguard.policy.model.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// Chooses the edits that exempt Ground Truth's endpoints from the statements that deny it.
final class EditPlanner {

  private final Policy policy;
  private final SortedSet<String> accounts;
  private final List<Edit> edits = new ArrayList<>();
  private final List<Edit> companions = new ArrayList<>();
  private final List<String> reasons = new ArrayList<>();

  /// A statement that must exempt an endpoint.
  ///
  /// @param account the account of the execution role that it denies
  record Opening(int statement, String endpoint, String account) implements Comparable<Opening> {
    @Override
    public int compareTo(Opening other) {
      int byStatement = Integer.compare(statement, other.statement);
      int byEndpoint = byStatement != 0 ? byStatement : endpoint.compareTo(other.endpoint);
      return byEndpoint != 0 ? byEndpoint : account.compareTo(other.account);
    }
  }

  /// The edits, or why there are none.
  record Plan(List<Edit> edits, List<String> reasons) {
    Plan {
      edits = List.copyOf(edits);
      reasons = List.copyOf(reasons);
    }
  }

  private EditPlanner(Policy policy, SortedSet<String> accounts) {
    this.policy = policy;
    this.accounts = accounts;
  }

  /// Plans for all openings or for none: a reason against one is a reason against all.
  ///
  /// @param accounts the accounts that companions exempt
  static Plan plan(Policy policy, Collection<Opening> openings, SortedSet<String> accounts) {
    EditPlanner planner = new EditPlanner(policy, accounts);
    Fitness.againstWriting(policy).ifPresent(planner.reasons::add);
    new TreeSet<>(openings).forEach(planner::planFor);
    if (!planner.reasons.isEmpty()) {
      return new Plan(List.of(), planner.reasons.stream().distinct().toList());
    }
    planner.edits.addAll(planner.companions);
    return new Plan(planner.edits, List.of());
  }

  private void planFor(Opening opening) {
    if (!accounts.contains(opening.account())) {
      reasons.add(
          "The execution role belongs to account "
              + opening.account()
              + ", which is not one of the accounts that companions exempt ("
              + String.join(", ", accounts)
              + "). Add it to the companion accounts if it is yours.");
      return;
    }
    Statement statement = policy.statements().get(opening.statement());
    if (Companion.isNamed(statement)) {
      planAccount(statement, opening);
    } else {
      planExemption(statement, opening);
    }
  }

  private void planAccount(Statement statement, Opening opening) {
    Optional<Companion> companion =
        Companion.read(statement).filter(each -> each.endpoint().equals(opening.endpoint()));
    Optional<String> reason = Fitness.againstEditing(policy, statement);
    if (reason.isPresent()) {
      reasons.add(reason.get());
    } else if (companion.isEmpty() || companion.get().accounts().contains(opening.account())) {
      reasons.add(
          Fitness.named(statement)
              + " has the name of a companion but is not what Labelguard writes. The person who"
              + " changed it must decide what it is for.");
    } else {
      edits.add(new Edit.AddAccount(statement.index(), opening.account()));
    }
  }

  private void planExemption(Statement statement, Opening opening) {
    Optional<String> reason =
        Fitness.againstEditing(policy, statement)
            .or(() -> Fitness.againstExemption(statement))
            .or(this::slotTaken);
    if (reason.isPresent()) {
      reasons.add(reason.get());
      return;
    }
    Edit exemption =
        NetworkConditions.extensible(statement).isPresent()
            ? new Edit.AddEndpoint(statement.index(), opening.endpoint())
            : new Edit.AddCondition(statement.index(), opening.endpoint());
    if (edits.contains(exemption)) {
      return;
    }
    edits.add(exemption);
    if (!Companion.couldHold(statement, accounts)
        || CompanionOrigin.standing(policy, statement, opening.endpoint(), accounts).isPresent()) {
      return;
    }
    int number = Companion.nextNumber(policy) + companions.size();
    companions.add(
        new Edit.AddCompanion(
            statement.index(), Companion.sid(number), opening.endpoint(), accounts));
  }

  private Optional<String> slotTaken() {
    return policy.statements().stream()
        .filter(Companion::isNamed)
        .filter(statement -> Companion.read(statement).isEmpty())
        .map(
            statement ->
                Fitness.named(statement)
                    + " has a name that Labelguard gives to companions, but is not one.")
        .findFirst();
  }
}
