package io.labelguard.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.labelguard.tests.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Small inputs taken from public reports, with accounts and names replaced: what each command says
/// of them. Those of the forms of jobs and policies are in [InputFormsTest], a guard that may not
/// write in [LockOutTest].
class ReportedCasesTest {

  private static final Path CASES = Repository.root().resolve("tests/src/test/resources/cases");

  @Test
  void aBucketThatWasClosedBeforeTheJobIsNotWritten() {
    Command run =
        Command.run(
            "replay",
            "--format=json",
            "--mode=fix",
            "--world",
            file("age-first-event/world.json"),
            file("age-first-event/event.json"));

    assertThat(run.exit()).isEqualTo(1);
    assertThat(checks(run)).contains("LG101");
    assertThat(run.lines("fix")).isEmpty();
    assertThat(run.lines("event"))
        .singleElement()
        .satisfies(line -> assertThat(text(line, "reason")).contains("did not see bucket gt-old"));
  }

  @Test
  void aBucketWithAnOddNameEndsNoAudit() {
    Command run =
        Command.run("audit", "--format=json", "--world", file("odd-bucket-name/world.json"));

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.lines("finding"))
        .extracting(line -> text(line, "check") + " " + text(line, "bucket"))
        .contains(
            "LG101 gt-victim",
            "LG801 test-accessp-q0b1d075431d83bebde8xz5w8ijx1qzlbp3i3kuse10--op-s3");
    assertThat(run.lines("summary")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "tls12/policy.json, tls12/job.json, 0, allowed, ''",
    "encryption/policy-aes.json, encryption/job.json, 1, denied, LG105",
    "encryption/policy-kms.json, encryption/job.json, 0, allowed, ''",
    "size/policy-deny-pretty.json, size/job.json, 1, denied, LG101",
    "size/policy-deny-min.json, size/job.json, 1, denied, LG101",
  })
  void whatAwsDocumentsOfASessionDecides(
      String policy, String job, int exit, String verdict, String found) {
    Command run =
        Command.run("check", "--format=json", "--policy", file(policy), "--job", file(job));

    assertThat(run.exit()).isEqualTo(exit);
    assertThat(String.join(" ", checks(run))).isEqualTo(found);
    assertThat(run.lines("access"))
        .extracting(line -> text(line, "path") + " " + text(line, "verdict"))
        .contains("ground-truth " + verdict);
  }

  @ParameterizedTest
  @ValueSource(strings = {"pretty", "min"})
  void whiteSpaceDoesNotDecideWhetherAFixIsProven(String layout) {
    Command run =
        Command.run(
            "check",
            "--format=json",
            "--policy",
            file("size/policy-deny-" + layout + ".json"),
            "--job",
            file("size/job.json"));

    assertThat(run.lines("finding"))
        .singleElement()
        .satisfies(line -> assertThat(text(line.path("fix"), "status")).isEqualTo("proven"));
  }

  @Test
  void theAdviceFitsAPolicyThatRefusesPresignedUrls() {
    Command run =
        Command.run(
            "check",
            "--format=json",
            "--policy",
            file("auth-type/policy-header-only.json"),
            "--job",
            file("auth-type/job.json"),
            "--workteam",
            file("auth-type/team.json"),
            "--workforce",
            file("auth-type/workforce.json"));

    assertThat(run.exit()).isEqualTo(1);
    JsonNode finding = run.lines("finding").getFirst();
    assertThat(text(finding, "check")).isEqualTo("LG103");
    assertThat(text(finding, "message"))
        .contains(
            "Let presigned URLs (s3:authType REST-QUERY-STRING) pass in statement \"HeaderOnly\"");
    // The workers' network is a fact of the finding, not a way out of it.
    assertThat(finding.toString().replace("as workforce default has no VPC", ""))
        .doesNotContain("VPC");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          values/placeholders.json    | 1 | warning LG402 | <vpc-endpoint> under aws:sourceVpce never matches: <vpc-endpoint> is a placeholder: write an endpoint id
          values/comma-joined.json    | 1 | warning LG402 | vpce-0c1d2e3f4a5b60789,vpce-08408e335ebf95b40 under aws:SourceVpce never matches: write a list with one value in each string
          values/one-digit-short.json | 1 | warning LG402 | vpce-08408e335ebf95b4 under aws:SourceVpce never matches: write an endpoint id: vpce- and 8 or 17 hexadecimal digits
          size/policy-deny-pretty.json| 1 | warning LG407 | remove the white space to be sure
          lint/m1.json                | 2 | error LG406   | "s3:ListBucket" does not apply to any of the statement's resources
          lint/m11.json               | 2 | error LG406   | "s3:prefix" is supported by none of the statement's actions
          """)
  void lintSaysWhatS3WouldSay(String policy, int exit, String kind, String message) {
    Command run = Command.run("lint", "--format", "json", file(policy));

    assertThat(run.exit()).isEqualTo(exit);
    assertThat(run.lines("problem"))
        .anySatisfy(
            problem -> {
              assertThat(problem.path("level").asText() + " " + problem.path("check").asText())
                  .isEqualTo(kind);
              assertThat(problem.path("reason").asText()).contains(message);
            });
  }

  @Test
  void lintSaysNothingOfASizeThatS3Takes() {
    Command run = Command.run("lint", file("size/policy-deny-min.json"));

    assertThat(run.exit()).isZero();
    assertThat(run.out()).contains("clean");
  }

  @ParameterizedTest
  @CsvSource({
    "date-no-offset-deny-live, Undetermined",
    "null-false-empty-string-deny, Undetermined",
    "session-only-role-with-path, ExplicitlyDenied",
  })
  void whatTheDocumentsLeaveOpenIsUndetermined(String name, String decision) throws IOException {
    Path requests = file("evaluate/" + name + ".jsonl");
    Command run = Command.run("evaluate", requests);

    assertThat(run.exit()).isZero();
    assertThat(run.lines())
        .hasSameSizeAs(Files.readAllLines(requests))
        .extracting(line -> text(line, "decision"))
        .containsOnly(decision);
  }

  private static Path file(String name) {
    return CASES.resolve(name);
  }

  private static List<String> checks(Command run) {
    return run.lines("finding").stream().map(line -> text(line, "check")).toList();
  }

  private static String text(JsonNode line, String field) {
    return line.path(field).asText();
  }
}
