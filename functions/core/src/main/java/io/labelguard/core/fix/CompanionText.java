package io.labelguard.core.fix;

import io.labelguard.policy.json.Json;
import io.labelguard.policy.json.Span;
import io.labelguard.policy.model.Policy;
import io.labelguard.policy.model.Statement;
import java.util.List;

/// Writes the text of a companion: the statement as it was, under a Sid of ours, with the endpoint
/// and the accounts added to its Condition.
final class CompanionText {

  private CompanionText() {}

  static String of(Policy policy, Layout layout, Statement statement, Edit.AddCompanion edit) {
    Splices splices = new Splices(policy.text());
    ConditionEditor.of(policy, layout, statement, splices)
        .add(
            List.of(
                new ConditionEditor.NewKey(
                    "StringEquals",
                    layout.member(
                        NetworkConditions.SOURCE_VPCE, layout.list(List.of(edit.endpoint())))),
                new ConditionEditor.NewKey(
                    "StringNotEquals",
                    layout.member(
                        NetworkConditions.PRINCIPAL_ACCOUNT,
                        layout.list(List.copyOf(edit.accounts()))))));
    setSid(policy.text(), layout, statement.source(), edit.sid(), splices);
    return splices.within(statement.source().span());
  }

  private static void setSid(
      String text, Layout layout, Json.Obj statement, String sid, Splices splices) {
    List<Json> existing = statement.all("Sid");
    if (!existing.isEmpty()) {
      splices.replace(existing.getFirst().span(), Layout.quoted(sid));
      return;
    }
    List<Json.Member> members = statement.members();
    // A Deny with a Condition has two members at the least.
    Span first = Layout.span(members.getFirst());
    String separator = text.substring(first.end(), Layout.span(members.get(1)).start());
    splices.insert(first.start(), layout.member("Sid", Layout.quoted(sid)) + separator);
  }
}
