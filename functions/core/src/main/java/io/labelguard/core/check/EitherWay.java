package io.labelguard.core.check;

import io.labelguard.policy.decide.Decision;
import io.labelguard.policy.decide.Evaluation;
import io.labelguard.policy.model.Condition;
import io.labelguard.policy.model.Policy;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/// How a policy decides a request of which it is not known which of two ways it goes.
final class EitherWay {

  private EitherWay() {}

  /// Returns what is so both ways. Where the two decide differently it is undetermined, by the
  /// network keys of the statements that hold for one way only.
  static Evaluation of(Evaluation one, Evaluation other, Policy policy) {
    if (one.decision() == other.decision() && one.decision() != Decision.UNDETERMINED) {
      return new Evaluation(
          one.decision(),
          joined(one.denyStatements(), other.denyStatements()),
          joined(one.allowStatements(), other.allowStatements()),
          joined(one.mayHold(), other.mayHold()),
          List.of(),
          deniedPart(one, other));
    }
    NavigableSet<Integer> open = new TreeSet<>(joined(one.mayHold(), other.mayHold()));
    open.addAll(onlyOneOf(one.denyStatements(), other.denyStatements()));
    open.addAll(onlyOneOf(one.allowStatements(), other.allowStatements()));
    return new Evaluation(
        Decision.UNDETERMINED,
        inBoth(one.denyStatements(), other.denyStatements()),
        inBoth(one.allowStatements(), other.allowStatements()),
        List.copyOf(open),
        unknownKeys(one, other, policy, open),
        deniedPart(one, other));
  }

  private static List<String> unknownKeys(
      Evaluation one, Evaluation other, Policy policy, Collection<Integer> open) {
    Stream<String> networks =
        open.stream()
            .map(policy.statements()::get)
            .flatMap(statement -> statement.conditions().stream())
            .filter(
                condition ->
                    Deciding.NETWORK.isAbout(condition) || Deciding.ADDRESS.isAbout(condition))
            .map(Condition::key);
    return Stream.of(one.unknownKeys().stream(), other.unknownKeys().stream(), networks)
        .flatMap(keys -> keys)
        .distinct()
        .sorted()
        .toList();
  }

  /// Returns the part that is denied both ways.
  private static List<String> deniedPart(Evaluation one, Evaluation other) {
    if (one.decision() == Decision.EXPLICITLY_DENIED) {
      return other.deniedPart();
    }
    return other.decision() == Decision.EXPLICITLY_DENIED
        ? one.deniedPart()
        : inBoth(one.deniedPart(), other.deniedPart());
  }

  private static List<Integer> joined(List<Integer> one, List<Integer> other) {
    NavigableSet<Integer> all = new TreeSet<>(one);
    all.addAll(other);
    return List.copyOf(all);
  }

  private static List<Integer> onlyOneOf(List<Integer> one, List<Integer> other) {
    List<Integer> both = inBoth(one, other);
    return joined(one, other).stream().filter(index -> !both.contains(index)).toList();
  }

  private static <T> List<T> inBoth(List<T> one, List<T> other) {
    return one.stream().filter(other::contains).toList();
  }
}
