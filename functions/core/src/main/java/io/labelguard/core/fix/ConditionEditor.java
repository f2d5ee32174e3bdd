package io.labelguard.core.fix;

import io.labelguard.policy.json.Json;
import io.labelguard.policy.model.Policy;
import io.labelguard.policy.model.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Adds keys to a statement's Condition: into the operator's block where there is one, else as a
/// block of their own.
final class ConditionEditor {

  private final Layout layout;
  private final Json.Obj condition;
  private final Splices splices;

  /// A member to add under an operator.
  record NewKey(String operator, String member) {}

  private ConditionEditor(Layout layout, Json.Obj condition, Splices splices) {
    this.layout = layout;
    this.condition = condition;
    this.splices = splices;
  }

  /// Returns the editor of a statement's Condition, which must be an object with a block in it.
  static ConditionEditor of(Policy policy, Layout layout, Statement statement, Splices splices) {
    return statement.source().all("Condition").stream()
        .filter(Json.Obj.class::isInstance)
        .map(Json.Obj.class::cast)
        .findFirst()
        .map(condition -> new ConditionEditor(layout, condition, splices))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "statement "
                        + statement.index()
                        + " of "
                        + policy.statements().size()
                        + " has no Condition"));
  }

  /// Adds the keys, each under its operator, in the order given.
  void add(List<NewKey> keys) {
    List<String> blocks = new ArrayList<>();
    for (NewKey key : keys) {
      Optional<Json.Obj> block = block(key.operator());
      if (block.isPresent()) {
        splices.insert(Layout.end(block.get()), layout.append(block.get(), key.member()));
      } else {
        blocks.add(layout.member(key.operator(), layout.objectLike(sibling(), key.member())));
      }
    }
    if (!blocks.isEmpty()) {
      splices.insert(
          Layout.end(condition), layout.append(condition, blocks.toArray(String[]::new)));
    }
  }

  private Optional<Json.Obj> block(String operator) {
    return condition.all(operator).stream()
        .filter(Json.Obj.class::isInstance)
        .map(Json.Obj.class::cast)
        .findFirst();
  }

  private Json.Obj sibling() {
    return condition.members().stream()
        .map(Json.Member::value)
        .filter(Json.Obj.class::isInstance)
        .map(Json.Obj.class::cast)
        .findFirst()
        .orElse(condition);
  }
}
