package io.labelguard.core.fix;

import io.labelguard.policy.json.Json;
import io.labelguard.policy.json.Span;
import io.labelguard.policy.model.Condition;
import io.labelguard.policy.model.Policy;
import io.labelguard.policy.model.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Makes allowed edits in a policy's text and changes no other byte of it. It does not judge
/// whether an edit is safe: the planner chooses, the verifier proves.
public final class PolicyEditor {

  private final Policy policy;
  private final Layout layout;
  private final Splices splices;

  private PolicyEditor(Policy policy) {
    this.policy = policy;
    this.layout = new Layout(policy.text(), policy.source());
    this.splices = new Splices(policy.text());
  }

  /// Returns the policy's text with all the edits made.
  ///
  /// @throws IllegalArgumentException where a statement has no place for its edit
  public static String apply(Policy policy, List<Edit> edits) {
    return new PolicyEditor(policy).apply(edits);
  }

  /// Returns the policy's text with one value more in each of some conditions. No allowed edit: for
  /// proposals that a person judges.
  static String applyProposal(Policy policy, List<Condition> conditions, String value) {
    PolicyEditor editor = new PolicyEditor(policy);
    conditions.forEach(condition -> editor.addValues(condition.source().value(), List.of(value)));
    return editor.splices.within(new Span(0, policy.text().length()));
  }

  private String apply(List<Edit> edits) {
    Map<Integer, List<String>> endpoints = new TreeMap<>();
    Map<Integer, List<String>> conditions = new TreeMap<>();
    Map<Integer, List<String>> accounts = new TreeMap<>();
    List<String> companions = new ArrayList<>();
    for (Edit edit : edits) {
      switch (edit) {
        case Edit.AddEndpoint(int statement, String endpoint) ->
            collect(endpoints, statement, endpoint);
        case Edit.AddCondition(int statement, String endpoint) ->
            collect(conditions, statement, endpoint);
        case Edit.AddAccount(int statement, String account) ->
            collect(accounts, statement, account);
        case Edit.AddCompanion companion -> companions.add(companion(companion));
      }
    }
    endpoints.forEach((statement, added) -> addValues(endpointList(statement), added));
    conditions.forEach(this::addCondition);
    accounts.forEach((statement, added) -> addValues(accountList(statement), added));
    addStatements(companions);
    return splices.within(new Span(0, policy.text().length()));
  }

  private static void collect(Map<Integer, List<String>> all, int statement, String value) {
    all.computeIfAbsent(statement, _ -> new ArrayList<>()).add(value);
  }

  private void addValues(Json values, List<String> added) {
    String[] quoted = added.stream().map(Layout::quoted).toArray(String[]::new);
    if (values instanceof Json.Arr list) {
      splices.insert(Layout.end(list), layout.append(list, quoted));
      return;
    }
    splices.insert(values.span().start(), "[");
    String more = String.join(layout.comma(), quoted);
    splices.insert(values.span().end(), layout.comma() + more + "]");
  }

  private void addCondition(int statement, List<String> endpoints) {
    String key = layout.member(NetworkConditions.SOURCE_VPCE, layout.list(endpoints));
    ConditionEditor.of(policy, layout, statement(statement), splices)
        .add(List.of(new ConditionEditor.NewKey("StringNotEquals", key)));
  }

  private String companion(Edit.AddCompanion edit) {
    return CompanionText.of(policy, layout, statement(edit.statement()), edit);
  }

  private void addStatements(List<String> added) {
    if (added.isEmpty()) {
      return;
    }
    Json statements = policy.source().all("Statement").getFirst();
    if (statements instanceof Json.Arr list) {
      splices.insert(Layout.end(list), layout.append(list, added.toArray(String[]::new)));
      return;
    }
    splices.insert(statements.span().start(), "[");
    String more = String.join(layout.comma(), added);
    splices.insert(statements.span().end(), layout.comma() + more + "]");
  }

  private Json endpointList(int statement) {
    return NetworkConditions.extensible(statement(statement))
        .map(Condition::source)
        .map(Json.Member::value)
        .orElseThrow(() -> noPlace(statement, "no negated aws:SourceVpce condition"));
  }

  private Json accountList(int statement) {
    return Companion.accounts(statement(statement))
        .map(Condition::source)
        .map(Json.Member::value)
        .orElseThrow(() -> noPlace(statement, "no StringNotEquals aws:PrincipalAccount"));
  }

  private Statement statement(int index) {
    return policy.statements().get(index);
  }

  private static IllegalArgumentException noPlace(int statement, String why) {
    return new IllegalArgumentException("statement " + statement + " has " + why);
  }
}
