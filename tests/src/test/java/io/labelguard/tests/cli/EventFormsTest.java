package io.labelguard.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.labelguard.tests.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Events are replayed in every form in which people have them.
class EventFormsTest {

  private static final Path WORLD =
      Repository.root().resolve("functions/cli/src/main/resources/demo/world.json");

  @TempDir Path folder;

  private String envelope = "";
  private String record = "";

  @BeforeEach
  void readAnEvent() throws IOException {
    JsonNode event =
        Command.tree(
            Files.readString(Repository.root().resolve("events/02-job-on-vpc-only-bucket.json")));
    envelope = event.toString();
    record = event.path("detail").toString();
  }

  @Test
  void everyFormOfOneEventHasTheSameOutcome() {
    for (String text :
        List.of(
            envelope,
            "\uFEFF" + envelope,
            record,
            "{\"Records\":[" + record + "]}",
            "{\"Events\":[{\"EventId\":\"1\",\"CloudTrailEvent\":"
                + TextNode.valueOf(record)
                + "}]}")) {
      Command run = replay(text);

      assertThat(run.exit()).as(text).isEqualTo(1);
      JsonNode line = run.lines("event").getFirst();
      assertThat(line.path("outcome").asText()).isEqualTo("findings");
      assertThat(line.path("rule").asText()).isEqualTo("LabelingJobFunctionJobs");
      assertThat(line.has("record")).isFalse();
    }
  }

  @Test
  void severalRecordsOfAFileAreCounted() {
    for (String text :
        List.of(
            "{\"Records\":[" + record + "," + record + "]}",
            record + "\n\n" + envelope + "\n",
            "{\"Records\":[" + record + "]}\r\n" + record)) {
      List<JsonNode> lines = replay(text).lines("event");

      assertThat(lines).extracting(line -> line.path("record").asInt(-1)).containsExactly(0, 1);
      assertThat(lines)
          .extracting(line -> line.path("outcome").asText())
          .containsExactly("findings", "nothing");
    }
  }

  @Test
  void aBadRecordIsAnErrorAndTheRestIsDelivered() {
    Command run =
        replay(
            record
                + "\nnonsense\n{\"Statement\":[]}\n"
                + record.replaceFirst("\"eventID\":\"", "\"eventID\":\"other-"));

    assertThat(run.exit()).isEqualTo(2);
    List<JsonNode> lines = run.lines("event");
    assertThat(lines)
        .extracting(line -> line.path("outcome").asText())
        .containsExactly("findings", "error", "error", "findings");
    assertThat(lines)
        .extracting(line -> line.path("record").asInt())
        .isEqualTo(IntStream.range(0, 4).boxed().toList());
    assertThat(lines.get(1).path("reason").asText()).contains("not JSON");
    assertThat(lines.get(2).path("reason").asText()).contains("looks like a policy");
  }

  @Test
  void aFileThatCannotBeReadIsAnErrorAndTheNextIsDelivered() throws IOException {
    Path binary = Files.write(folder.resolve("b.json"), new byte[] {(byte) 0xc3, 0x28, 0x29});
    Path good = Command.file(folder, "good.json", record);
    Command run =
        Command.run(
            "replay", "--format=json", "--world", WORLD, folder.resolve("none.json"), binary, good);

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).isEmpty();
    assertThat(run.lines("event"))
        .extracting(line -> line.path("outcome").asText())
        .containsExactly("error", "error", "findings");
    assertThat(run.lines("event").getFirst().path("reason").asText())
        .contains("none.json: no such file");
  }

  private Command replay(String text) {
    return Command.run(
        "replay", "--format=json", "--world", WORLD, Command.file(folder, "e.json", text));
  }
}
