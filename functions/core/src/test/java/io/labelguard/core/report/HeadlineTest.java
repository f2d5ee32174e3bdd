package io.labelguard.core.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelguard.core.check.About;
import io.labelguard.core.check.CheckId;
import io.labelguard.core.check.Consequence;
import io.labelguard.core.check.Finding;
import io.labelguard.core.check.FixAdvice;
import io.labelguard.core.check.Severity;
import io.labelguard.core.labeling.AccessPath;
import io.labelguard.core.record.FixOutcome;
import io.labelguard.core.record.Purpose;
import io.labelguard.core.record.Target;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeadlineTest {

  private static final Target.Bucket BUCKET = Target.bucket("gt-labeling-data");
  private static final String LONGEST_REGION = "ap-southeast-2";

  @Test
  void theWorstStandsAloneWithTheNumberOfItsJobs() {
    List<Finding> findings =
        List.of(
            finding(Severity.HIGH, Consequence.WORKERS_SEE_NO_IMAGES, "cats"),
            finding(Severity.CRITICAL, Consequence.FAILS_AT_NEXT_BATCH, "cats"),
            finding(Severity.CRITICAL, Consequence.FAILS_AT_START, "dogs"),
            finding(Severity.CRITICAL, Consequence.OUTPUT_LOST, "owls"));

    assertThat(headline(findings))
        .isEqualTo(
            "CRITICAL: 2 labeling jobs will fail - gt-labeling-data denies Ground Truth"
                + " (us-east-1)");
    assertThat(headline(findings.subList(0, 2)))
        .startsWith("CRITICAL: 1 labeling job will fail - gt-labeling-data denies");
    assertThat(headline(findings.subList(0, 1)))
        .isEqualTo(
            "HIGH: workers of 1 job see no images - gt-labeling-data denies them" + " (us-east-1)");
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CHANGES_UNSEEN") // It names nothing.
  void onlyALongNameIsCut(Consequence consequence) {
    List<Finding> findings = new ArrayList<>();
    for (int job = 0; job < 5000; job++) {
      findings.add(finding(Severity.CRITICAL, consequence, "job-" + job));
    }
    for (Target target :
        List.of(
            Target.bucket("b".repeat(63)),
            Target.team("t".repeat(63)),
            Target.workforce("w".repeat(63)))) {
      String headline = Headline.of(target, findings, LONGEST_REGION);

      assertThat(headline)
          .hasSize(Headline.LONGEST)
          .startsWith("CRITICAL: ")
          .endsWith(" (" + LONGEST_REGION + ")")
          .containsPattern("[btw]{4,}[.]{3}")
          .doesNotContain("LG");
    }
  }

  @Test
  void whatIsAboutJobsNamesTheJobOrTheirNumber() {
    List<Finding> findings =
        List.of(
            aboutJob(Severity.HIGH, Consequence.OBJECTS_FAIL, "cats"),
            aboutJob(Severity.MEDIUM, Consequence.ENDS_SOON, "dogs"),
            aboutJob(Severity.HIGH, Consequence.OBJECTS_FAIL, "owls"));

    assertThat(inRegion(findings)).isEqualTo("HIGH: objects fail - 2 labeling jobs (us-east-1)");
    assertThat(inRegion(findings.subList(0, 2)))
        .isEqualTo("HIGH: objects fail - labeling job cats (us-east-1)");
    assertThat(inRegion(findings.subList(1, 2)))
        .isEqualTo("MEDIUM: 30 days are nearly over - labeling job dogs (us-east-1)");
    assertThat(inRegion(List.of(aboutJob(Severity.LOW, Consequence.NO_PROGRESS, "j".repeat(63)))))
        .hasSize(Headline.LONGEST)
        .startsWith("LOW: no progress - labeling job jjj");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!channel>",
        "\u001b[31m",
        "a\nb",
        "\u202egnp",
        "\ud83d\ude00",
        "=cmd()",
        "\u0000"
      })
  void aNameFromOutsideMakesItNeitherLongerNorOther(String hostile) {
    for (int times : new int[] {1, 40}) {
      String headline =
          Headline.of(
              Target.bucket(hostile.repeat(times)),
              List.of(finding(Severity.CRITICAL, Consequence.FAILS_AT_START, "j")),
              "us-east-1");

      assertThat(headline)
          .startsWith("CRITICAL: 1 labeling job will fail - ")
          .endsWith(" denies Ground Truth (us-east-1)")
          .matches("[ -~]{1,90}");
    }
  }

  @Test
  void anOutcomeSaysWhatIsFixedAndWhatStaysOpen() {
    Finding fixed =
        finding(Severity.CRITICAL, Consequence.FAILS_AT_START, "cats")
            .withFix(FixAdvice.proven("diff", "policy"));
    Finding open = finding(Severity.HIGH, Consequence.WORKERS_SEE_NO_IMAGES, "cats");

    assertThat(Headline.of(applied(new Purpose.Fix()), List.of(open), "us-east-1"))
        .isEqualTo("FIXED: gt-labeling-data allows Ground Truth again, 1 problem open (us-east-1)");
    assertThat(Headline.of(applied(new Purpose.Fix()), List.of(), "us-east-1"))
        .isEqualTo("FIXED: gt-labeling-data allows Ground Truth again (us-east-1)");
    assertThat(
            Headline.of(
                applied(new Purpose.TemporaryFix(new TreeSet<>(), Instant.EPOCH)),
                List.of(),
                "us-east-1"))
        .isEqualTo("FIXED for a while: gt-labeling-data allows Ground Truth again (us-east-1)");
    assertThat(Headline.of(applied(new Purpose.Undo("x")), List.of(), "us-east-1"))
        .isEqualTo("UNDONE: the fix of gt-labeling-data was removed (us-east-1)");
    assertThat(Headline.of(applied(new Purpose.End("x")), List.of(), "us-east-1"))
        .isEqualTo("ENDED: the temporary fix of gt-labeling-data was removed (us-east-1)");
    FixOutcome refused = FixOutcome.notApplied(BUCKET, List.of("why"));
    assertThat(Headline.of(refused, List.of(fixed), "us-east-1"))
        .isEqualTo(
            "NOT FIXED: 1 labeling job will fail - gt-labeling-data denies Ground Truth"
                + " (us-east-1)");
    assertThat(Headline.of(refused, List.of(), "us-east-1"))
        .isEqualTo("NOT CHANGED: gt-labeling-data stays as it is (us-east-1)");
  }

  @Test
  void aTargetThatIsIgnoredNamesTheDay() {
    assertThat(
            Headline.ignored(
                BUCKET,
                Instant.parse("2026-12-01T00:00:00Z"),
                List.of(finding(Severity.HIGH, Consequence.LINKS_OPEN, "cats")),
                "us-east-1"))
        .isEqualTo("IGNORED until 2026-12-01: bucket gt-labeling-data, 1 problem (us-east-1)");
  }

  @Test
  void withoutAFindingThereIsNone() {
    assertThatThrownBy(() -> headline(List.of())).isInstanceOf(IllegalArgumentException.class);
  }

  private static String headline(List<Finding> findings) {
    return Headline.of(BUCKET, findings, "us-east-1");
  }

  private static String inRegion(List<Finding> findings) {
    return new Headline(Optional.of("us-east-1")).of(findings);
  }

  private static FixOutcome applied(Purpose purpose) {
    return new FixOutcome(
        BUCKET,
        FixOutcome.Result.APPLIED,
        Optional.of(new FixOutcome.Write("id", purpose)),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  private static Finding finding(Severity severity, Consequence consequence, String job) {
    return new Finding(
        CheckId.GROUND_TRUTH_DENIED,
        severity,
        consequence,
        About.access(BUCKET.name(), job, AccessPath.GROUND_TRUTH),
        Finding.Evidence.NONE,
        "message",
        FixAdvice.none());
  }

  private static Finding aboutJob(Severity severity, Consequence consequence, String job) {
    return new Finding(
        CheckId.JOB_PROGRESS,
        severity,
        consequence,
        new About.Job(job),
        Finding.Evidence.NONE,
        "message",
        FixAdvice.none());
  }
}
