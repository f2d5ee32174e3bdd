package io.labelguard.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompareTest {

  private static final String READ =
      """
      {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*",\
      "Action":"s3:GetObject","Resource":"arn:aws:s3:::amzn-s3-demo-bucket/*"}]}
      """;

  private static final String READ_FROM_OFFICE =
      """
      {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*",\
      "Action":"s3:GetObject","Resource":"arn:aws:s3:::amzn-s3-demo-bucket/*",\
      "Condition":{"IpAddress":{"aws:SourceIp":"203.0.113.0/24"}}}]}
      """;

  private static final String ATTACHED =
      """
      {"Version":"2012-10-17","Statement":[
        {"Effect":"Allow","Action":"s3:*","Resource":"*"},
        {"Effect":"Deny","Action":"s3:Delete*","Resource":"arn:aws:s3:::amzn-s3-demo-bucket/*"}]}
      """;

  @TempDir Path folder;

  private Command compare(String before, String after, Object... more) {
    List<Object> args = new ArrayList<>();
    args.add("compare");
    args.add(Command.file(folder, "before.json", before));
    args.add(Command.file(folder, "after.json", after));
    args.addAll(List.of(more));
    return Command.run(args.toArray());
  }

  @Test
  void jsonIsOneLineForEachReadingOfThrough() {
    Command run = compare(READ, READ_FROM_OFFICE, "--format", "json");

    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.lines()).hasSize(2);
    JsonNode none = run.lines().getFirst();
    assertThat(none.fieldNames())
        .toIterable()
        .containsExactly("type", "identity", "more", "less", "lessWitness", "atoms");
    assertThat(none.path("type").asText()).isEqualTo("comparison");
    assertThat(none.path("identity").asText()).isEqualTo("none");
    assertThat(none.path("more").asText()).isEqualTo("no");
    assertThat(none.path("less").asText()).isEqualTo("yes");
    assertThat(none.path("atoms").isIntegralNumber()).isTrue();
    assertThat(none.path("lessWitness").path("action").asText()).isEqualTo("s3:GetObject");
    JsonNode all = run.lines().getLast();
    assertThat(all.fieldNames())
        .toIterable()
        .containsExactly("type", "identity", "more", "less", "atoms");
    assertThat(all.path("identity").asText()).isEqualTo("all");
    assertThat(all.path("more").asText()).isEqualTo("no");
    assertThat(all.path("less").asText()).isEqualTo("no");
  }

  @Test
  void aWitnessIsALineThatEvaluateConfirms() {
    String before = READ_FROM_OFFICE;
    String after = READ.replace("GetObject", "Get*");
    JsonNode line = compare(before, after, "--format", "json").lines().getFirst();

    assertThat(line.path("more").asText()).isEqualTo("yes");
    JsonNode witness = line.path("moreWitness");
    assertThat(evaluated(after, witness).path("allowStatements")).hasSize(1);
    assertThat(evaluated(before, witness).path("allowStatements")).isEmpty();
    assertThat(evaluated(before, witness).path("mayHold")).isEmpty();
  }

  @Test
  void whereADenyGoesMoreGetsThroughUnderBothReadings() {
    String denied = READ.replace("]}", ",") + deny("arn:aws:s3:::amzn-s3-demo-bucket/secret/*");
    Command run = compare(denied, READ, "--format", "json");

    for (JsonNode line : run.lines()) {
      assertThat(line.path("more").asText()).isEqualTo("yes");
      assertThat(line.path("less").asText()).isEqualTo("no");
      assertThat(evaluated(denied, line.path("moreWitness")).path("denyStatements")).hasSize(1);
    }
  }

  private static String deny(String resource) {
    return "{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"s3:GetObject\",\"Resource\":\""
        + resource
        + "\"}]}";
  }

  @Test
  void policiesWithoutPrincipalsAreAboutWhoeverTheyAreAttachedTo() {
    String dropped =
        """
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}
        """;
    JsonNode line = compare(ATTACHED, dropped, "--format", "json").lines().getFirst();

    assertThat(line.path("more").asText()).isEqualTo("yes");
    assertThat(line.path("less").asText()).isEqualTo("no");
    JsonNode witness = line.path("moreWitness");
    assertThat(evaluated(dropped, witness).path("allowStatements")).hasSize(1);
    assertThat(evaluated(ATTACHED, witness).path("denyStatements")).hasSize(1);
    assertThat(evaluated(ATTACHED, witness).path("mayHold")).isEmpty();
  }

  @Test
  void identityPoliciesAreAlsoAboutActionsWithoutAResource() {
    String listing =
        """
        {"Statement":[{"Effect":"Allow","Action":"s3:ListAllMyBuckets","Resource":"arn:aws:s3:::*"}]}
        """;
    JsonNode line = compare("{\"Statement\":[]}", listing, "--format", "json").lines().getFirst();

    assertThat(line.path("more").asText()).isEqualTo("yes");
    assertThat(line.path("moreWitness").path("action").asText()).isEqualTo("s3:ListAllMyBuckets");
  }

  @Test
  void oneStatementWithoutPrincipalAmongOthersCoversNobody() {
    String mixed =
        READ.replace("]}", ",") + deny("arn:aws:s3:::other/*").replace("\"Principal\":\"*\",", "");
    Command run = compare(READ, mixed, "--format", "json");

    assertThat(run.exit()).isZero();
    assertThat(run.lines().getLast().path("more").asText()).isEqualTo("no");
    assertThat(run.lines().getLast().path("less").asText()).isEqualTo("no");
  }

  @Test
  void actionsOfOtherServicesLetNothingThrough() {
    String before =
        """
        {"Statement":[{"Effect":"Allow","Action":["ec2:*","iam:GetUser"],"Resource":"*"}]}
        """;
    Command run = compare(before, before.replace("GetUser", "*"), "--format", "json");

    assertThat(run.exit()).isZero();
    assertThat(run.lines()).extracting(line -> line.path("more").asText()).containsOnly("no");
    assertThat(run.lines()).extracting(line -> line.path("less").asText()).containsOnly("no");
  }

  @ParameterizedTest
  @CsvSource({
    "aws:username,StringLike,a*,b*",
    "aws:CurrentTime,DateLessThan,2026-01-01T00:00:00Z,2025-01-01T00:00:00Z",
    "s3:max-keys,NumericLessThan,10,5",
    "aws:SourceIp,IpAddress,10.0.0.0/8,10.0.0.0/9",
    "aws:SourceIp,IpAddress,2001:db8::/32,2001:db8::/33",
    "s3:prefix,StringEquals,home/,'' ",
    "aws:TagKeys,ForAllValues:StringEquals,team,cost",
    "aws:MultiFactorAuthPresent,BoolIfExists,true,false"
  })
  void aConditionThatAdmitsOtherValuesMakesAConfirmedDifference(
      String key, String operator, String then, String now) {
    String before = conditional(key, operator, then);
    String after = conditional(key, operator, now);
    JsonNode line = compare(before, after, "--format", "json").lines().getFirst();

    assertThat(line.path("less").asText()).isEqualTo("yes");
    JsonNode witness = line.path("lessWitness");
    assertThat(evaluated(before, witness).path("allowStatements")).hasSize(1);
    assertThat(evaluated(after, witness).path("allowStatements")).isEmpty();
    assertThat(evaluated(after, witness).path("mayHold")).isEmpty();
  }

  private static String conditional(String key, String operator, String value) {
    return READ_FROM_OFFICE
        .replace("aws:SourceIp", key)
        .replace("IpAddress", operator)
        .replace("203.0.113.0/24", value);
  }

  @Test
  void theSamePolicyInAnotherSpellingIsNoDifference() {
    String spelled =
        """
        {"Id":"x","Statement":{"Resource":["arn:aws:s3:::amzn-s3-demo-bucket/*"],\
        "Action":["s3:getobject"],"Principal":{"AWS":"*"},"Effect":"Allow"}}
        """;
    Command run = compare(READ, spelled);

    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .isEqualTo(
            """
            The same: before.json and after.json allow and deny the same requests.

            By the policies' own Allow statements alone:
              after.json allows more: no
              after.json denies more: no

            Where identity policies allow everything:
              after.json allows more: no
              after.json denies more: no
            """);
  }

  @Test
  void textShowsARequestForEachYes() {
    Command run = compare(READ, READ_FROM_OFFICE);

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out())
        .isEqualTo(
            """
            after.json denies what before.json allows: s3:GetObject on
            arn:aws:s3:::amzn-s3-demo-bucket/key by
            arn:aws:iam::999999999999:role/labelguard-nobody. It allows nothing more.

            By the policies' own Allow statements alone:
              after.json allows more: no
              after.json denies more: yes
                s3:GetObject on arn:aws:s3:::amzn-s3-demo-bucket/key by
                arn:aws:iam::999999999999:role/labelguard-nobody

            Where identity policies allow everything:
              after.json allows more: no
              after.json denies more: no

            The requests as labelguard evaluate reads them: --format json
            """);
  }

  @Test
  void oneSentenceAnswersBothWays() {
    String deletes = READ.replace("GetObject", "DeleteObject");
    Command run = compare(READ, deletes);

    assertThat(sentence(run))
        .startsWith("after.json allows what before.json denies: s3:DeleteObject on ")
        .contains(". It also denies what before.json allows: s3:GetObject on ");
  }

  @Test
  void whatCannotBeDecidedIsSaidInTheFirstSentence() {
    String unclear = READ.replace("\"Action\"", "\"Efect\":\"Deny\",\"Action\"");
    Command run = compare(READ, unclear);

    assertThat(sentence(run)).startsWith("Cannot decide whether after.json ");
  }

  @Test
  void filesOfOneNameAreNamedByTheirFolders() throws IOException {
    Path other = Files.createDirectory(folder.resolve("other"));
    Path before = Command.file(folder, "policy.json", READ);
    Path after = Command.file(other, "policy.json", READ);

    assertThat(sentence(Command.run("compare", before, after)))
        .isEqualTo("The same: " + before + " and " + after + " allow and deny the same requests.");
  }

  private static String sentence(Command run) {
    String out = run.out();
    return out.substring(0, out.indexOf("\n\n")).replace("\n", " ");
  }

  @Test
  void namesFromThePolicyCannotReachTheTerminal() {
    Command run = compare("{\"Statement\":[]}", READ.replace("amzn-s3-demo-bucket", "\\u001b[2Jb"));

    assertThat(run.out()).doesNotContain("\u001b");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{|not JSON",
        "[]|looks like a JSON list, not a bucket policy",
        "{\"Version\":\"2012-10-17\"}|Statement is missing",
        "{\"Statement\":\"x\"}|Statement must be"
      })
  void whatIsNoPolicyIsBadInput(String text, String reason) {
    Command run = compare(READ, text);

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("after.json").contains(reason);
  }

  @Test
  void aFileThatIsNotThereOrNotGivenIsBadInput() {
    Command missing =
        Command.run("compare", folder.resolve("none.json"), folder.resolve("none.json"));

    assertThat(missing.exit()).isEqualTo(2);
    assertThat(missing.err()).contains("none.json");
    assertThat(Command.run("compare", Command.file(folder, "one.json", READ)).exit()).isEqualTo(2);
  }

  @Test
  void theHelpSaysWhatIsCompared() {
    Command help = Command.run("compare", "--help");

    assertThat(help.exit()).isZero();
    assertThat(help.out()).contains("identity policy", "Only S3's own actions", "Exit code");
  }

  private JsonNode evaluated(String policy, JsonNode witness) {
    ObjectNode line = new JsonMapper().createObjectNode();
    line.put("id", 1).put("policy", policy).set("request", witness);
    Command run = Command.run("evaluate", Command.file(folder, "line.jsonl", line + "\n"));
    assertThat(run.exit()).isZero();
    return run.lines().getFirst();
  }
}
