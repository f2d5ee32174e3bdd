package io.labelguard.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateTest {

  private static final String REQUEST =
      """
      "request":{"principal":"arn:aws:iam::111122223333:role/R","kind":"role","action":"s3:GetObject",\
      "resource":"arn:aws:s3:::b/k","resourceAccount":"111122223333","unknown":["aws:SourceVPCE"]}\
      """;

  private static final String DENY =
      """
      {"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:*",\
      "Resource":"arn:aws:s3:::b/*","Condition":{"StringNotEquals":{"aws:SourceVpce":"vpce-1"}}}]}\
      """;

  @TempDir Path folder;

  @Test
  void answersComeInOrderAndKeepTheirIds() {
    Command run =
        evaluate(
            "{\"id\":7,\"policy\":null,"
                + REQUEST
                + "}\n\n{\"id\":\"b\",\"policy\":"
                + DENY
                + ","
                + REQUEST
                + "}\n");

    assertThat(run.exit()).isZero();
    assertThat(run.out().lines())
        .containsExactly(
            "{\"id\":7,\"decision\":\"Allowed\",\"denyStatements\":[],\"allowStatements\":[],"
                + "\"mayHold\":[],\"unknownKeys\":[]}",
            "{\"id\":\"b\",\"decision\":\"Undetermined\",\"denyStatements\":[],\"allowStatements\":[],"
                + "\"mayHold\":[0],\"unknownKeys\":[\"aws:SourceVPCE\"]}");
  }

  @Test
  void aBadLineIsSaidAndTheRestGoesOn() {
    Command run =
        evaluate(
            "{\"id\":1,\"policy\":\"{\","
                + REQUEST
                + "}\nnonsense\n{\"id\":3,\"policy\":null,"
                + REQUEST
                + "}\n");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.lines()).hasSize(3);
    assertThat(run.lines().get(0).path("id").asInt()).isEqualTo(1);
    assertThat(run.lines().get(0).path("error").asText()).contains("not JSON");
    assertThat(run.lines().get(1).path("id").isNull()).isTrue();
    assertThat(run.lines().get(1).path("error").asText()).isNotEmpty();
    assertThat(run.lines().get(2).path("decision").asText()).isEqualTo("Allowed");
  }

  @Test
  void aRequestThatNoneCanBeIsSaidWithItsIdAndTheRestGoesOn() {
    String good = "{\"id\":\"g\",\"policy\":null," + REQUEST + "}\n";
    Command run =
        evaluate(
            good.replace("\"g\"", "1").replace("s3:GetObject", "GetObject")
                + good.replace("\"g\"", "2").replace("arn:aws:s3:::b/k", "b/k")
                + good.replace("\"g\"", "3").replace("\"111122223333\"", "\"1111\"")
                + good.replace("\"g\"", "4")
                    .replace("\"unknown\"", "\"context\":{\"aws:TagKeys\":[]},\"unknown\"")
                + good.replace("\"g\"", "5").replace("arn:aws:iam::111122223333:role/R", "R")
                + good);

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.lines()).hasSize(6);
    List<String> wrong =
        List.of(
            "request.action",
            "request.resource",
            "request.resourceAccount",
            "request.context.aws:TagKeys",
            "request.principal");
    for (int at = 0; at < wrong.size(); at++) {
      assertThat(run.lines().get(at).path("id").asInt()).isEqualTo(at + 1);
      assertThat(run.lines().get(at).path("error").asText()).startsWith(wrong.get(at) + ": ");
      assertThat(run.lines().get(at).has("decision")).isFalse();
    }
    assertThat(run.lines().getLast().path("decision").asText()).isEqualTo("Allowed");
  }

  @Test
  void bytesThatAreNotUtf8SpoilTheirOwnLineOnly() throws IOException {
    String line = "{\"id\":\"é\",\"policy\":null," + REQUEST + "}\n";
    Path file = folder.resolve("requests.jsonl");
    Files.write(file, line.getBytes(StandardCharsets.ISO_8859_1));
    Files.write(file, line.getBytes(StandardCharsets.UTF_8), StandardOpenOption.APPEND);

    Command run = Command.run("evaluate", file);

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.lines()).hasSize(2);
    assertThat(run.lines().get(0).path("error").asText()).contains("not UTF-8");
    assertThat(run.lines().get(1).path("id").asText()).isEqualTo("é");
    assertThat(run.lines().get(1).path("decision").asText()).isEqualTo("Allowed");
  }

  @Test
  void aPolicyMayBeTextOrAnObject() {
    String text = DENY.replace("\"", "\\\"");
    Command run =
        evaluate(
            "{\"id\":1,\"policy\":\""
                + text
                + "\","
                + REQUEST
                + "}\n{\"id\":1,\"policy\":"
                + DENY
                + ","
                + REQUEST
                + "}\n");

    assertThat(run.out().lines().distinct()).hasSize(1);
  }

  @Test
  void aFileThatIsNotThereIsBadInput() {
    Command run = Command.run("evaluate", folder.resolve("none.jsonl"));

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("none.jsonl: no such file");
  }

  @Test
  void aRequestSpreadOverLinesAndAByteOrderMarkAreRead() throws IOException {
    String line = "{\"id\":1,\"policy\":{\"Policy\":" + quoted(DENY) + "}," + REQUEST + "}";
    String spread =
        "\uFEFF" + line.replace("{\"id\"", "{\n\"id\"").replace(",\"policy\"", ",\n\"policy\"");
    Command one = evaluate(line);

    assertThat(one.exit()).isZero();
    assertThat(evaluate(spread)).isEqualTo(one);
    Path wide = folder.resolve("wide.jsonl");
    Files.write(wide, spread.getBytes(StandardCharsets.UTF_16LE));
    assertThat(Command.run("evaluate", wide)).isEqualTo(one);
  }

  @Test
  void whatIsNotARequestSaysWhatItLooksLike() {
    Command spread = evaluate("{\n\"LabelingJobName\": \"j\"\n}");
    Command line = evaluate("{\"LabelingJobName\":\"j\"}");

    assertThat(spread.exit()).isEqualTo(2);
    assertThat(spread.out()).isEmpty();
    assertThat(spread.err()).contains("looks like a labeling job, not a request").hasLineCount(1);
    assertThat(line.exit()).isEqualTo(2);
    assertThat(line.lines().getFirst().path("error").asText()).contains("a labeling job");
  }

  private static String quoted(String text) {
    return '"' + text.replace("\"", "\\\"") + '"';
  }

  private Command evaluate(String lines) {
    return Command.run("evaluate", Command.file(folder, "requests.jsonl", lines));
  }
}
