package io.labelguard.core.fix;

import io.labelguard.policy.json.Json;
import io.labelguard.policy.model.Condition;
import io.labelguard.policy.model.ConditionOperator.Base;
import io.labelguard.policy.model.Policy;
import io.labelguard.policy.model.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Finds how one statement was changed: by the edits (a), (b) and (d), or in a way that is not
/// allowed.
final class StatementChange {

  private final Policy before;
  private final Statement old;
  private final Policy after;
  private final List<Edit> edits = new ArrayList<>();
  private final List<String> violations = new ArrayList<>();

  private StatementChange(Policy before, Statement old, Policy after) {
    this.before = before;
    this.old = old;
    this.after = after;
  }

  static StatementChange between(Policy before, Statement old, Policy after, Statement now) {
    StatementChange change = new StatementChange(before, old, after);
    change.compareElements(old.source(), now.source());
    if (change.edits.isEmpty() && change.violations.isEmpty()) {
      change.violate("was rewritten");
    }
    return change;
  }

  List<Edit> edits() {
    return List.copyOf(edits);
  }

  List<String> violations() {
    return List.copyOf(violations);
  }

  private void compareElements(Json.Obj was, Json.Obj is) {
    if (!names(was).equals(names(is))) {
      violate("has other elements than before");
      return;
    }
    for (int i = 0; i < was.members().size(); i++) {
      Json left = was.members().get(i).value();
      Json right = is.members().get(i).value();
      if (same(left, right)) {
        continue;
      }
      String name = was.members().get(i).name().value();
      if (name.equals("Condition")
          && left instanceof Json.Obj oldBlocks
          && right instanceof Json.Obj newBlocks) {
        compareBlocks(oldBlocks, newBlocks);
      } else {
        violate("has another " + name + " than before");
      }
    }
  }

  private void compareBlocks(Json.Obj was, Json.Obj is) {
    if (!startsWith(names(is), names(was))) {
      violate("lost or gained a condition operator");
      return;
    }
    for (int i = 0; i < was.members().size(); i++) {
      Json left = was.members().get(i).value();
      Json right = is.members().get(i).value();
      if (same(left, right)) {
        continue;
      }
      if (left instanceof Json.Obj oldKeys && right instanceof Json.Obj newKeys) {
        compareKeys(was.members().get(i).name().value(), oldKeys, newKeys);
      } else {
        violate("has another condition than before");
      }
    }
    for (Json.Member added : is.members().subList(was.members().size(), is.members().size())) {
      if (added.value() instanceof Json.Obj keys) {
        addedKeys(added.name().value(), keys.members());
      } else {
        violate("gained a condition that cannot be read");
      }
    }
  }

  private void compareKeys(String operator, Json.Obj was, Json.Obj is) {
    if (!startsWith(names(is), names(was))) {
      violate("lost or gained a condition key under " + operator);
      return;
    }
    for (int i = 0; i < was.members().size(); i++) {
      Json.Member left = was.members().get(i);
      Json right = is.members().get(i).value();
      if (!same(left.value(), right)) {
        compareValues(left, right);
      }
    }
    if (is.members().size() > was.members().size()) {
      addedKeys(operator, is.members().subList(was.members().size(), is.members().size()));
    }
  }

  private void compareValues(Json.Member was, Json is) {
    List<String> oldValues = texts(was.value());
    List<String> newValues = texts(is);
    List<Condition> conditions =
        old.conditions().stream().filter(each -> each.source().equals(was)).toList();
    if (conditions.size() != 1
        || oldValues.size() >= newValues.size()
        || !startsWith(newValues, oldValues)) {
      violate("has other values of " + was.name().value() + " than before");
      return;
    }
    Condition condition = conditions.getFirst();
    List<String> added = newValues.subList(oldValues.size(), newValues.size());
    if (NetworkConditions.extensible(condition) && !Companion.isNamed(old)) {
      added.forEach(value -> edits.add(new Edit.AddEndpoint(old.index(), value)));
    } else if (Companion.read(old).isPresent()
        && NetworkConditions.isPlain(condition, Base.STRING_NOT_EQUALS)
        && NetworkConditions.isKey(condition, NetworkConditions.PRINCIPAL_ACCOUNT)) {
      added.forEach(value -> edits.add(new Edit.AddAccount(old.index(), value)));
    } else {
      violate(
          "had a value of "
              + condition.key()
              + " added under "
              + condition.operator().text()
              + ", where no value may be added");
    }
  }

  private void addedKeys(String operator, List<Json.Member> keys) {
    if (!operator.equals(Base.STRING_NOT_EQUALS.text())
        || keys.size() != 1
        || !keys.getFirst().name().value().equalsIgnoreCase(NetworkConditions.SOURCE_VPCE)
        || texts(keys.getFirst().value()).isEmpty()
        || !NetworkConditions.onSourceVpce(old).isEmpty()
        || !NetworkConditions.blocksOtherNetworks(old)) {
      violate("gained a condition under " + operator + " that no allowed edit adds");
      return;
    }
    texts(keys.getFirst().value())
        .forEach(value -> edits.add(new Edit.AddCondition(old.index(), value)));
  }

  private boolean same(Json left, Json right) {
    return left.span().of(before.text()).equals(right.span().of(after.text()));
  }

  private void violate(String what) {
    violations.add(Fitness.named(old) + " " + what + ".");
  }

  private static List<String> names(Json.Obj object) {
    return map(object.members(), member -> member.name().value());
  }

  /// Returns the strings of a scalar or list; nothing where there is anything else among them.
  static List<String> texts(Json value) {
    return switch (value) {
      case Json.Str(String text, _) -> List.of(text);
      case Json.Arr(List<Json> items, _) when items.stream().allMatch(Json.Str.class::isInstance) ->
          map(items, item -> ((Json.Str) item).value());
      case Json.Arr _, Json.Obj _, Json.Num _, Json.Bool _, Json.Null _ -> List.of();
    };
  }

  private static boolean startsWith(List<String> all, List<String> first) {
    return all.size() >= first.size() && all.subList(0, first.size()).equals(first);
  }

  private static <T> List<String> map(List<T> all, Function<T, String> text) {
    return all.stream().map(text).toList();
  }
}
