package io.labelguard.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labelguard.local.world.World;
import io.labelguard.tests.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// After each event of `events/`: what `labelguard doctor` says of a job in the account, it says of
/// the file that `labelguard collect` writes.
class CollectedDoctorTest {

  private static final Path DEMO =
      Repository.root().resolve("functions/cli/src/main/resources/demo/world.json");

  /// The account in which the events about what jobs depend on happen.
  private static final Path DEPENDENCIES =
      Repository.root()
          .resolve("tests/src/test/resources/worlds/dependencies.json")
          .toAbsolutePath();

  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource("events")
  void theDoctorSaysTheSameOfTheFile(Path event) throws IOException {
    String text = Files.readString(event);
    for (Path start : List.of(DEMO, DEPENDENCIES)) {
      try (CredentialsAccount account =
          CredentialsAccount.start(World.read(start), CollectTest.NO_TABLE)) {
        account.aws().state().enact(text);
        for (String job : jobs(account)) {
          Command there = Command.run("doctor", "--job", job, "--format", "json");
          Path file = folder.resolve("world.json");
          Command collected = Command.run("collect", "--job", job, "--out", file);
          assertThat(collected.exit()).as(collected.err()).isZero();
          Command here = Command.run("doctor", "--job", job, "--world", file, "--format", "json");
          assertThat(said(here)).as("%s of %s", job, start).isEqualTo(said(there)).isNotEmpty();
          assertThat(here.exit()).isEqualTo(there.exit());
        }
      }
    }
  }

  /// The account has a job that failed after a policy was written, and a log.
  @Test
  void thePastOfAJobThatFailedIsInTheFile() throws IOException {
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    String world =
        Files.readString(Repository.root().resolve("docs/examples/failed-world.json"))
            .replace("2026-11-10T08:00:00Z", now.minus(Duration.ofDays(3)).toString())
            .replace("2026-11-11T08:00:00Z", now.minus(Duration.ofDays(2)).toString())
            .replace("2026-11-12T08:00:00Z", now.minus(Duration.ofDays(1)).toString());
    try (CredentialsAccount _ =
        CredentialsAccount.start(World.parse(world), CollectTest.NO_TABLE)) {
      Command there = Command.run("doctor", "--job", "cats-and-dogs", "--format", "json");
      Path file = folder.resolve("world.json");
      assertThat(Command.run("collect", "--job", "cats-and-dogs", "--out", file).exit()).isZero();
      Command here =
          Command.run("doctor", "--job", "cats-and-dogs", "--world", file, "--format", "json");
      assertThat(here.err()).isEmpty();
      assertThat(here.lines("change")).hasSize(1);
      assertThat(here.lines("log")).hasSize(1);
      assertThat(said(here)).isEqualTo(said(there));
    }
  }

  /// Returns the lines without the number of calls, and without the words of AWS, in which a
  /// refusal names its request.
  private static List<JsonNode> said(Command doctor) {
    List<JsonNode> lines = new ArrayList<>();
    for (JsonNode line : doctor.lines()) {
      ObjectNode copy = line.deepCopy();
      copy.remove("calls");
      if (line.path("state").asText().equals("not-checked")) {
        copy.remove("evidence");
      }
      lines.add(copy);
    }
    return lines;
  }

  private static List<String> jobs(CredentialsAccount account) {
    return account.aws().state().world().jobs().stream().map(job -> job.labelingJobName()).toList();
  }

  static List<Path> events() throws IOException {
    try (Stream<Path> files = Files.list(Repository.root().resolve("events"))) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }
}
