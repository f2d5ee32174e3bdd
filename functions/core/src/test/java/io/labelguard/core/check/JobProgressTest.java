package io.labelguard.core.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelguard.core.labeling.LabelingJob;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The limits of LG208; what it says is on its page.
class JobProgressTest {

  private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");

  @ParameterizedTest
  @CsvSource({
    // age, labeled, failed, left; what holds
    "PT2H,         0,  0,   0, ''",
    "PT2H0.001S,   0,  0,   0, MEDIUM NO_PROGRESS",
    "PT2H0.001S,   1,  0,   0, ''",
    "PT1S,         0,  1,   0, HIGH OBJECTS_FAIL",
    "PT23H59M,     0,  0, 100, ''",
    "PT24H,        0,  0, 100, LOW NO_PROGRESS",
    "PT600H,       7,  0, 100, ''",
    "PT600H0.001S, 7,  0, 100, MEDIUM ENDS_SOON",
    "PT600H0.001S, 0,  0, 100, MEDIUM ENDS_SOON",
    "PT600H0.001S, 7,  1, 100, HIGH OBJECTS_FAIL",
    "PT720H,       7,  0,   0, MEDIUM ENDS_SOON"
  })
  void theFirstLookJudgesByAgeAndCounters(
      Duration age, long labeled, long failed, long left, String expected) {
    LabelingJob job = job("InProgress", NOW.minus(age), labeled, failed, left);

    assertThat(found(job, Map.of())).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    // failed, done and age of that before; labeled, failed and left now; what holds
    "3, 10, PT6H,     7,  3, 90, ''",
    "3, 10, PT6H,     6,  4, 90, HIGH OBJECTS_FAIL",
    "4, 10, PT6H,     7,  3, 90, ''",
    "0, 10, PT23H59M, 10, 0, 90, ''",
    "0, 10, PT24H,    10, 0, 90, LOW NO_PROGRESS",
    "0, 10, PT24H,    9,  0, 90, LOW NO_PROGRESS",
    "0, 10, PT24H,    11, 0, 90, ''",
    "0, 10, PT24H,    10, 0,  0, ''"
  })
  void laterLooksCompareWithTheOneBefore(
      long failedBefore,
      long doneBefore,
      Duration age,
      long labeled,
      long failed,
      long left,
      String expected) {
    LabelingJob job = job("InProgress", NOW.minus(Duration.ofDays(3)), labeled, failed, left);
    CountersBefore before = new CountersBefore(failedBefore, doneBefore, NOW.minus(age));

    assertThat(found(job, Map.of("CATS", before))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"Initializing", "Stopping", "Completed", "Failed", "Stopped", "Resting"})
  void onlyAJobInProgressIsFlagged(String status) {
    assertThat(found(job(status, NOW.minus(Duration.ofDays(29)), 0, 5, 0), Map.of())).isEmpty();
  }

  @Test
  void aJobWhoseCountersAndAgeAreNotKnownIsNotFlagged() {
    LabelingJob bare = Given.job("{'LabelingJobName': 'cats', 'LabelingJobStatus': 'InProgress'}");

    assertThat(found(bare, Map.of())).isEmpty();
  }

  @Test
  void withoutATimeToCompareWithNothingIsJudged() {
    LabelingJob job = job("InProgress", NOW.minus(Duration.ofDays(29)), 0, 5, 0);
    Situation situation = Given.situation(List.of(), List.of(job));

    assertThat(Checks.run(new JudgedSituation(situation))).isEmpty();
    assertThat(
            Checks.run(new JudgedSituation(situation.withProgress(ProgressFacts.firstLook(NOW)))))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.check()).isEqualTo(CheckId.JOB_PROGRESS);
              assertThat(finding.job()).contains("cats");
              assertThat(finding.bucket()).isEmpty();
              assertThat(finding.path()).isEmpty();
            });
  }

  @Test
  void countersBelowZeroAreRefused() {
    assertThatThrownBy(() -> new CountersBefore(-1, 0, NOW))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new CountersBefore(0, -1, NOW))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static String found(LabelingJob job, Map<String, CountersBefore> before) {
    Optional<Finding> finding =
        Checks.jobProgress(job, new ProgressFacts(NOW, ProgressFacts.STALLED, before));
    return finding.map(each -> each.severity() + " " + each.consequence()).orElse("");
  }

  private static LabelingJob job(
      String status, Instant created, long labeled, long failed, long left) {
    return Given.job(
        """
        {'LabelingJobName': 'cats', 'LabelingJobStatus': '%s', 'CreationTime': '%s',
         'LabelCounters': {'TotalLabeled': %d, 'FailedNonRetryableError': %d, 'Unlabeled': %d},
         'OutputConfig': {'S3OutputPath': 's3://b/out/'}}
        """
            .formatted(status, created, labeled, failed, left));
  }
}
