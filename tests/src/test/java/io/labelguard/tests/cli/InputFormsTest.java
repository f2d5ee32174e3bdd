package io.labelguard.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.labelguard.tests.Repository;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every form in which a policy, a job, a team or a workforce comes is read, and everything else is
/// bad input that says what it looks like.
class InputFormsTest {

  private static final Path CASES = Repository.root().resolve("tests/src/test/resources/cases");
  private static final Path POLICY = CASES.resolve("job-forms/policy.json");
  private static final Path JOB = CASES.resolve("policy-forms/job.json");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"get-bucket-policy.json", "crlf-bom.json"})
  void aPolicyInEveryFormOfAFileIsJudged(String file) {
    assertThatTheJobIsDenied(
        check("--policy", CASES.resolve("policy-forms/" + file), "--job", JOB));
  }

  @ParameterizedTest
  @CsvSource({"UTF-16LE", "UTF-16BE", "UTF-8"})
  void aPolicyInEveryEncodingIsJudged(String encoding) throws IOException {
    for (String mark : List.of("", "\uFEFF")) {
      byte[] bytes = (mark + Files.readString(POLICY)).getBytes(Charset.forName(encoding));
      assertThatTheJobIsDenied(
          check("--policy", Files.write(folder.resolve("p.json"), bytes), "--job", JOB));
    }
  }

  @Test
  void aPolicyInAJsonStringIsJudged() throws IOException {
    String string = TextNode.valueOf(Files.readString(POLICY)).toString();
    String output = "{\"Policy\":" + string + "}";
    for (String text : List.of(string, output, TextNode.valueOf(output).toString())) {
      assertThatTheJobIsDenied(check("--policy", file("p.json", text), "--job", JOB));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " \n",
        "null",
        "None\n",
        "{\"Policy\":null}",
        "{\"Policy\":\"\"}",
        "An error occurred (NoSuchBucketPolicy) when calling the GetBucketPolicy operation"
      })
  void withoutAPolicyTheOptionIsToBeLeftOut(String text) {
    assertThatItIsBad(check("--policy", file("p.json", text), "--job", JOB), "leave --policy out");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Deny\",\"Action\":\"s3:*\",\"Resource\":\"*\"}}|no"
            + " statement has a Principal",
        "{\"Version\":\"2012-10-17\",\"Statement\":[]}|has no statement",
        "{\"Version\":\"2012-10-17\"}|Statement is missing",
        "{\"format_version\":\"1.2\",\"terraform_version\":\"1.6\"}|terraform show -json",
        "resource \"aws_s3_bucket_policy\" \"b\" {|terraform show -json",
        "{\"resource\":{\"aws_s3_bucket_policy\":{}}}|terraform show -json",
        "{\"AWSTemplateFormatVersion\":\"2010-09-09\",\"Resources\":{}}|cfn-flip",
        "{\"Type\":\"AWS::S3::BucketPolicy\",\"Properties\":{}}|cfn-flip",
        "{\"Bucket\":\"b\",\"PolicyDocument\":{\"Statement\":[]}}|cfn-flip",
        "{}|looks like an empty JSON object",
        "[]|looks like a JSON list",
        "{\"LabelingJobName\":\"j\"}|looks like a labeling job",
        "{\"CORSRules\":[]}|looks like a CORS configuration",
        "{\"Statement\":[{]|is not JSON: 1:",
      })
  void whatIsNotABucketPolicyIsBadInputWithTheWayToGetOne(String text, String said) {
    Path file = file("p.json", text);
    assertThatItIsBad(check("--policy", file, "--job", JOB), said);
    Command lint = Command.run("lint", file);
    assertThat(lint.exit()).isEqualTo(2);
  }

  @Test
  void aTemplateInYamlIsBadInputWithTheCommandThatTurnsIt() {
    Path file =
        file(
            "t.yaml",
            """
            Resources:
              P:
                Type: AWS::S3::BucketPolicy
            """);
    assertThatItIsBad(check("--policy", file, "--job", JOB), "cfn-flip");
    assertThat(Command.run("lint", file).out()).contains("cfn-flip");
  }

  @Test
  void compareTakesTwoIdentityPoliciesAndUnwraps() throws IOException {
    Path identity =
        file(
            "i.json",
            "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Deny\",\"Action\":\"s3:*\","
                + "\"Resource\":\"*\"}}");
    assertThat(Command.run("compare", identity, identity).exit()).isZero();
    assertThat(
            Command.run("compare", POLICY, CASES.resolve("policy-forms/get-bucket-policy.json"))
                .exit())
        .isZero();
  }

  @Test
  void aJobInEveryFormIsTheSameJob() throws IOException {
    JsonNode state = Command.tree(Files.readString(CASES.resolve("job-forms/sfn-state.json")));
    String request = state.path("Arguments").toString();
    String lowerCamel = lowerCamel(request);
    String record =
        "{\"eventSource\":\"sagemaker.amazonaws.com\",\"eventName\":\"CreateLabelingJob\","
            + "\"awsRegion\":\"us-east-1\",\"requestParameters\":"
            + lowerCamel
            + "}";
    for (String text :
        List.of(
            request,
            state.toString(),
            state.toString().replace("\"Arguments\"", "\"Parameters\""),
            "{\"Label\":" + state + "}",
            "{\"StartAt\":\"Label\",\"States\":{\"Label\":"
                + state
                + ",\"E\":{\"Type\":\"Fail\"}}}",
            lowerCamel,
            record,
            "{\"Records\":[" + record + "]}",
            "{\"detail-type\":\"AWS API Call via CloudTrail\",\"source\":\"aws.sagemaker\","
                + "\"detail\":"
                + record
                + "}")) {
      assertThatTheJobIsDenied(check("--policy", POLICY, "--job", file("j.json", text)));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "|is empty",
        "{}|looks like an empty JSON object",
        "{\"LabelingJobName\":\"j\"}|names no place in S3",
        "{\"InputConfig\":{\"DataSource\":{\"S3DataSource\":{\"ManifestS3Uri\":\"s3://b/m\"}}},"
            + "\"OutputConfig\":{\"S3OutputPath\":\"s3://b/o\"}}"
            + "|has neither LabelingJobName nor LabelingJobArn",
        "{\"Records\":[]}|has 0 records of CreateLabelingJob",
        "{\"eventSource\":\"s3.amazonaws.com\",\"eventName\":\"PutBucketPolicy\"}|of another call",
        "{\"Type\":\"Task\",\"Resource\":\"arn:aws:states:::lambda:invoke\",\"End\":true}"
            + "|looks like a Step Functions state",
        "{\"StartAt\":\"A\",\"States\":{}}|with 0 states",
        "{\"WorkteamName\":\"t\"}|looks like a work team",
        "{\"Statement\":[]}|looks like a policy",
        "[{\"LabelingJobName\":\"j\"}]|the list that ListLabelingJobs returns",
        "{\"source-ref\":\"s3://b/1.jpg\"}|a line of a manifest",
      })
  void whatIsNotAJobIsBadInputWithTheWayToGetOne(String text, String said) {
    Path file = file("j.json", text == null ? "" : text);
    Command run = check("--policy", POLICY, "--job", file);
    assertThatItIsBad(run, said);
    assertThat(run.err()).contains("aws sagemaker describe-labeling-job --labeling-job-name");
  }

  @ParameterizedTest
  @ValueSource(strings = {"empty-object.json", "list-labeling-jobs.json"})
  void aFileThatIsNoJobIsNeverNothingFound(String file) {
    assertThatItIsBad(
        check("--policy", POLICY, "--job", CASES.resolve("job-forms/" + file)),
        "describe-labeling-job");
  }

  @Test
  void anAliasOfAnAccessPointCannotBeDecided() {
    Command run = check("--policy", POLICY, "--job", CASES.resolve("job-forms/uri-ap-alias.json"));

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.lines("finding"))
        .extracting(line -> line.path("check").asText() + " " + line.path("bucket").asText())
        .containsExactly("LG801 gt-ap-abcdefghijk1234567890123456789012-s3alias");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "S3://gt-labeling-data/in/m",
        "s3a://gt-labeling-data/in/m",
        "arn:aws:s3:us-east-1:111122223333:accesspoint/labels/object/m",
        "s3://arn:aws:s3:us-east-1:111122223333:accesspoint/labels/m",
        "{% $states.input.manifest %}",
        "$.manifest"
      })
  void aPlaceThatCannotBeResolvedIsAFindingOnThatPlace(String uri) throws IOException {
    Path job =
        file(
            "j.json",
            Files.readString(JOB)
                .replace("s3://gt-labeling-data/in/input.manifest", uri)
                .replace("gt-labeling-data/", "other/"));
    Command run = check("--policy", POLICY, "--job", job);

    assertThat(run.exit()).isEqualTo(1);
    JsonNode finding = run.lines("finding").getFirst();
    assertThat(run.lines("finding")).hasSize(1);
    assertThat(finding.path("check").asText()).isEqualTo("LG801");
    assertThat(finding.path("job").asText()).isEqualTo("cats");
    assertThat(finding.path("message").asText())
        .contains("ManifestS3Uri \"" + uri.replace("gt-labeling-data/", "other/"));
  }

  @Test
  void anHttpsAddressIsThatBucket() throws IOException {
    for (String host :
        List.of(
            "https://s3.us-east-1.amazonaws.com/gt-labeling-data/in/m",
            "https://gt-labeling-data.s3.amazonaws.com/in/m")) {
      Path job =
          file(
              "j.json",
              Files.readString(JOB).replace("s3://gt-labeling-data/in/input.manifest", host));
      assertThatTheJobIsDenied(check("--policy", POLICY, "--job", job));
    }
  }

  @Test
  void severalJobsAreJudgedTogether() throws IOException {
    Path dogs = file("dogs.json", Files.readString(JOB).replace("cats", "dogs"));
    Command run = check("--policy", POLICY, "--job", JOB, "--job", dogs);

    assertThat(run.lines("finding"))
        .extracting(line -> line.path("job").asText())
        .containsExactly("cats", "dogs");
    assertThat(run.lines("summary").getFirst().path("jobs").asInt()).isEqualTo(2);
  }

  @Test
  void aFolderIsNoFile() {
    Command run = Command.run("check", "--policy", folder, "--job", CASES);

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains(": is a directory, not a file").doesNotContain("Exception");
  }

  @Test
  void aDashIsStandardInput() throws IOException {
    assertThatTheJobIsDenied(
        withInput(Files.readString(JOB), "check", "--format=json", "--policy", POLICY, "--job=-"));
    assertThatTheJobIsDenied(
        withInput(Files.readString(POLICY), "check", "--format=json", "--policy=-", "--job", JOB));
    assertThat(withInput(Files.readString(POLICY), "lint", "-").exit()).isZero();
    assertThat(withInput(Files.readString(POLICY), "compare", "-", POLICY).exit()).isZero();
    assertThat(
            withInput(
                    "{\"account\":\"111122223333\",\"region\":\"us-east-1\"}", "audit", "--world=-")
                .exit())
        .isZero();
    String event = Files.readString(Repository.root().resolve("events/03-policy-tightened.json"));
    assertThat(withInput(event, "replay", "-").out()).contains("PutBucketPolicy");
    Command twice = withInput("", "check", "--policy", "-", "--job", "-");
    assertThatItIsBad(twice, "only once");
  }

  @Test
  void aListOfOneTeamOrWorkforceIsUnwrapped() {
    String team = "{\"WorkteamName\":\"t\",\"MemberDefinitions\":[]}";
    String force = "{\"WorkforceName\":\"default\"}";
    Command run =
        check(
            "--workteam", file("t.json", "{\"Workteams\":[" + team + "]}"),
            "--workforce", file("f.json", "{\"Workforces\":[" + force + "]}"));

    assertThat(run.lines("finding"))
        .extracting(line -> line.path("check").asText())
        .containsExactly("LG301", "LG303");
    assertThatItIsBad(
        check("--workteam", file("t.json", "{\"Workteams\":[" + team + "," + team + "]}")),
        "lists 2 of them");
    assertThatItIsBad(check("--workforce", file("f.json", "{\"Workforces\":[]}")), "lists 0");
  }

  @Test
  void aWorkforceIsNotATeam() {
    Path force = file("f.json", "{\"Workforce\":{\"WorkforceName\":\"default\"}}");
    Path team = file("t.json", "{\"Workteam\":{\"WorkteamName\":\"t\"}}");

    assertThatItIsBad(check("--workteam", force), "looks like a workforce, not a work team");
    assertThatItIsBad(check("--workforce", team), "looks like a work team, not a workforce");
  }

  @Test
  void aBucketThatTheJobDoesNotUseIsBadInputWithTheNearestName() {
    assertThatItIsBad(
        check("--policy", POLICY, "--job", JOB, "--bucket", "gt-labelng-data"),
        "job cats does not use bucket gt-labelng-data; did you mean gt-labeling-data?");
  }

  @Test
  void whatPutBucketPolicyWouldRefuseIsSaid() throws IOException {
    Path policy =
        file(
            "p.json",
            Files.readString(POLICY).replace("\"Effect\": \"Deny\"", "\"Effect\": \"deny\""));
    Command run = check("--policy", policy, "--job", JOB);

    assertThat(run.exit()).isEqualTo(1);
    JsonNode refused = run.lines("refused").getFirst();
    List<String> names = new ArrayList<>();
    refused.fieldNames().forEachRemaining(names::add);
    assertThat(names).containsExactly("type", "pointer", "line", "column", "message");
    assertThat(refused.path("pointer").asText()).isEqualTo("/Statement/0/Effect");
    assertThat(refused.path("line").asInt()).isEqualTo(7);
  }

  private void assertThatTheJobIsDenied(Command run) {
    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.lines("finding"))
        .extracting(line -> line.path("check").asText() + " " + line.path("job").asText())
        .containsExactly("LG101 cats");
  }

  private static void assertThatItIsBad(Command run, String said) {
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains(said).hasLineCount(1);
  }

  private static String lowerCamel(String request) {
    StringBuilder text = new StringBuilder(request);
    for (int at = text.indexOf("\""); at >= 0; at = text.indexOf("\"", at + 1)) {
      int end = text.indexOf("\"", at + 1);
      if (text.charAt(end + 1) == ':') {
        text.setCharAt(at + 1, Character.toLowerCase(text.charAt(at + 1)));
      }
      at = end;
    }
    return text.toString();
  }

  private static Command withInput(String input, Object... args) {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
    try {
      return Command.run(args);
    } finally {
      System.setIn(before);
    }
  }

  private Path file(String name, String text) {
    return Command.file(folder, name, text);
  }

  private static Command check(Object... options) {
    List<Object> args = new ArrayList<>(List.of("check", "--format", "json"));
    args.addAll(List.of(options));
    return Command.run(args.toArray());
  }
}
