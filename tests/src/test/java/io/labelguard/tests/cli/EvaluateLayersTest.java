package io.labelguard.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.labelguard.policy.layer.LayerKind;
import io.labelguard.tests.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Lines of `labelguard evaluate` with layers, grants and keys.
class EvaluateLayersTest {

  private static final Path TABLES =
      Repository.root().resolve("functions/policy/src/test/resources/layers");

  private static final String REQUEST =
      """
      "request":{"principal":"arn:aws:iam::111122223333:role/R","kind":"role","action":"s3:GetObject",\
      "resource":"arn:aws:s3:::b/k","resourceAccount":"111122223333"}\
      """;

  private static final String KEY_REQUEST =
      REQUEST
          .replace("s3:GetObject", "kms:Decrypt")
          .replace("arn:aws:s3:::b/k", "arn:aws:kms:us-east-1:111122223333:key/k");

  private static final String ALLOW =
      "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}}";

  @TempDir Path folder;

  @Test
  void everyCaseIsAnsweredAsItsPageSays() throws IOException {
    LineSchema schema = LineSchema.read();
    List<JsonNode> rows = rows();
    Command run = evaluate(String.join("\n", rows.stream().map(JsonNode::toString).toList()));

    assertThat(run.exit()).isZero();
    assertThat(rows).hasSizeGreaterThanOrEqualTo(300);
    assertThat(run.lines()).hasSameSizeAs(rows);
    for (int at = 0; at < rows.size(); at++) {
      JsonNode row = rows.get(at);
      JsonNode answer = run.lines().get(at);
      String id = row.path("id").asText();
      JsonNode expected = row.path("expect");
      boolean layered = row.has("layers") || row.has("grants");
      assertThat(answer.path("id").asText()).isEqualTo(id);
      assertThat(answer.path("decision")).as(id).isEqualTo(expected.path("decision"));
      assertThat(answer.path("unknownKeys")).as(id).isEqualTo(expected.path("unknownKeys"));
      assertThat(answer.has("unknownLayers")).as(id).isEqualTo(layered);
      assertThat(answer.has("layerStatements")).as(id).isEqualTo(layered);
      if (layered) {
        assertThat(answer.path("unknownLayers")).as(id).isEqualTo(expected.path("unknownLayers"));
      }
      if (expected.has("layerStatements")) {
        assertThat(answer.path("layerStatements"))
            .as(id)
            .isEqualTo(expected.path("layerStatements"));
      }
      assertThat(schema.errors("evaluation", answer)).as(id).isEmpty();
    }
  }

  @Test
  void statementsOfLayersAreNamedByLayerLevelPolicyAndPlace() {
    Command run =
        evaluate(
            "{\"id\":1,\"policy\":null,\"layers\":{\"scps\":[[%s],[%s,%s]]},%s}"
                .formatted(ALLOW, ALLOW, ALLOW.replace("Allow", "Deny"), REQUEST));

    assertThat(run.out())
        .isEqualToIgnoringNewLines(
            "{\"id\":1,\"decision\":\"ExplicitlyDenied\",\"denyStatements\":[],"
                + "\"allowStatements\":[],\"mayHold\":[],\"unknownKeys\":[],\"unknownLayers\":[],"
                + "\"layerStatements\":["
                + "{\"layer\":\"scp\",\"level\":0,\"policy\":0,\"statement\":0,"
                + "\"effect\":\"Allow\",\"holds\":\"holds\"},"
                + "{\"layer\":\"scp\",\"level\":1,\"policy\":0,\"statement\":0,"
                + "\"effect\":\"Allow\",\"holds\":\"holds\"},"
                + "{\"layer\":\"scp\",\"level\":1,\"policy\":1,\"statement\":0,"
                + "\"effect\":\"Deny\",\"holds\":\"holds\"}]}");
  }

  @Test
  void aPolicyOfALayerMayBeTextOrAsTheAwsCommandLinePrintsIt() {
    String text = '"' + ALLOW.replace("\"", "\\\"") + '"';
    Command run =
        evaluate(
            Stream.of(ALLOW, text, "{\"Policy\":" + text + "}")
                .map(
                    "{\"policy\":null,\"layers\":{\"identity\":[%%s]},%s}".formatted(REQUEST)
                        ::formatted)
                .toList());

    assertThat(run.exit()).isZero();
    assertThat(run.out().lines().distinct())
        .singleElement()
        .asString()
        .contains("\"decision\":\"Allowed\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "layers":null | layers: must be an object
          "layers":[] | layers: must be an object
          "layers":{"scp":[]} | layers: must have no members but
          "layers":{"identity":{}} | layers.identity: must be a list of policies
          "layers":{"identity":["{"]} | layers.identity[0]: 1:
          "layers":{"identity":[{}]} | layers.identity[0]: 1:
          "layers":{"identity":[null]} | layers.identity[0]: must be a policy
          "layers":{"identity":[[]]} | layers.identity[0]: must be a policy
          "layers":{"identity":[],"identity":[]} | layers.identity: is given twice
          "layers":{"boundary":true} | layers.boundary: must be a list of policies
          "layers":{"scps":{}} | layers.scps: must be a list of levels
          "layers":{"scps":[{}]} | layers.scps[0]: must be a list of policies
          "layers":{"rcps":[[],["x"]]} | layers.rcps[1][0]: 1:
          "layers":{"endpoint":""} | layers.endpoint: must be a list of policies
          "layers":{},"layers":{} | layers: is given twice
          "grants":[] | grants: only a KMS key has grants
          """)
  void wrongLayersAreErrorsOfTheirLine(String member, String error) {
    isError(member, REQUEST, error);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "grants":{} | grants: must be a list
          "grants":{"Grants":1} | grants: must be a list
          "grants":[1] | grants[0]: must be an object
          "grants":[{}] | grants[0].GranteePrincipal: must be a string
          "grants":[{"GranteePrincipal":"a","Operations":"b"}] | grants[0].Operations
          "grants":[{"GranteePrincipal":"a","Operations":[],"Constraints":[]}] | grants[0].Constraints
          "grants":[{"GranteePrincipal":"a","GranteePrincipal":"a"}] | grants[0].Grantee
          "grants":[],"grants":[] | grants: is given twice
          """)
  void wrongGrantsAreErrorsOfTheirLine(String member, String error) {
    isError(member, KEY_REQUEST, error);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"bucket\"", "\"Key\"", "7"})
  void onlyAKeyIsNamedAsAType(String type) {
    isError(
        "\"layers\":{}",
        REQUEST.replace("\"kind\"", "\"resourceType\":" + type + ",\"kind\""),
        "request.resourceType: must be");
  }

  @Test
  void aThousandLevelsAndStatementsAreAnsweredInGoodTime() {
    String may =
        "{\"Statement\":[%s]}"
            .formatted(
                String.join(
                    ",",
                    IntStream.range(0, 300)
                        .mapToObj(
                            at ->
                                ("{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\","
                                        + "\"Condition\":{\"StringLike\":{\"aws:k%d\":\"v%d*\"}}}")
                                    .formatted(at % 40, at))
                        .toList()));
    String levels = String.join(",", IntStream.range(0, 1_000).mapToObj(_ -> "null").toList());
    Command run =
        evaluate(
            "{\"policy\":null,\"layers\":{\"identity\":[%s],\"boundary\":[%s],\"scps\":[%s]},%s}"
                .formatted(
                    may,
                    may,
                    levels,
                    REQUEST.replace("\"kind\"", "\"others\":\"unknown\",\"kind\"")));

    assertThat(run.exit()).isZero();
    assertThat(run.lines().getFirst().path("decision").asText()).isEqualTo("Undetermined");
    assertThat(run.lines().getFirst().path("unknownLayers").toString()).isEqualTo("[\"scp\"]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"layers", "grants"})
  void whatExplainDoesNotKnowIsRefusedThere(String member) {
    Command layered = explain("{\"%s\":[],%s}".formatted(member, REQUEST));
    Command key = explain("{%s}".formatted(KEY_REQUEST));
    Command plain = explain("{%s}".formatted(REQUEST));

    assertThat(layered.exit()).isEqualTo(2);
    assertThat(layered.err()).contains("explain does not know layers and grants");
    assertThat(key.exit()).isEqualTo(2);
    assertThat(key.err()).contains("explain does not know KMS keys");
    assertThat(plain.exit()).isZero();
  }

  private Command explain(String line) {
    return Command.run(
        "explain",
        "--policy",
        Command.file(folder, "policy.json", ALLOW),
        "--request",
        Command.file(folder, "request.json", line));
  }

  @Test
  void thePagesExampleIsAnsweredAndEveryLayerIsOnThePage() throws IOException {
    String page = Files.readString(Repository.root().resolve("docs/how-to/evaluate.md"));
    String example = page.substring(page.indexOf("```json\n") + 8, page.indexOf("\n```\n"));
    Command run = evaluate(example);

    assertThat(run.exit()).isZero();
    assertThat(run.lines().getFirst().path("decision").asText()).isEqualTo("Undetermined");
    assertThat(run.lines().getFirst().path("unknownLayers").toString()).isEqualTo("[\"scp\"]");
    assertThat(page)
        .contains(Stream.of(LayerKind.values()).map(k -> "`" + k.text() + "`").toList());
  }

  private void isError(String member, String request, String error) {
    Command run =
        evaluate(
            "{\"id\":\"x\",\"policy\":null,%s,%s}\n{\"id\":2,\"policy\":null,%s}"
                .formatted(member, request, REQUEST));

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.lines()).hasSize(2);
    assertThat(run.lines().getFirst().path("id").asText()).isEqualTo("x");
    assertThat(run.lines().getFirst().path("error").asText()).startsWith(error);
    assertThat(run.lines().getLast().path("decision").asText()).isEqualTo("Allowed");
  }

  private static List<JsonNode> rows() throws IOException {
    List<JsonNode> rows = new ArrayList<>();
    try (Stream<Path> files = Files.list(TABLES)) {
      for (Path file : files.sorted().filter(each -> each.toString().endsWith(".json")).toList()) {
        Command.tree(Files.readString(file)).forEach(rows::add);
      }
    }
    return rows;
  }

  private Command evaluate(List<String> lines) {
    return evaluate(String.join("\n", lines));
  }

  private Command evaluate(String lines) {
    return Command.run("evaluate", Command.file(folder, "requests.jsonl", lines + "\n"));
  }
}
