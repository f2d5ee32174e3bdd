package io.labelguard.core.check;

import io.labelguard.core.labeling.console.ConsolePrincipal;
import io.labelguard.policy.model.Condition;
import io.labelguard.policy.model.ConditionOperator.Base;
import io.labelguard.policy.model.Policy;
import io.labelguard.policy.model.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What the statements that deny a person of the console lack to exempt that person.
///
/// @param statements at least one, each a Deny
record ConsoleExemption(ConsolePrincipal who, Policy policy, List<StatementRef> statements) {

  private static final String KEY = "aws:PrincipalArn";

  /// Those that exempt by an ARN, the usual one first. One that a statement has for another key
  /// cannot be pasted a second time: a name that stands twice in an object is not defined.
  private static final List<Base> OPERATORS =
      List.of(Base.ARN_NOT_EQUALS, Base.STRING_NOT_EQUALS, Base.ARN_NOT_LIKE, Base.STRING_NOT_LIKE);

  /// Says which statements have no condition on the key, and which have one that does not exempt.
  String sentence() {
    List<StatementRef> without = statements.stream().filter(ref -> !hasKey(ref)).toList();
    List<StatementRef> with = statements.stream().filter(this::hasKey).toList();
    List<String> sentences = new ArrayList<>();
    if (!without.isEmpty()) {
      sentences.add(
          Wording.sentence(Wording.statements(without))
              + (without.size() == 1 ? " lacks" : " lack")
              + " a condition on "
              + KEY
              + ".");
    }
    if (!with.isEmpty()) {
      sentences.add(
          Wording.sentence(Wording.statements(with))
              + (with.size() == 1 ? " has" : " have")
              + " a condition on "
              + KEY
              + " that does not exempt "
              + who.arn()
              + ".");
    }
    return String.join(" ", sentences);
  }

  private boolean hasKey(StatementRef ref) {
    return statement(ref).conditions().stream().anyMatch(ConsoleExemption::isOnArn);
  }

  /// Returns what to change in each statement, and what to make sure of first.
  List<String> advice() {
    Stream<String> changes = statements.stream().map(this::change);
    return (who.session().isEmpty() ? changes : Stream.concat(changes, Stream.of(path()))).toList();
  }

  private String change(StatementRef ref) {
    String where = "In " + Wording.statements(List.of(ref)) + ", add ";
    return exemption(ref)
        .map(
            condition ->
                where
                    + quoted(who.arn())
                    + " to the values of "
                    + condition.key()
                    + " in "
                    + condition.operator().text()
                    + ".")
        .orElseGet(
            () ->
                where
                    + "to the Condition: \""
                    + operator(ref).text()
                    + "\": {\""
                    + KEY
                    + "\": "
                    + quoted(who.arn())
                    + "}");
  }

  private String path() {
    return "Only a session of the role is known here: where the role has a path, its ARN has it,"
        + " too (aws iam get-role --role-name "
        + who.name()
        + " --query Role.Arn).";
  }

  /// Returns the condition that exempts others by their ARN.
  private Optional<Condition> exemption(StatementRef ref) {
    return statement(ref).conditions().stream()
        .filter(ConsoleExemption::isOnArn)
        .filter(condition -> OPERATORS.contains(condition.operator().base()))
        .findFirst();
  }

  private Base operator(StatementRef ref) {
    List<String> used =
        statement(ref).conditions().stream().map(condition -> condition.operator().text()).toList();
    return OPERATORS.stream()
        .filter(base -> !used.contains(base.text()))
        .findFirst()
        .orElse(Base.ARN_NOT_EQUALS);
  }

  private Statement statement(StatementRef ref) {
    return policy.statements().get(ref.index());
  }

  private static boolean isOnArn(Condition condition) {
    return condition.key().equalsIgnoreCase(KEY);
  }

  private static String quoted(String arn) {
    return "\"" + arn + "\"";
  }
}
