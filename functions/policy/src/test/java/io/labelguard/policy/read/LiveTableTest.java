package io.labelguard.policy.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.labelguard.policy.PolicyReader;
import io.labelguard.policy.PolicyTables;
import io.labelguard.policy.PolicyTables.Row;
import io.labelguard.policy.json.Json;
import io.labelguard.policy.model.MalformedPolicyException;
import io.labelguard.policy.model.Policy;
import io.labelguard.policy.model.PrincipalElement;
import io.labelguard.policy.model.PrincipalElement.Kind;
import io.labelguard.policy.model.Problem;
import io.labelguard.policy.model.Statement;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Holds the live reader against the tables in `policy/live`; their README says the format.
class LiveTableTest {

  @TestFactory
  Stream<DynamicTest> eachRowIsReadAsItSays() {
    return PolicyTables.rows("live/statements").stream()
        .map(row -> DynamicTest.dynamicTest(row.name(), () -> hold(row)));
  }

  private static void hold(Row row) throws MalformedPolicyException {
    assertThat(row.string("page")).startsWith("https://");
    if (!row.json().all("malformed").isEmpty()) {
      MalformedPolicyException refused =
          catchThrowableOfType(
              MalformedPolicyException.class, () -> PolicyReader.live(row.policy()));
      assertThat(refused).isNotNull();
      assertThat(refused.problem().pointer()).isEqualTo(row.string("malformed"));
      return;
    }
    Policy policy = PolicyReader.live(row.policy());
    assertThat(policy.statements())
        .extracting(LiveTableTest::words)
        .containsExactlyElementsOf(strings(row, "statements"));
    Stream<Problem> unreadable =
        Stream.concat(
            policy.problems().stream(),
            policy.statements().stream().flatMap(statement -> statement.unreadable().stream()));
    assertThat(unreadable.map(Problem::pointer))
        .containsExactlyInAnyOrderElementsOf(strings(row, "unreadable"));
  }

  private static String words(Statement statement) {
    String effect =
        switch (statement.effect()) {
          case ALLOW -> "Allow";
          case DENY -> "Deny";
          case UNREADABLE -> "Unreadable";
        };
    Stream<String> conditions =
        statement.conditions().stream()
            .map(
                each ->
                    each.operator().text()
                        + " "
                        + each.key()
                        + "="
                        + String.join(",", each.values()));
    return Stream.concat(
            Stream.of(
                effect,
                words("Principal", statement.principals()),
                words("Action", statement.actions().negated(), statement.actions().patterns()),
                words(
                    "Resource", statement.resources().negated(), statement.resources().patterns())),
            conditions)
        .collect(Collectors.joining("; "));
  }

  private static String words(String element, PrincipalElement principals) {
    String names =
        principals.names().stream()
            .map(
                name ->
                    name.kind() == Kind.EVERYONE
                        ? "everyone"
                        : name.kind().name().toUpperCase(Locale.ROOT) + "=" + name.value())
            .collect(Collectors.joining(" "));
    return (principals.negated() ? "Not" : "")
        + element
        + " "
        + (names.isEmpty() ? "nobody" : names);
  }

  private static String words(String element, boolean negated, List<String> patterns) {
    String values = patterns.isEmpty() ? "nothing" : String.join(" ", patterns);
    return (negated ? "Not" : "") + element + " " + values;
  }

  private static List<String> strings(Row row, String member) {
    return row.list(member).stream().map(item -> ((Json.Str) item).value()).toList();
  }
}
