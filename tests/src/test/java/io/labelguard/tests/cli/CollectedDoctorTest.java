package io.labelguard.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
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
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// After each event of `events/`: what `labelguard doctor` says of a job in the account, it says of
/// the file that `labelguard collect` writes.
class CollectedDoctorTest {

  private static final String DEMO = "functions/cli/src/main/resources/demo/world.json";

  /// The account in which the events about what jobs depend on happen.
  private static final String DEPENDENCIES = "tests/src/test/resources/worlds/dependencies.json";

  private static final Path FAILED = Repository.root().resolve("docs/examples/failed-world.json");

  @TempDir Path folder;

  /// Of a job of which an event changes nothing that is said, the file says what it said before.
  @ParameterizedTest
  @ValueSource(strings = {DEMO, DEPENDENCIES})
  void theDoctorSaysTheSameOfTheFile(String start) throws IOException {
    World world = World.read(Repository.root().resolve(start));
    Map<String, List<JsonNode>> said = new TreeMap<>();
    int atTheStart = compare(world, "", said);
    int compared = 0;
    for (Path event : events()) {
      compared += compare(world, Files.readString(event), said);
    }
    assertThat(atTheStart).isEqualTo(world.jobs().size());
    assertThat(compared).as("after the events of %s", start).isGreaterThan(8);
  }

  /// @param event empty for none
  /// @param said of each job at the start
  /// @return of how many jobs the file was asked
  private int compare(World world, String event, Map<String, List<JsonNode>> said)
      throws IOException {
    int compared = 0;
    try (CredentialsAccount account = CredentialsAccount.start(world, CollectTest.NO_TABLE)) {
      if (!account.aws().state().enact(event) && !event.isEmpty()) {
        return 0;
      }
      for (String job : jobs(account)) {
        Command there = Command.run("doctor", "--job", job, "--format", "json");
        if (!said(there).equals(said.putIfAbsent(job, said(there)))) {
          compare(job, there);
          compared++;
        }
      }
    }
    return compared;
  }

  private void compare(String job, Command there) {
    Path file = folder.resolve("world.json");
    Command collected = Command.run("collect", "--job", job, "--out", file);
    assertThat(collected.exit()).as(collected.err()).isZero();
    Command here = Command.run("doctor", "--job", job, "--world", file, "--format", "json");
    assertThat(said(here)).as(job).isEqualTo(said(there)).isNotEmpty();
    assertThat(here.exit()).isEqualTo(there.exit());
  }

  /// The account has a job that failed after a policy was written, and a log.
  @Test
  void thePastOfAJobThatFailedIsInTheFile() throws IOException {
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    String world =
        Files.readString(FAILED)
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

  /// Of each subject the newest 50 events are read, and the account has more.
  @Test
  void thatThereAreMoreEventsIsInTheFile() throws IOException {
    ObjectNode world = (ObjectNode) Command.tree(Files.readString(FAILED));
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    ((ObjectNode) world.path("jobs").path(0))
        .put("CreationTime", now.minus(Duration.ofDays(3)).toString())
        .put("LastModifiedTime", now.minus(Duration.ofDays(1)).toString());
    JsonNode record = world.path("trail").path(0);
    ArrayNode trail = world.putArray("trail");
    for (int i = 0; i < 60; i++) {
      ObjectNode one = record.deepCopy();
      one.put("eventID", "e-" + i).put("readOnly", i % 2 == 1);
      trail.add(one.put("eventTime", now.minus(Duration.ofDays(2)).plusSeconds(60 * i).toString()));
    }
    Command here = collected(world, "cats-and-dogs");
    assertThat(here.lines("change")).hasSize(25);
    assertThat(here.lines("note").toString())
        .contains("Only the newest events of bucket gt-labeling-data were read")
        .doesNotContain("No change found of bucket");
  }

  /// The SCPs may not be read, and IAM's simulator says what they do not allow.
  @Test
  void whatTheSimulatorSaysIsInTheFile() throws IOException {
    ObjectNode world =
        (ObjectNode) Command.tree(Files.readString(Repository.root().resolve(DEPENDENCIES)));
    world
        .putObject("organization")
        .put("Id", "o-exampleorgid")
        .put("MasterAccountId", "444455556666");
    String bucket = "arn:aws:s3:::" + world.at("/buckets/0/name").asText();
    int denied = 0;
    for (String resource : List.of(bucket, "arn:aws:s3:::none")) {
      for (JsonNode role : world.path("roles")) {
        ((ObjectNode) role)
            .putArray("DeniedByOrganizations")
            .addObject()
            .put("Action", "s3:ListBucket")
            .put("Resource", resource);
      }
      for (JsonNode job : world.path("jobs")) {
        Command here = collected(world, job.path("LabelingJobName").asText());
        String said = here.out();
        assertThat(said).contains("simulator");
        denied += said.contains("an SCP or an RCP does not allow s3:ListBucket on") ? 1 : 0;
      }
    }
    assertThat(denied).isPositive();
  }

  private Command collected(ObjectNode world, String job) {
    try (CredentialsAccount _ =
        CredentialsAccount.start(World.parse(world.toString()), CollectTest.NO_TABLE)) {
      Command there = Command.run("doctor", "--job", job, "--format", "json");
      compare(job, there);
      return Command.run(
          "doctor", "--job", job, "--world", folder.resolve("world.json"), "--format", "json");
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

  private static List<Path> events() throws IOException {
    try (Stream<Path> files = Files.list(Repository.root().resolve("events"))) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }
}
