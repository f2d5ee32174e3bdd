package io.labelguard.core.fix;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.fix.ChangedAttribute.Sign;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Random edits of a policy: every value that one adds or removes is in the change once, and no
/// other is.
class ChangeByAttributePropertiesTest {

  private static final List<String> KEYS = List.of("aws:SourceVpce", "aws:SourceVpc", "s3:prefix");

  /// What an edit does to the values of a key in one of the statements.
  ///
  /// @param statement counts from 0, modulo the number of statements
  /// @param adds whether it adds a value; else it removes the first, where there is one
  /// @param whole whether it adds or removes the whole statement
  record Step(int statement, int key, boolean adds, boolean whole) {}

  @Provide
  Arbitrary<List<Step>> steps() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 5),
            Arbitraries.integers().between(0, KEYS.size() - 1),
            Arbitraries.of(true, false),
            Arbitraries.of(true, false, false, false))
        .as(Step::new)
        .list()
        .ofMaxSize(12);
  }

  @Property(tries = 300)
  void everyAddedOrRemovedLeafAppearsOnce(@ForAll("steps") List<Step> steps) {
    Map<String, Map<String, List<String>>> before = statements(3);
    Map<String, Map<String, List<String>>> after = copy(before);
    int[] next = {1000};
    steps.forEach(step -> apply(step, after, next));

    ChangeByAttribute change =
        ChangeByAttribute.of(Policies.read(text(before)), Policies.read(text(after)));

    assertThat(signed(change, Sign.ADDED))
        .containsExactlyInAnyOrderElementsOf(difference(after, before));
    assertThat(signed(change, Sign.REMOVED))
        .containsExactlyInAnyOrderElementsOf(difference(before, after));
  }

  private static Map<String, Map<String, List<String>>> statements(int count) {
    Map<String, Map<String, List<String>>> all = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      all.put("S" + i, values(i * 10));
    }
    return all;
  }

  private static Map<String, List<String>> values(int first) {
    Map<String, List<String>> values = new TreeMap<>();
    values.put(KEYS.getFirst(), List.of("v" + first, "v" + (first + 1)));
    return values;
  }

  private static Map<String, Map<String, List<String>>> copy(
      Map<String, Map<String, List<String>>> all) {
    Map<String, Map<String, List<String>>> copy = new LinkedHashMap<>();
    all.forEach((sid, values) -> copy.put(sid, new TreeMap<>(values)));
    return copy;
  }

  private static void apply(Step step, Map<String, Map<String, List<String>>> all, int[] next) {
    int id = next[0]++;
    List<String> sids = List.copyOf(all.keySet());
    if (step.whole() && step.adds()) {
      all.put("S" + id, values(id * 10));
    } else if (step.whole() && sids.size() > 1) {
      all.remove(sids.get(step.statement() % sids.size()));
    } else if (!step.whole()) {
      Map<String, List<String>> values = all.get(sids.get(step.statement() % sids.size()));
      String key = KEYS.get(step.key());
      List<String> list = new ArrayList<>(values.getOrDefault(key, List.of()));
      if (step.adds()) {
        list.add("v" + id);
      } else if (!list.isEmpty()) {
        list.removeFirst();
      }
      values.put(key, list);
      values.values().removeIf(List::isEmpty);
    }
  }

  private static String text(Map<String, Map<String, List<String>>> all) {
    return Policies.policy(
        all.entrySet().stream()
            .map(each -> Policies.deny(each.getKey(), condition(each.getValue())))
            .toArray(String[]::new));
  }

  private static String condition(Map<String, List<String>> values) {
    return values.isEmpty()
        ? "{\"Bool\":{\"aws:SecureTransport\":\"false\"}}"
        : values.entrySet().stream()
            .map(each -> "\"" + each.getKey() + "\":[" + quoted(each.getValue()) + "]")
            .collect(Collectors.joining(",", "{\"StringNotEquals\":{", "}}"));
  }

  private static String quoted(List<String> values) {
    return values.stream().map(value -> "\"" + value + "\"").collect(Collectors.joining(","));
  }

  private static List<String> signed(ChangeByAttribute change, Sign sign) {
    return change.statements().stream()
        .flatMap(
            statement ->
                statement.attributes().stream()
                    .flatMap(
                        attribute ->
                            attribute.values().stream()
                                .filter(value -> value.sign() == sign)
                                .map(
                                    value ->
                                        leaf(
                                            statement.sid().orElseThrow(),
                                            attribute.path(),
                                            value.text()))))
        .toList();
  }

  private static String leaf(String sid, List<String> path, String value) {
    return sid + " " + String.join("/", path) + " " + value;
  }

  /// The leaves that one policy has and the other has not, read by other means.
  private static List<String> difference(
      Map<String, Map<String, List<String>>> these, Map<String, Map<String, List<String>>> others) {
    List<String> leaves = new ArrayList<>(leaves(these));
    leaves.removeAll(leaves(others));
    return leaves;
  }

  private static List<String> leaves(Map<String, Map<String, List<String>>> all) {
    List<String> leaves = new ArrayList<>();
    all.forEach(
        (sid, values) -> {
          Policies.read(Policies.policy(Policies.deny(sid, condition(values))))
              .statements()
              .getFirst()
              .source()
              .members()
              .stream()
              .filter(member -> !member.name().value().equals("Condition"))
              .forEach(
                  member ->
                      StatementChange.texts(member.value())
                          .forEach(
                              text ->
                                  leaves.add(
                                      leaf(
                                          sid,
                                          List.of(member.name().value()),
                                          "\"" + text + "\""))));
          if (values.isEmpty()) {
            leaves.add(leaf(sid, List.of("Condition", "Bool", "aws:SecureTransport"), "\"false\""));
          }
          values.forEach(
              (key, list) ->
                  list.forEach(
                      value ->
                          leaves.add(
                              leaf(
                                  sid,
                                  List.of("Condition", "StringNotEquals", key),
                                  "\"" + value + "\""))));
        });
    return leaves;
  }
}
