package io.labelguard.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.labelguard.tests.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The fix of a workforce whose portal is open to every address over several commands, on a local
/// AWS that is kept in a folder.
class WorkforceStoryTest {

  private static final String WORLD =
      """
      {"account": "111122223333", "region": "us-east-1",
       "workforce": {"WorkforceName": "default", "SubDomain": "abc.labeling",
         "SourceIpConfig": {"Cidrs": ["%s"]}}}
      """;

  static final String OPEN = WORLD.formatted("0.0.0.0/0");

  private static final Path OPENED =
      Repository.root().resolve("events").resolve("22-workforce-opened-to-the-world.json");

  @TempDir Path folder;

  @BeforeEach
  void begin() throws IOException {
    Files.writeString(folder.resolve("world.json"), WORLD.formatted("198.51.100.0/24"));
  }

  @Test
  void theEventOfAChangeIsFixedAndTheFixsOwnEventEndsWithNothing() throws IOException {
    Command run = fix(OPENED.toString());

    assertThat(run.lines("event").getFirst().path("reason").asText())
        .startsWith("1 finding (LG303). Labelguard is setting the ranges of WorkforceCidrs.");
    assertThat(run.lines("fix"))
        .singleElement()
        .satisfies(
            fix -> {
              assertThat(fix.path("workforce").asText()).isEqualTo("default");
              assertThat(fix.path("outcome").asText()).isEqualTo("applied");
              assertThat(fix.path("diff").asText()).contains("\n+SourceIpConfig: 203.0.113.0/24\n");
              assertThat(fix.path("readBack").asText()).contains("SubDomain: \"abc.labeling\"");
            });
    assertThat(run.lines("raised"))
        .singleElement()
        .satisfies(
            raised -> {
              assertThat(raised.path("call").asText()).isEqualTo("UpdateWorkforce");
              assertThat(raised.path("outcome").asText()).isEqualTo("nothing");
            });
    assertThat(cidrs()).containsExactly("203.0.113.0/24");
    assertThat(run.lines("message").toString())
        .contains("FIXED: workforce default opens its portal only to your ranges (us-east-1)")
        .contains("--source-ip-config 'Cidrs=<all ranges, with commas>'");
  }

  /// Two people who set different ranges at once would shut each other out.
  @Test
  void whileItIsBeingFixedNoMessageAsksAPersonToDoIt() {
    String out =
        Command.run(
                "replay",
                "--local",
                folder,
                "--mode",
                "fix",
                "--workforce-cidrs",
                "203.0.113.0/24",
                OPENED)
            .out();
    String messages = out.substring(out.indexOf("E-mail: ")).replaceAll("[\\s|]+", " ");
    assertThat(messages)
        .contains("1. Nothing now: wait for the second message.")
        .doesNotContain("Cidrs=<your CIDRs>")
        .doesNotContain("Suggestion");
    assertThat(messages.substring(messages.indexOf("Slack message: ")))
        .contains("Labelguard is setting the ranges of WorkforceCidrs.");
  }

  @Test
  void whatSomeoneOpensAgainIsLeftAloneUntilTheyGiveLeave() throws IOException {
    fix(OPENED.toString());
    Command again = fix(OPENED.toString());
    assertThat(again.lines("fix")).isEmpty();
    assertThat(again.lines("event").getFirst().path("reason").asText())
        .contains("Labelguard respects that")
        .contains("labelguard rearm --workforce default");

    Command rearmed = command("rearm", "--workforce", "default");
    assertThat(rearmed.exit()).isZero();
    assertThat(rearmed.lines("rearmed").getFirst().path("workforce").asText()).isEqualTo("default");
    fix("--sweep");
    assertThat(cidrs()).containsExactly("203.0.113.0/24");
  }

  @Test
  void withoutRangesOrInAnotherModeNothingIsWritten() throws IOException {
    assertThat(command("replay", "--mode", "fix", OPENED.toString()).lines("fix")).isEmpty();
    for (String mode : List.of("alert", "temporary")) {
      assertThat(
              command(
                      "replay",
                      "--mode",
                      mode,
                      "--workforce-cidrs",
                      "203.0.113.0/24",
                      OPENED.toString())
                  .lines("fix"))
          .as(mode)
          .isEmpty();
    }
    assertThat(cidrs()).containsExactly("0.0.0.0/0");
  }

  @Test
  void rangesThatAreNoneAreRefused() {
    for (String cidr : List.of("203.0.113.7", "0.0.0.0/0", "office")) {
      Command run = command("replay", "--mode", "fix", "--workforce-cidrs", cidr, "--sweep");
      assertThat(run.exit()).as(cidr).isEqualTo(2);
      assertThat(run.err()).contains(cidr);
    }
  }

  private Command fix(String what) {
    return command("replay", "--mode", "fix", "--workforce-cidrs", "203.0.113.0/24", what);
  }

  private Command command(String name, String... args) {
    List<Object> all = new ArrayList<>(List.of(name, "--format=json"));
    all.addAll(List.of("--local", folder.toString()));
    all.addAll(List.of(args));
    return Command.run(all.toArray());
  }

  private List<String> cidrs() throws IOException {
    JsonNode world = Command.tree(Files.readString(folder.resolve("world.json")));
    return world
        .path("workforce")
        .path("SourceIpConfig")
        .path("Cidrs")
        .valueStream()
        .map(JsonNode::asText)
        .toList();
  }
}
