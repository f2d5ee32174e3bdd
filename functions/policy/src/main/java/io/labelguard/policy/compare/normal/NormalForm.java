package io.labelguard.policy.compare.normal;

import io.labelguard.policy.model.ActionElement;
import io.labelguard.policy.model.Condition;
import io.labelguard.policy.model.Policy;
import io.labelguard.policy.model.PrincipalElement;
import io.labelguard.policy.model.PrincipalElement.Kind;
import io.labelguard.policy.model.PrincipalElement.PrincipalName;
import io.labelguard.policy.model.ResourceElement;
import io.labelguard.policy.model.Statement;
import io.labelguard.policy.value.ArnText;
import io.labelguard.policy.value.CallerNames;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Writes statements in one way: lists in one order and without repetitions, actions and keys in
/// lower case, one name for each account, one of each two operators that mean the same.
///
/// A policy that was only rewritten has the same normal form, so that no search is needed.
public final class NormalForm {

  private static final PrincipalName EVERYONE = new PrincipalName(Kind.EVERYONE, "*");

  private final Map<String, Set<String>> partitions = new TreeMap<>();

  /// Prepares the normal form of policies that are compared with each other.
  public NormalForm(List<Policy> policies) {
    policies.stream()
        .flatMap(policy -> policy.statements().stream())
        .flatMap(statement -> statement.principals().names().stream())
        .flatMap(name -> ArnText.parse(name.value()).stream())
        .forEach(
            arn ->
                partitions
                    .computeIfAbsent(arn.account(), _ -> new TreeSet<>())
                    .add(arn.partition()));
  }

  /// Returns the policy with its statements in normal form; its text stays as it was.
  public Policy of(Policy policy) {
    return policy.with(policy.statements().stream().map(this::of).toList());
  }

  private Statement of(Statement statement) {
    return new Statement(
        statement.index(),
        statement.sid(),
        statement.effect(),
        principals(statement.principals()),
        new ActionElement(
            statement.actions().negated(),
            ordered(
                statement.actions().patterns().stream()
                    .map(pattern -> pattern.toLowerCase(Locale.ROOT)))),
        new ResourceElement(
            statement.resources().negated(), ordered(statement.resources().patterns().stream())),
        conditions(statement.conditions()),
        statement.unreadable(),
        statement.source());
  }

  private static List<String> ordered(Stream<String> texts) {
    return texts.distinct().sorted().toList();
  }

  private PrincipalElement principals(PrincipalElement element) {
    List<PrincipalName> names =
        element.names().stream()
            .flatMap(name -> name(name).stream())
            .distinct()
            .sorted(Comparator.comparing(PrincipalName::kind).thenComparing(PrincipalName::value))
            .toList();
    return new PrincipalElement(
        element.negated(), names.contains(EVERYONE) ? List.of(EVERYONE) : names);
  }

  /// Returns the name as the normal form writes it; empty where it names nobody.
  private Optional<PrincipalName> name(PrincipalName name) {
    return switch (name.kind()) {
      case EVERYONE, SERVICE, FEDERATED -> Optional.of(name);
      case AWS ->
          Optional.of(
              name.value().equals("*")
                  ? EVERYONE
                  : rootOf(name.value())
                      .map(root -> new PrincipalName(Kind.AWS, root))
                      .orElse(name));
      case CANONICAL_USER ->
          Optional.of(name).filter(user -> CallerNames.isCanonicalId(user.value()));
    };
  }

  /// The root user's ARN of an account given by its id, where its partition is not in doubt.
  private Optional<String> rootOf(String value) {
    Set<String> of = partitions.getOrDefault(value, Set.of("aws"));
    return CallerNames.isAccountId(value) && of.size() == 1
        ? Optional.of("arn:" + of.iterator().next() + ":iam::" + value + ":root")
        : Optional.empty();
  }

  private static List<Condition> conditions(List<Condition> conditions) {
    Map<List<Object>, Condition> distinct = new TreeMap<>(Comparator.comparing(List::toString));
    for (Condition condition : conditions) {
      Condition normal = NormalCondition.of(condition);
      distinct.put(List.of(normal.operator().text(), normal.key(), normal.values()), normal);
    }
    return List.copyOf(distinct.values());
  }
}
