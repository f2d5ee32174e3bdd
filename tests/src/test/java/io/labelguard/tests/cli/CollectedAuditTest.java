package io.labelguard.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.labelguard.local.world.World;
import io.labelguard.tests.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What `audit` finds in a collected file is what it finds in the account.
class CollectedAuditTest {

  private static final Path DEMO =
      Repository.root().resolve("functions/cli/src/main/resources/demo/world.json");

  @TempDir Path folder;

  /// An account, by what it shows.
  record Account(String name, Path world, Consumer<CredentialsAccount> change) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Account> accounts() {
    return Stream.of(
        new Account("the demo", DEMO, _ -> {}),
        new Account("the example", CollectTest.EXAMPLE, _ -> {}),
        new Account(
            "the demo with a policy that denies", DEMO, account -> enact(account, Story.TIGHTENED)),
        new Account(
            "a policy that shuts everyone out",
            CollectTest.EXAMPLE,
            account -> policy(account, denying("s3:*"))),
        new Account(
            "tags that may not be read",
            DEMO,
            account -> policy(account, denying("s3:GetBucketTagging\",\"s3:ListTagsForResource"))),
        new Account(
            "CORS rules that may not be read",
            DEMO,
            account -> policy(account, denying("s3:GetBucketCORS"))),
        new Account(
            "a policy that only lets the caller in",
            CollectTest.EXAMPLE,
            account -> policy(account, denyingAllBut(CredentialsAccount.ANA))),
        new Account(
            "a text that is no policy", DEMO, account -> policy(account, "{\"Statement\":7")));
  }

  @ParameterizedTest
  @MethodSource("accounts")
  void auditFindsTheSameInTheFileAsInTheAccount(Account account) throws IOException {
    try (CredentialsAccount credentials =
        CredentialsAccount.start(World.read(account.world()), CollectTest.NO_TABLE)) {
      account.change().accept(credentials);
      Command there = Command.run("audit", "--format", "json");
      Path file = folder.resolve("world.json");
      Command collected = Command.run("collect", "--out", file);

      assertThat(collected.err()).isEmpty();
      assertThat(collected.exit()).isZero();
      Command here = Command.run("audit", "--world", file, "--format", "json");
      assertThat(judged(here)).isEqualTo(judged(there)).isNotEmpty();
      assertThat(here.exit()).isEqualTo(there.exit());
    }
  }

  @ParameterizedTest
  @MethodSource("accounts")
  void auditFindsTheSameInARedactedFile(Account account) throws IOException {
    try (CredentialsAccount credentials =
        CredentialsAccount.start(World.read(account.world()), CollectTest.NO_TABLE)) {
      account.change().accept(credentials);
      Command there = Command.run("audit", "--format", "json");
      Path file = folder.resolve("world.json");
      assertThat(Command.run("collect", "--redact", "--out", file).exit()).isZero();

      assertThat(Files.readString(file))
          .doesNotContain("111122223333", "Description\"")
          .contains("100000000001");
      Command here = Command.run("audit", "--world", file, "--format", "json");
      assertThat(named(here)).isEqualTo(named(there));
      assertThat(here.exit()).isEqualTo(there.exit());
    }
  }

  /// Returns what no account id is part of.
  private static List<List<String>> named(Command audit) {
    return judged(audit).stream()
        .map(
            line ->
                Stream.of("type", "check", "severity", "job", "bucket", "team", "path", "verdict")
                    .map(member -> line.path(member).asText())
                    .toList())
        .toList();
  }

  /// Returns what an audit found and how it judged each access.
  static List<JsonNode> judged(Command audit) {
    List<JsonNode> lines = new ArrayList<>(audit.lines("finding"));
    lines.addAll(audit.lines("access"));
    return lines;
  }

  private static void enact(CredentialsAccount account, Path event) {
    try {
      assertThat(account.aws().state().enact(Files.readString(event))).isTrue();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Gives the story's bucket a policy.
  static void policy(CredentialsAccount account, String text) {
    account.aws().state().setPolicy(Story.BUCKET, Optional.of(text));
  }

  private static String denyingAllBut(String caller) {
    return denying("s3:*")
        .replace(
            "}]}",
            ",\"Condition\":{\"ArnNotEquals\":{\"aws:PrincipalArn\":\"" + caller + "\"}}}]}");
  }

  /// Returns a policy that denies everyone some actions on the story's bucket and its objects.
  static String denying(String actions) {
    return """
    {"Version":"2012-10-17","Statement":[{"Sid":"Closed","Effect":"Deny","Principal":"*",\
    "Action":["%s"],"Resource":["arn:aws:s3:::%s","arn:aws:s3:::%s/*"]}]}\
    """
        .formatted(actions, Story.BUCKET, Story.BUCKET);
  }
}
