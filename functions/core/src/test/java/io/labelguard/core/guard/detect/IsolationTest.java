package io.labelguard.core.guard.detect;

import static io.labelguard.core.guard.TestAccount.BUCKET;
import static io.labelguard.core.guard.TestAccount.CHANGED;
import static io.labelguard.core.guard.TestAccount.TIGHT;
import static io.labelguard.core.guard.TestAccount.team;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.check.About;
import io.labelguard.core.check.CheckId;
import io.labelguard.core.check.Finding;
import io.labelguard.core.event.GuardEvent;
import io.labelguard.core.guard.FailingPorts;
import io.labelguard.core.guard.Settings;
import io.labelguard.core.guard.TestAccount;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.S3Location;
import io.labelguard.core.labeling.Workforce;
import io.labelguard.core.port.Pause;
import io.labelguard.core.record.Purpose;
import io.labelguard.core.report.message.Alert;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// One call that fails never ends what does not depend on it.
class IsolationTest {

  private static final String OTHER = "gt-labeling-other";
  private static final String FAILED = "1 call to AWS failed";

  /// What the sweep publishes where nothing fails.
  private static final List<String> ALL =
      List.of(
          "LG101 on bucket gt-labeling-data",
          "LG101 on bucket gt-labeling-other",
          "LG301 on team alpha",
          "LG301 on team beta",
          "LG303 on workforce default");

  private final TestAccount account = crowded();

  @Test
  void sweepPublishesAllWhereNothingFails() {
    Sweep.Report report = account.sweep().run();
    assertThat(subjects()).containsExactlyElementsOf(ALL);
    assertThat(report.result().failures()).isEmpty();
    assertThat(report.result().sentences().getFirst())
        .isEqualTo("2 live jobs, 2 buckets, 2 work teams: 5 findings.");
  }

  @ParameterizedTest(name = "{0} of {1}")
  @CsvSource({
    "BucketPolicies.read,    gt-labeling-data, LG101 on bucket gt-labeling-data",
    "BucketPolicies.read,    gt-labeling-other, LG101 on bucket gt-labeling-other",
    "BucketPolicies.modeTag, gt-labeling-data, ",
    "LabelingJobs.describe, at-data, LG101 on bucket gt-labeling-data",
    "LabelingJobs.describe, at-other, LG101 on bucket gt-labeling-other",
    "Workteams.all,          '', LG301",
    "Workteams.workforce,    '', LG303 on workforce default",
    "Workteams.modeTag,      alpha, ",
    "Trails.logManagementEvents, '', ",
    "Alerts.publish,         gt-labeling-data denies, LG101 on bucket gt-labeling-data",
    "Alerts.publish,         team alpha, LG301 on team alpha",
    "Records.bucketPast,     gt-labeling-data, LG101 on bucket gt-labeling-data",
    "Records.keep,           gt-labeling-data, LG101 on bucket gt-labeling-data",
    "Records.temporary,      '', "
  })
  void whatFailsInASweepIsReportedAndCountedAndTheRestGoesOn(
      String call, String about, @Nullable String missing) {
    assertFailureIsReported(
        call, about, Optional.ofNullable(missing), new FailingPorts(account, call, about, false));
  }

  private void assertFailureIsReported(
      String call, String about, Optional<String> missing, FailingPorts ports) {
    Sweep.Report report = new Sweep(ports.context(), ports.requests()).run();
    assertThat(subjects())
        .as(call + " " + about)
        .containsAll(
            ALL.stream().filter(subject -> missing.filter(subject::contains).isEmpty()).toList());
    missing.ifPresent(text -> assertThat(subjects()).noneMatch(subject -> subject.contains(text)));
    assertThat(report.result().failures()).containsExactly(ports.failure());
    assertThat(report.result().sentences().getFirst()).endsWith(" findings, 1 failed calls.");
    if (call.equals("BucketPolicies.read")) {
      assertThat(subjects())
          .contains("LG801 on bucket " + about)
          .noneMatch(IsolationTest::isOfFailedCalls);
    } else {
      assertThat(subjects()).anyMatch(IsolationTest::isOfFailedCalls);
      assertThat(failedCalls().findings())
          .singleElement()
          .satisfies(
              finding -> {
                assertThat(finding.check()).isEqualTo(CheckId.CHECK_FAILED);
                assertThat(finding.message())
                    .startsWith("Labelguard could not make the call " + call + ": made to fail.");
              });
    }
  }

  @ParameterizedTest(name = "{0} of {1}")
  @CsvSource({
    "LabelingJobs.describe, at-data",
    "Workteams.all,          ''",
    "Workteams.workforce,    ''",
    "BucketPolicies.modeTag, gt-labeling-data",
    "Trails.logManagementEvents, ''"
  })
  void whatAwsRefusesIsANoteAndNoFinding(String call, String about) {
    FailingPorts ports = new FailingPorts(account, call, about, true);
    Sweep.Report report = new Sweep(ports.context(), ports.requests()).run();
    assertThat(report.findings()).extracting(Finding::check).doesNotContain(CheckId.CHECK_FAILED);
    assertThat(report.result().notes()).contains(ports.failure().sentence());
    assertThat(failedCalls().notes()).contains(ports.failure().sentence());
    assertThat(report.result().failures()).containsExactly(ports.failure());
    assertThat(report.outcome().failures()).isEmpty();
  }

  @Test
  void sweepWhoseAlertIsLostMustRunAgain() {
    FailingPorts ports = new FailingPorts(account, "Alerts.publish", "team alpha", true);
    Sweep sweep = new Sweep(ports.context(), ports.requests());
    assertThat(sweep.run().outcome().failures()).containsExactly(ports.failure());
    ports.heal();
    assertThat(sweep.run().outcome().failures()).isEmpty();
    assertThat(subjects()).containsAll(ALL).doesNotHaveDuplicates();
  }

  @Test
  void sweepThatCannotSeeAJobEndsNoTemporaryFixOfIt() {
    FailingPorts ports = new FailingPorts(account, "LabelingJobs.describe", "at-data", false);
    account.settings = TestAccount.settings(Settings.Mode.TEMPORARY, false, false);
    account.guard().handle(account.policyChanged("e-1"));
    account.fix();
    assertThat(account.records.temporary())
        .singleElement()
        .satisfies(fix -> assertThat(fix.purpose()).isInstanceOf(Purpose.TemporaryFix.class));
    account.requests.clear();
    new Sweep(ports.context(), ports.requests()).run();
    assertThat(account.requests).isEmpty();
    account.now = account.now.plus(Duration.ofDays(8));
    new Sweep(ports.context(), ports.requests()).run();
    assertThat(account.requests).isNotEmpty();
  }

  @ParameterizedTest(name = "{0} of {1}")
  @CsvSource({
    "BucketPolicies.read,    gt-labeling-data, LG101 on bucket gt-labeling-data",
    "BucketPolicies.modeTag, gt-labeling-data, ",
    "LabelingJobs.live,      at-data, ",
    "Workteams.workforce,    '', ",
    "Workteams.find,         reviewers, LG301 on team reviewers",
    "Workteams.modeTag,      reviewers, ",
    "Alerts.publish,         gt-labeling-data denies, LG101 on bucket gt-labeling-data",
    "Records.bucketPast,     gt-labeling-data, LG101 on bucket gt-labeling-data"
  })
  void whatFailsInAJobsEventIsTriedAgainAndTheRestIsPublishedAtOnce(
      String call, String about, @Nullable String missing) {
    account.teams.put("reviewers", team("reviewers", false));
    LabelingJob both = job("both", List.of(BUCKET, OTHER));
    account.jobs.add(both);
    GuardEvent event =
        new GuardEvent.LabelingJobCreated(
            TestAccount.facts("e-1", "CreateLabelingJob", TestAccount.PERSON), "both");
    List<String> all = List.of(ALL.get(0), ALL.get(1), "LG301 on team reviewers");
    assertIsTriedAgain(
        new FailingPorts(account, call, about, false), event, all, Optional.ofNullable(missing));
  }

  @ParameterizedTest(name = "{0} of {1}")
  @CsvSource({
    "Workteams.all,          '', LG301",
    "Workteams.workforce,    '', LG303",
    "Workteams.modeTag,      beta, ",
    "Alerts.publish,         team alpha, LG301 on team alpha"
  })
  void whatFailsInAnEventOfTheWorkforceIsTriedAgainAndTheRestIsPublishedAtOnce(
      String call, String about, @Nullable String missing) {
    GuardEvent event =
        new GuardEvent.WorkforceChanged(
            TestAccount.facts("e-1", "UpdateWorkforce", TestAccount.PERSON), "default");
    assertIsTriedAgain(
        new FailingPorts(account, call, about, false),
        event,
        ALL.subList(2, 5),
        Optional.ofNullable(missing));
  }

  @ParameterizedTest(name = "{0} of {1}")
  @CsvSource({
    "BucketPolicies.read,    gt-labeling-data, LG101",
    "BucketPolicies.modeTag, gt-labeling-data, ",
    "LabelingJobs.live,      at-other, ",
    "Workteams.workforce,    '', ",
    "FixRequests.send,       gt-labeling-data, ",
    "Alerts.publish,         gt-labeling-data denies, LG101",
    "Records.bucketPast,     gt-labeling-data, LG101"
  })
  void whatFailsInAPolicysEventIsTriedAgainAndTheFixIsRequestedThen(
      String call, String about, @Nullable String missing) {
    FailingPorts ports = new FailingPorts(account, call, about, false);
    assertIsTriedAgain(
        ports, account.policyChanged("e-1"), ALL.subList(0, 1), Optional.ofNullable(missing));
    assertThat(account.requests).isNotEmpty();
  }

  private void assertIsTriedAgain(
      FailingPorts ports, GuardEvent event, List<String> all, Optional<String> missing) {
    Guard guard = new Guard(ports.context(), ports.requests(), Pause.NONE, () -> "claim");
    Outcome first = guard.handle(event);
    assertThat(first.failures()).containsExactly(ports.failure());
    assertThat(first.reason()).contains("Not everything could be judged: ");
    assertThat(subjects())
        .containsAll(
            all.stream().filter(each -> missing.filter(each::contains).isEmpty()).toList());
    missing.ifPresent(text -> assertThat(subjects()).noneMatch(subject -> subject.contains(text)));
    ports.heal();
    Outcome second = guard.handle(event);
    assertThat(second.failures()).isEmpty();
    assertThat(subjects()).containsAll(all).doesNotHaveDuplicates();
    assertThat(guard.handle(event).reason()).startsWith("This event was already handled");
  }

  @Test
  void refusedCallIsNotTriedAgainForItWouldBeRefusedAgain() {
    FailingPorts ports = new FailingPorts(account, "Workteams.workforce", "", true);
    Guard guard = new Guard(ports.context(), ports.requests(), Pause.NONE, () -> "claim");
    Outcome outcome = guard.handle(account.policyChanged("e-1"));
    assertThat(outcome.failures()).isEmpty();
    assertThat(outcome.reason()).contains(ports.failure().sentence());
    assertThat(subjects()).contains(ALL.getFirst());
    assertThat(guard.handle(account.policyChanged("e-1")).reason())
        .startsWith("This event was already handled");
  }

  private static boolean isOfFailedCalls(String subject) {
    return subject.startsWith("MEDIUM: " + FAILED);
  }

  private Alert failedCalls() {
    return account.alerts.stream()
        .filter(alert -> alert.subject().contains(FAILED))
        .findFirst()
        .orElseThrow();
  }

  /// What each alert so far is about: its checks and its target, or its headline where it has none.
  private List<String> subjects() {
    return account.alerts.stream().map(IsolationTest::subject).toList();
  }

  private static String subject(Alert alert) {
    String checks =
        alert.findings().stream()
            .map(finding -> finding.check().text())
            .distinct()
            .sorted()
            .collect(joining(", "));
    return alert.findings().stream()
        .flatMap(finding -> target(finding).stream())
        .findFirst()
        .map(target -> checks + " on " + target)
        .orElseGet(() -> alert.subject());
  }

  private static Optional<String> target(Finding finding) {
    return switch (finding.about()) {
      case About.Access access -> Optional.of("bucket " + access.bucket());
      case About.Console(String bucket, _) -> Optional.of("bucket " + bucket);
      case About.BucketItself(String bucket) -> Optional.of("bucket " + bucket);
      case About.Team(String name) -> Optional.of("team " + name);
      case About.Workforce(String name) -> Optional.of("workforce " + name);
      case About.Place _, About.Job _, About.Dependency _, About.Labelguard _ -> Optional.empty();
    };
  }

  /// Two tightened buckets with a job each, two teams without a constraint, an open workforce.
  private static TestAccount crowded() {
    TestAccount account = new TestAccount().saw(TestAccount.OPEN);
    account.policies.put(BUCKET, TIGHT);
    account.policies.put(OTHER, TIGHT.replace(BUCKET, OTHER));
    account.jobs.add(job("at-data", List.of(BUCKET)));
    account.jobs.add(job("at-other", List.of(OTHER)));
    account.teams.put("alpha", team("alpha", false));
    account.teams.put("beta", team("beta", false));
    account.workforce =
        Optional.of(
            Workforce.of(
                "default", Optional.empty(), List.of("0.0.0.0/0"), Optional.empty(), false));
    return account;
  }

  private static LabelingJob job(String name, List<String> buckets) {
    LabelingJob like = TestAccount.job(name, CHANGED.minus(Duration.ofDays(2)));
    List<LabelingJob.Location> locations = new ArrayList<>();
    for (String bucket : new TreeSet<>(buckets)) {
      locations.add(
          new LabelingJob.Location(LabelingJob.Use.OUTPUT, new S3Location(bucket, "output/")));
    }
    return new LabelingJob(
        name,
        like.arn(),
        like.region(),
        like.account(),
        like.status(),
        like.roleArn(),
        like.workteamArn(),
        locations,
        false,
        Optional.empty(),
        like.created(),
        List.of());
  }
}
