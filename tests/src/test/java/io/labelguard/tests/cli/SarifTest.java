package io.labelguard.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.labelguard.cli.input.DocsVariable;
import io.labelguard.cli.input.InputException;
import io.labelguard.cli.print.Console;
import io.labelguard.cli.sarif.SarifLog;
import io.labelguard.cli.sarif.SarifRules;
import io.labelguard.tests.Repository;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Help.Ansi;

class SarifTest {

  private static final String DENIED =
      """
      {
        "Version": "2012-10-17",
        "Statement": [
          {"Effect": "Allow", "Principal": {"AWS": "111122223333"}, "Action": "s3:GetObject",
           "Resource": "arn:aws:s3:::gt-labeling-data/*"},
          {"Sid": "OnlyOurs", "Effect": "Deny", "Principal": "*", "Action": "s3:*",
           "Resource": ["arn:aws:s3:::gt-labeling-data", "arn:aws:s3:::gt-labeling-data/*"],
           "Condition": {"StringNotEquals": {"aws:SourceVpce": "VALUE"}}}
        ]
      }
      """;

  private static final String GOOD = DENIED.replace("VALUE", "vpce-0c1d2e3f4a5b60789");
  private static final String WRONG_KIND = DENIED.replace("VALUE", "vpc-0c1d2e3f4a5b60789");

  @TempDir Path folder;

  @Test
  void aDeniedJobIsAnErrorAtItsStatement() {
    JsonNode run = run(1, "check", "--policy", policy(GOOD), "--job", job());
    JsonNode result = result(run, "LG101");
    JsonNode location = result.path("locations").path(0);

    assertThat(result.path("level").asText()).isEqualTo("error");
    assertThat(location.at("/physicalLocation/artifactLocation/uri").asText())
        .startsWith("file:///")
        .endsWith("/a%20policy.json");
    assertThat(location.at("/physicalLocation/region").toString())
        .isEqualTo("{\"startLine\":6,\"startColumn\":5}");
    assertThat(location.path("logicalLocations").findValuesAsText("fullyQualifiedName"))
        .contains("bucket/gt-labeling-data");
  }

  @Test
  void aRuleHasItsPageWhereTheDocsHaveAnAddress() {
    String docs = "https://example.com/docs";
    List<SarifLog.Rule> rules =
        SarifRules.all(DocsVariable.read(Map.of("LABELGUARD_DOCS_URL", docs + "/")));

    assertThat(rules)
        .filteredOn(rule -> !rule.id().equals(SarifRules.REFUSED))
        .hasSizeGreaterThan(15)
        .allSatisfy(
            rule -> {
              String page = rule.page().orElseThrow();
              assertThat(page).startsWith(docs + "/checks/" + rule.id() + "-");
              assertThat(
                      Repository.root()
                          .resolve("docs/checks")
                          .resolve(page.substring((docs + "/checks/").length())))
                  .isRegularFile();
            });
    assertThat(
            valid(printed(new SarifLog(rules, List.of(), List.of(), 0)))
                .at("/runs/0/tool/driver/rules")
                .findValuesAsText("helpUri"))
        .hasSize(rules.size() - 1);
    assertThat(SarifRules.all(Optional.empty())).allMatch(rule -> rule.page().isEmpty());
  }

  @Test
  void anAddressOfTheDocsThatIsNotAnHttpsUrlIsBadInput() {
    assertThatThrownBy(() -> DocsVariable.read(Map.of("LABELGUARD_DOCS_URL", "http://\u001b[31m")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("LABELGUARD_DOCS_URL")
        .hasMessageContaining("an https URL")
        .hasMessageNotContaining("\u001b");
  }

  @Test
  void aPolicyInAnEnvelopeHasNoLine() {
    Path wrapped = policy("{\"Policy\":" + TextNode.valueOf(GOOD) + "}");
    JsonNode location =
        result(run(1, "check", "--policy", wrapped, "--job", job()), "LG101").at("/locations/0");

    assertThat(location.at("/physicalLocation/artifactLocation/uri").asText()).isNotEmpty();
    assertThat(location.at("/physicalLocation/region").isMissingNode()).isTrue();
  }

  @Test
  void notesAreNotifications() {
    JsonNode run = run(1, "check", "--policy", policy(GOOD), "--job", job());
    JsonNode notes = run.at("/invocations/0/toolExecutionNotifications");

    assertThat(notes.findValuesAsText("id")).contains("LG203");
    assertThat(notes.findValuesAsText("level")).containsOnly("note");
  }

  @Test
  void lintPointsAtEachFile() {
    Path bad =
        Command.file(
            folder,
            "bad.json",
            "{\"Version\":\"2012-10-17\",\n \"Statement\":[{\"Efect\":\"Deny\"}]}");
    JsonNode run = run(2, "lint", policy(WRONG_KIND), bad, folder.resolve("none.json"));

    assertThat(result(run, "LG402").path("level").asText()).isEqualTo("warning");
    assertThat(run.path("results").findValuesAsText("uri"))
        .anyMatch(uri -> uri.endsWith("bad.json"))
        .anyMatch(uri -> uri.endsWith("none.json"));
    assertThat(run.path("results").toString()).contains("{\"startLine\":2,\"startColumn\":16}");
    assertThat(result(run, "policy-refused").path("level").asText()).isEqualTo("error");
  }

  @Test
  void auditNamesWhatItIsAbout() {
    Path world = Repository.root().resolve("functions/cli/src/main/resources/demo/world.json");
    JsonNode run = run(1, "audit", "--world", world);

    assertThat(run.path("results").findValuesAsText("fullyQualifiedName"))
        .contains("job/xray-triage", "team/legacy-annotators");
    assertThat(run.path("results").findValues("physicalLocation")).isEmpty();
  }

  @Test
  void everyResultHasItsRule() {
    JsonNode run = run(1, "check", "--policy", policy(WRONG_KIND), "--job", job());
    List<String> rules = run.at("/tool/driver/rules").findValuesAsText("id");

    assertThat(rules).isSorted().doesNotHaveDuplicates();
    assertThat(rules).contains("LG101", "LG403", "LG901");
    assertThat(rules).containsAll(run.path("results").findValuesAsText("ruleId"));
  }

  @Test
  void whatIsCleanIsALogWithoutResults() {
    assertThat(run(0, "lint", policy(GOOD)).path("results")).isEmpty();
  }

  @Test
  void aHostileNameChangesNothing() {
    String hostile = "x](http://evil.example) {0} \u202E\u001B[31m\\\"</script>";
    String world =
        """
        {"account":"111122223333","region":"us-east-1","workforce":{"WorkforceName":NAME,
         "WorkforceArn":"arn:aws:sagemaker:us-east-1:111122223333:workforce/default"}}
        """
            .replace("NAME", TextNode.valueOf(hostile).toString());
    Command command =
        Command.run("audit", "--world", Command.file(folder, "w.json", world), "--format", "sarif");
    JsonNode result = result(valid(command.out()).at("/runs/0"), "LG303");

    assertThat(command.out()).doesNotContain("\u202E", "\u001B");
    assertThat(result.at("/message/text").asText()).contains("\\](http", "{{0}}");
    assertThat(result.at("/locations/0/logicalLocations/0/name").asText()).isEqualTo(hostile);
  }

  @Test
  void theSchemaRefusesWhatIsWrong() {
    String log = Command.run("lint", policy(WRONG_KIND), "--format", "sarif").out();

    assertThat(errors(log.replace("\"warning\"", "\"medium\""))).isNotEmpty();
    assertThat(errors(log.replace("\"startLine\":6", "\"startLine\":0"))).isNotEmpty();
    assertThat(errors(log.replace("\"ruleId\"", "\"rule\""))).isNotEmpty();
  }

  @Test
  void otherCommandsHaveNoSarif() {
    assertThat(Command.run("explain", "LG101", "--format", "sarif").exit()).isEqualTo(2);
  }

  private static JsonNode run(int exit, Object... args) {
    Object[] all = Arrays.copyOf(args, args.length + 2);
    all[args.length] = "--format";
    all[args.length + 1] = "sarif";
    Command command = Command.run(all);

    assertThat(command.exit()).as(command.err()).isEqualTo(exit);
    JsonNode run = valid(command.out()).at("/runs/0");
    assertThat(run.at("/invocations/0/exitCode").asInt()).isEqualTo(exit);
    return run;
  }

  private static String printed(SarifLog log) {
    StringWriter text = new StringWriter();
    PrintWriter out = new PrintWriter(text);
    log.print(new Console(out, out, Ansi.OFF, true, 80));
    return text.toString();
  }

  private static JsonNode valid(String log) {
    assertThat(errors(log)).isEmpty();
    return Command.tree(log);
  }

  private static List<Error> errors(String log) {
    try {
      Path file =
          Repository.root().resolve("tests/src/test/resources/sarif/sarif-schema-2.1.0.json");
      Schema schema =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
              .getSchema(Files.readString(file), InputFormat.JSON);
      return schema.validate(
          log,
          InputFormat.JSON,
          context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode result(JsonNode run, String rule) {
    for (JsonNode result : run.path("results")) {
      if (result.path("ruleId").asText().equals(rule)) {
        return result;
      }
    }
    throw new AssertionError("no result of " + rule + " in " + run.path("results"));
  }

  private static Path job() {
    return Repository.root().resolve("docs/examples/job.json");
  }

  private Path policy(String text) {
    return Command.file(folder, "a policy.json", text);
  }
}
