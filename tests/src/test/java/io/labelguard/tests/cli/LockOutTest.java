package io.labelguard.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.tests.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `check` and `lint` find a policy that only the root user can still change, and note whom else a
/// policy leaves.
class LockOutTest {

  private static final Path JOB =
      Repository.root().resolve("tests/src/test/resources/cases/policy-forms/job.json");

  private static final Path GUARD_MAY_NOT_WRITE =
      Repository.root().resolve("tests/src/test/resources/cases/guard-may-read-not-write");

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"Principal\":\"*\",\"Action\":\"s3:*\"",
        "\"Principal\":\"*\",\"Action\":\"s3:PutBucketPolicy\"",
        "\"Principal\":\"*\",\"Action\":\"s3:GetBucketPolicy\"",
        "\"Principal\":{\"AWS\":\"*\"},\"NotAction\":\"s3:GetObject\"",
        "\"Principal\":\"*\",\"Action\":\"s3:PutBucketPolicy\","
            + "\"Condition\":{\"Bool\":{\"aws:SecureTransport\":\"true\"}}",
      })
  void aPolicyThatOnlyTheRootUserCanChangeIsFound(String elements) {
    Path policy = policy(elements);
    Command check = Command.run("check", "--format=json", "--policy", policy);
    Command lint = Command.run("lint", "--format=json", policy);

    assertThat(check.exit()).isEqualTo(1);
    assertThat(check.lines("finding"))
        .extracting(line -> line.path("check").asText() + " " + line.path("severity").asText())
        .containsExactly("LG106 high");
    assertThat(check.lines("finding").getFirst().path("message").asText())
        .contains("root user", "aws sts assume-root --target-principal");
    assertThat(lint.exit()).isEqualTo(1);
    assertThat(lint.lines("problem"))
        .extracting(line -> line.path("check").asText())
        .containsExactly("LG106");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<vpc-endpoint>", "$VPCE", "vpce-08408e335ebf95b4", "*"})
  void anExemptionOfWhatNoRequestHasExemptsNobody(String endpoint) {
    Path policy =
        policy(
            "\"Principal\":\"*\",\"Action\":\"s3:*\",\"Condition\":{\"StringNotEquals\":"
                + "{\"aws:SourceVpce\":\""
                + endpoint
                + "\"}}");
    Command check = Command.run("check", "--format=json", "--policy", policy);

    assertThat(check.lines("finding"))
        .extracting(line -> line.path("check").asText())
        .contains("LG106", "LG402");
    assertThat(check.lines("note"))
        .extracting(line -> line.path("check").asText())
        .doesNotContain("LG106");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"Principal\":\"*\",\"Action\":\"s3:*\",\"Condition\":{\"StringNotEquals\":"
            + "{\"aws:SourceVpce\":\"vpce-0c1d2e3f4a5b60789\"}}"
            + "|only through vpce-0c1d2e3f4a5b60789",
        "\"Principal\":\"*\",\"Action\":\"s3:*\",\"Condition\":{\"StringNotLike\":"
            + "{\"aws:SourceVpce\":\"*\"}}|only through any aws:SourceVpce",
        "\"Principal\":\"*\",\"Action\":\"s3:PutBucketPolicy\",\"Condition\":{\"ArnNotEquals\":"
            + "{\"aws:PrincipalArn\":\"arn:aws:iam::111122223333:role/Admin\"}}"
            + "|only by arn:aws:iam::111122223333:role/Admin",
        "\"Principal\":\"*\",\"Action\":\"s3:*\",\"Condition\":{\"NotIpAddress\":"
            + "{\"aws:SourceIp\":\"203.0.113.0/24\"}}|only from 203.0.113.0/24",
      })
  void whatDependsOnTheNetworkOrTheCallerIsOneNote(String elements, String said) {
    Path policy = policy(elements);
    Command check = Command.run("check", "--format=json", "--policy", policy);
    Command lint = Command.run("lint", "--format=json", policy);

    assertThat(lint.exit()).isZero();
    assertThat(check.exit()).isZero();
    for (Command run : new Command[] {check, lint}) {
      assertThat(run.lines("note"))
          .filteredOn(note -> note.path("check").asText().equals("LG106"))
          .hasSize(1)
          .allSatisfy(note -> assertThat(note.path("message").asText()).contains(said));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"Principal\":{\"AWS\":\"arn:aws:iam::111122223333:role/Intern\"},\"Action\":\"s3:*\"",
        "\"Principal\":\"*\",\"Action\":\"s3:PutBucketAcl\"",
        "\"Principal\":\"*\",\"Action\":\"s3:*\",\"Condition\":{\"NumericLessThan\":"
            + "{\"s3:TlsVersion\":\"1.2\"}}",
        "\"Principal\":\"*\",\"Action\":\"s3:*\",\"Condition\":{\"Bool\":"
            + "{\"aws:SecureTransport\":\"false\"}}",
      })
  void whatLeavesTheOthersAsTheyAreIsNeither(String elements) {
    Command run = Command.run("lint", "--format=json", policy(elements));

    assertThat(run.exit()).isZero();
    assertThat(run.lines("note")).isEmpty();
  }

  @Test
  void whoMayChangeThePolicyIsNeverAskedOfTheJob() {
    Path policy =
        policy(
            "\"Principal\":\"*\",\"Action\":[\"s3:GetBucketPolicy\",\"s3:PutBucketPolicy\"],"
                + "\"Condition\":{\"StringNotEquals\":{\"aws:PrincipalTag/team\":\"platform\"}}");
    Command run = Command.run("check", "--format=json", "--policy", policy, "--job", JOB);

    assertThat(run.exit()).isZero();
    assertThat(run.lines("note"))
        .extracting(note -> note.path("check").asText())
        .containsOnlyOnce("LG106");
  }

  @ParameterizedTest
  @ValueSource(strings = {"alert", "fix", "temporary"})
  void noFixIsAskedForThatS3WouldRefuse(String mode) throws IOException {
    String unseen = Files.readString(GUARD_MAY_NOT_WRITE.resolve("world.json"));
    String seen =
        unseen.replaceFirst(
            "\\{",
            """
            {"seen": [{"bucket": "gt-labeling-data", "from": "2026-11-18T09:00:00Z",
              "to": "2026-11-20T09:00:00Z", "policy": {"Version": "2012-10-17", "Statement": [
                {"Effect": "Deny", "Principal": "*", "Action": "s3:DeleteObject",
                 "Resource": "arn:aws:s3:::gt-labeling-data/locked/*"}]}}],
            """);
    for (String world : new String[] {unseen, seen}) {
      Command run =
          Command.run(
              "replay",
              "--format=json",
              "--mode",
              mode,
              "--world",
              Command.file(folder, "world.json", world),
              GUARD_MAY_NOT_WRITE.resolve("event.json"));

      assertThat(run.exit()).isEqualTo(1);
      assertThat(run.lines("fix")).isEmpty();
      assertThat(run.lines("finding"))
          .filteredOn(line -> line.path("check").asText().equals("LG106"))
          .singleElement()
          .satisfies(
              line -> assertThat(line.path("message").asText()).contains("S3 would refuse a fix"));
      if (world.equals(seen)) {
        assertThat(run.lines("event").getFirst().path("reason").asText())
            .contains("S3 would refuse a fix");
      }
    }
  }

  private Path policy(String elements) {
    return Command.file(
        folder,
        "policy.json",
        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\","
            + elements
            + ",\"Resource\":\"arn:aws:s3:::gt-labeling-data\"}]}");
  }
}
