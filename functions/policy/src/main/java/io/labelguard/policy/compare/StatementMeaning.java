package io.labelguard.policy.compare;

import io.labelguard.policy.json.CompactText;
import io.labelguard.policy.match.CompiledStatement;
import io.labelguard.policy.match.Template;
import io.labelguard.policy.model.Effect;
import io.labelguard.policy.model.PrincipalElement;
import io.labelguard.policy.model.ResourceElement;
import io.labelguard.policy.model.Statement;
import java.util.List;
import java.util.Optional;

/// The meaning of a statement under one effect: statements of two policies with the same meaning
/// hold for the same requests.
///
/// @param actions the patterns of Action, or of NotAction where `negated`, in lower case
/// @param variables the policy variables that are replaced in the resources
/// @param unreadable the text of the whole statement without white space, where part of it cannot
///     be
///     read: only an equal text means the same
record StatementMeaning(
    Effect effect,
    PrincipalElement principals,
    boolean negated,
    List<String> actions,
    ResourceElement resources,
    List<Template.Variable> variables,
    List<ConditionMeaning> conditions,
    Optional<String> unreadable) {

  StatementMeaning {
    actions = List.copyOf(actions);
    variables = List.copyOf(variables);
    conditions = List.copyOf(conditions);
  }

  /// Returns the meaning of a statement in normal form.
  ///
  /// @param text the text of the whole policy
  static StatementMeaning of(CompiledStatement compiled, Effect effect, String text) {
    Statement statement = compiled.statement();
    return new StatementMeaning(
        effect,
        statement.principals(),
        statement.actions().negated(),
        statement.actions().patterns(),
        statement.resources(),
        compiled.resources().variables(),
        compiled.conditions().stream().map(ConditionMeaning::of).toList(),
        compiled.isReadable()
            ? Optional.empty()
            : Optional.of(CompactText.of(statement.source().span().of(text))));
  }
}
