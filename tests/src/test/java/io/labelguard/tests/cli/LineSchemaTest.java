package io.labelguard.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labelguard.core.check.Consequence;
import io.labelguard.core.redrive.Part;
import io.labelguard.local.LocalAws;
import io.labelguard.local.wire.Fault;
import io.labelguard.local.world.World;
import io.labelguard.tests.Repository;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every line that a command prints with `--format json` is of the published schema.
class LineSchemaTest {

  private static final Path ROOT = Repository.root();
  private static final Path EXAMPLES = ROOT.resolve("docs/examples");
  private static final Path CORPUS = ROOT.resolve("tests/src/test/resources/corpus");
  private static final Path CASES = ROOT.resolve("tests/src/test/resources/cases");
  private static final Path DEMO = ROOT.resolve("functions/cli/src/main/resources/demo/world.json");

  private static final LineSchema SCHEMA = LineSchema.read();

  private static final String CIDR = "203.0.113.0/24";

  @TempDir Path folder;

  private final Map<String, List<JsonNode>> lines = new TreeMap<>();

  @Test
  void everyLineOfEveryCommandIsOfTheSchema() throws IOException {
    policies();
    account();
    stories();
    receivers();
    deadLetters();
    demo();

    assertThat(lines.keySet()).containsExactlyInAnyOrderElementsOf(SCHEMA.names());
    assertThat(lines.values().stream().mapToInt(List::size).sum()).isGreaterThan(450);
    for (String name : List.of("finding", "fix", "fixOfHistory", "snapshot", "redrive", "letter")) {
      assertThat(neverSeen(name)).as(name).isEmpty();
    }
    assertThat(neverSeen("report")).containsExactly("change");
    aProgramReadsTheAlertOfEachMessage();
    aLineWithAnotherMemberIsNotOfTheSchema();
  }

  /// A line of a report may have any of them, whether or not a run here has it.
  @Test
  void everyConsequenceIsInTheSchema() throws IOException {
    JsonNode schema = Command.tree(Files.readString(ROOT.resolve("docs/schema/lines.json")));
    assertThat(schema.at("/$defs/consequence/enum").valueStream().map(JsonNode::asText))
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(Consequence.values())
                .map(one -> one.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList());
  }

  /// The commands about policies alone.
  private void policies() throws IOException {
    Path strict = EXAMPLES.resolve("new-policy.json");
    Path job = EXAMPLES.resolve("job.json");
    run(1, "check", "--policy", strict, "--job", job);
    run(0, "check", "--policy", EXAMPLES.resolve("old-policy.json"), "--job", job);
    String lowerCase = Files.readString(strict).replace("\"Deny\"", "\"deny\"");
    run(1, "check", "--policy", Command.file(folder, "lower.json", lowerCase), "--job", job);
    run(
        1,
        "check",
        "--policy",
        strict,
        "--job",
        Command.file(
            folder,
            "ended.json",
            Files.readString(job)
                .replace("\"InProgress\"", "\"Failed\",\"FailureReason\":\"AccessDenied\"")));
    run(
        2,
        "lint",
        EXAMPLES.resolve("mistaken-policy.json"),
        Command.file(folder, "bad.json", "{\"Statement\":[{\"Efect\":\"Deny\"}]}"));
    run(0, "explain", "LG101");
    run(0, "explain", "--policy", strict, "--request", EXAMPLES.resolve("request.json"));
    run(1, "compare", EXAMPLES.resolve("old-policy.json"), strict);
    run(0, "policy", "--job", job, "--vpc", "vpc-0a1b2c3d4e5f60718");
    run(0, "manifest", EXAMPLES.resolve("input.manifest"));
    try (Stream<Path> files = Files.list(CASES.resolve("evaluate"))) {
      List<Path> asked = files.sorted().toList();
      assertThat(asked).hasSize(3);
      for (Path each : asked) {
        collect(0, Command.run("evaluate", each));
      }
    }
    collect(2, Command.run("evaluate", Command.file(folder, "bad.jsonl", "{\"id\":[1]}\nno\n")));
  }

  /// The commands that look at a whole account, and every example event in it.
  private void account() throws IOException {
    run(1, "audit", "--world", DEMO);
    run(
        1,
        "doctor",
        "--job",
        "phrases",
        "--world",
        CORPUS.resolve("stream-whose-queue-was-deleted.json"));
    run(1, "doctor", "--job", "cats-and-dogs", "--world", EXAMPLES.resolve("failed-world.json"));
    run(1, "audit", "--world", EXAMPLES.resolve("world.json"));
    run(1, "audit", "--world", worldWithoutASubnet());
    run(1, "audit", "--world", CORPUS.resolve("stream-whose-queue-was-deleted.json"));
    String gone =
        Files.readString(EXAMPLES.resolve("world.json"))
            .replace("432418664414:function:PRE-", "111122223333:function:")
            .replaceFirst("\\{", "{\"functions\": [],");
    run(1, "audit", "--world", Command.file(folder, "gone.json", gone));
    try (Stream<Path> files = Files.list(Story.EVENTS)) {
      List<Path> events = files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
      assertThat(events).hasSizeGreaterThan(30);
      for (String mode : List.of("alert", "fix", "temporary")) {
        List<Object> args = new ArrayList<>(List.of("replay", "--mode", mode, "--world", DEMO));
        args.addAll(events);
        run(2, args.toArray());
      }
    }
  }

  /// A finding about something that is no bucket, job or team names it.
  private Path worldWithoutASubnet() throws IOException {
    ObjectNode world = (ObjectNode) Command.tree(Files.readString(EXAMPLES.resolve("world.json")));
    ((ObjectNode) world.withArray("jobs").get(0))
        .putObject("LabelingJobAlgorithmsConfig")
        .put(
            "LabelingJobAlgorithmSpecificationArn",
            "arn:aws:sagemaker:us-east-1:027400017018:labeling-job-algorithm-specification/image-classification")
        .putObject("LabelingJobResourceConfig")
        .putObject("VpcConfig")
        .putArray("Subnets")
        .add("subnet-0a1b2c3d4e5f60718");
    world.putArray("subnets");
    return Command.file(folder, "no-subnet.json", world.toString());
  }

  /// What people do about one bucket.
  private void stories() throws IOException {
    Story story = new Story(Files.createDirectory(folder.resolve("story")));
    collect(1, story.replay("alert", Story.TIGHTENED));
    collect(1, story.onBucket("fix"));
    collect(0, story.fixByHand());
    collect(1, story.onBucket("fix"));
    collect(0, story.onBucket("history"));
    collect(0, story.onBucket("undo"));
    collect(1, story.onBucket("undo"));
    collect(1, story.onBucket("fix"));
    collect(0, story.onBucket("history"));
    collect(0, story.onBucket("breaker"));
    collect(0, story.run("breaker", "--team", "annotators"));
    collect(0, story.onBucket("rearm"));

    Story temporary = new Story(Files.createDirectory(folder.resolve("temporary")));
    collect(1, temporary.replay("temporary", Story.TIGHTENED));
    collect(0, temporary.run("history", "--all", "--temporary"));
    temporary.change("OnlyThroughOurEndpoint", "OnlyThroughOneEndpoint");
    temporary.change(
        "\"LabelingJobStatus\" : \"InProgress\"", "\"LabelingJobStatus\" : \"Completed\"");
    collect(1, temporary.replay("temporary", "--sweep"));
    collect(0, temporary.onBucket("history"));

    Path cors = Files.createDirectory(folder.resolve("cors"));
    Files.writeString(cors.resolve("world.json"), CorsStoryTest.WORLD);
    run(1, "replay", "--mode", "fix", "--sweep", "--local", cors);
    run(0, "history", "--bucket", "gt-labeling-data", "--local", cors);

    Path workforce = Files.createDirectory(folder.resolve("workforce"));
    Files.writeString(workforce.resolve("world.json"), WorkforceStoryTest.OPEN);
    run(1, "replay", "--mode", "fix", "--workforce-cidrs", CIDR, "--sweep", "--local", workforce);
    run(0, "rearm", "--workforce", "default", "--local", workforce);
  }

  private void receivers() {
    Path local = folder.resolve("story");
    run(
        0,
        "notify",
        "--test",
        "--local",
        local,
        "--to",
        "sns",
        "--to",
        "amazonq",
        "--to",
        "eventbridge");
    World empty = World.empty("111122223333", "us-east-1");
    try (CredentialsAccount account =
        CredentialsAccount.start(empty, URI.create("http://127.0.0.1:9"))) {
      LocalAws aws = account.aws();
      aws.faults().lasting("Publish", "", Fault.ACCESS_DENIED);
      String topic = "arn:aws:sns:us-east-1:111122223333:findings";
      run(1, "notify", "--test", "--to", "sns", "--topic", topic);
    }
  }

  private void deadLetters() {
    World empty = World.empty("111122223333", "us-east-1");
    try (CredentialsAccount account =
        CredentialsAccount.start(empty, URI.create("http://127.0.0.1:9"))) {
      LocalInstallation stack =
          LocalInstallation.deploy(account.aws(), "labelguard", EnumSet.allOf(Part.class));
      stack.send(
          Part.UNDELIVERED_EVENTS,
          "{}",
          Map.of("TARGET_ARN", stack.arn(Part.SWEEP_MACHINE), "ERROR_CODE", "THROTTLING"));
      stack.send(Part.FAILED_FIXES, "garbage", Map.of());
      run(3, "redrive", "--all", "--dry-run");
      run(3, "redrive", "--all");
      account.aws().faults().lasting("ReceiveMessage", "", Fault.ACCESS_DENIED);
      run(3, "redrive", "--all");
    }
  }

  private void demo() {
    run(0, "demo", "--mode", "alert");
    run(0, "demo", "--mode", "fix");
  }

  private void aProgramReadsTheAlertOfEachMessage() {
    int alerts = 0;
    for (JsonNode message : lines.getOrDefault("message", List.of())) {
      for (String protocol : List.of("sqs", "lambda", "http", "https", "email-json")) {
        if (message.path("body").has(protocol)) {
          JsonNode alert = Command.tree(message.path("body").path(protocol).asText());
          assertThat(SCHEMA.errors("alert", alert)).as(alert.toString()).isEmpty();
          alerts++;
        }
      }
    }
    assertThat(alerts).isGreaterThan(100);
  }

  private void aLineWithAnotherMemberIsNotOfTheSchema() {
    lines.forEach(
        (name, all) -> {
          ObjectNode more = all.getFirst().deepCopy();
          assertThat(SCHEMA.errors(more)).as(name).isEmpty();
          more.put("other", 1);
          assertThat(SCHEMA.errors(more)).as(name).isNotEmpty();
          assertThat(SCHEMA.errors(name, more)).as(name).isNotEmpty();
        });
  }

  @Test
  void theSchemaIsVersionedAndEveryObjectIsClosed() {
    assertThat(SCHEMA.id()).matches("urn:labelguard:schema:lines:[1-9]");
    assertThat(lines("report").path("schema").path("const").asInt())
        .isEqualTo(lines("summary").path("schema").path("const").asInt())
        .isEqualTo(Integer.parseInt(SCHEMA.id().replaceAll(".*:", "")));
    for (String name : SCHEMA.names()) {
      JsonNode definition = SCHEMA.definition(name);
      assertThat(definition.path("additionalProperties").isBoolean()).as(name).isTrue();
      assertThat(definition.path("description").asText()).as(name).endsWith(".");
    }
  }

  private static JsonNode lines(String name) {
    return SCHEMA.definition(name).path("properties");
  }

  /// Returns the members of a definition that no line had.
  private Set<String> neverSeen(String name) {
    Set<String> members = new HashSet<>();
    SCHEMA.definition(name).path("properties").fieldNames().forEachRemaining(members::add);
    lines
        .getOrDefault(name, List.of())
        .forEach(line -> line.fieldNames().forEachRemaining(members::remove));
    return members;
  }

  private void run(int exit, Object... args) {
    List<Object> all = new ArrayList<>(List.of(args));
    all.addAll(List.of("--format", "json"));
    collect(exit, Command.run(all.toArray()));
  }

  private void collect(int exit, Command command) {
    assertThat(command.exit()).as(command.err()).isEqualTo(exit);
    assertThat(command.lines()).isNotEmpty();
    for (JsonNode line : command.lines()) {
      assertThat(SCHEMA.nameOf(line)).as(line.toString()).isPresent();
      String name = SCHEMA.nameOf(line).orElseThrow();
      assertThat(SCHEMA.errors(name, line)).as(line.toString()).isEmpty();
      lines.computeIfAbsent(name, _ -> new ArrayList<>()).add(line);
    }
  }
}
