package io.labelguard.core.fix;

import io.labelguard.core.fix.ChangedStatement.Kind;
import io.labelguard.policy.json.Json;
import io.labelguard.policy.model.Policy;
import io.labelguard.policy.model.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiPredicate;

/// A change of a policy as people read it: which values of which attributes of which statements.
///
/// A statement that is written as before is not part of it, wherever it is now. Of the others, two
/// of the same Sid are the same statement; so are two without a Sid, in their order.
///
/// @param document the attributes outside the statements that change
/// @param statements changed and added ones in the order of the policy after, then removed ones
public record ChangeByAttribute(
    List<ChangedAttribute> document, List<ChangedStatement> statements) {
  public ChangeByAttribute {
    document = List.copyOf(document);
    statements = List.copyOf(statements);
  }

  /// Returns the change from one policy to another.
  public static ChangeByAttribute of(Policy before, Policy after) {
    return new ChangeByAttribute(
        ChangedAttribute.between(before.text(), outside(before), after.text(), outside(after)),
        new Pairs(before, after).changed());
  }

  private static List<Json.Member> outside(Policy policy) {
    return policy.source().members().stream()
        .filter(member -> !member.name().value().equals("Statement"))
        .toList();
  }

  /// Returns how many statements are changed, added or removed.
  public long count(Kind kind) {
    return statements.stream().filter(statement -> statement.kind() == kind).count();
  }

  /// Finds for each statement after the one before that it was.
  private static final class Pairs {

    private final Policy before;
    private final Policy after;
    private final List<Statement> removed;
    private final List<Statement> added;

    /// The statements before of those after, by the indexes of the latter.
    private final Map<Integer, Statement> changed = new TreeMap<>();

    Pairs(Policy before, Policy after) {
      this.before = before;
      this.after = after;
      this.removed = new ArrayList<>(before.statements());
      this.added = new ArrayList<>(after.statements());
      pair((old, now) -> text(before, old).equals(text(after, now)));
      changed.clear();
      pair((old, now) -> old.sid().isPresent() && old.sid().equals(now.sid()));
      pair((old, now) -> old.sid().isEmpty() && now.sid().isEmpty());
    }

    private void pair(BiPredicate<Statement, Statement> same) {
      for (Statement now : List.copyOf(added)) {
        Optional<Statement> found = removed.stream().filter(old -> same.test(old, now)).findFirst();
        found.ifPresent(
            old -> {
              removed.removeIf(each -> each.index() == old.index());
              added.removeIf(each -> each.index() == now.index());
              changed.put(now.index(), old);
            });
      }
    }

    List<ChangedStatement> changed() {
      List<ChangedStatement> all = new ArrayList<>();
      changed.forEach(
          (index, old) -> {
            Statement now = after.statements().get(index);
            all.add(of(Kind.CHANGED, now, members(old), members(now)));
          });
      all.removeIf(onlyRewritten -> onlyRewritten.attributes().isEmpty());
      added.forEach(now -> all.add(of(Kind.ADDED, now, List.of(), members(now))));
      all.sort(Comparator.comparingInt(ChangedStatement::number));
      removed.forEach(old -> all.add(of(Kind.REMOVED, old, members(old), List.of())));
      return all;
    }

    private ChangedStatement of(
        Kind kind, Statement shown, List<Json.Member> old, List<Json.Member> now) {
      return new ChangedStatement(
          kind,
          shown.index() + 1,
          shown.sid(),
          shown.effect(),
          ChangedAttribute.between(before.text(), old, after.text(), now));
    }

    private static List<Json.Member> members(Statement statement) {
      return statement.source().members();
    }

    private static String text(Policy policy, Statement statement) {
      return statement.source().span().of(policy.text());
    }
  }
}
