package io.labelguard.core.guard;

import static io.labelguard.core.guard.TestAccount.BUCKET;
import static io.labelguard.core.guard.TestAccount.CHANGED;
import static io.labelguard.core.guard.TestAccount.NOW;
import static io.labelguard.core.guard.TestAccount.team;
import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.event.EventFacts;
import io.labelguard.core.event.GuardEvent;
import io.labelguard.core.guard.Settings.Mode;
import io.labelguard.core.guard.detect.Outcome;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.record.FixRequest;
import io.labelguard.core.record.Purpose;
import io.labelguard.core.record.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What may be written, for every combination of what decides it: parameters, tag, and the age of
/// the job. What is expected is worked out here, from the words of the design, as ranks; the guard
/// works by its own means.
final class ModesTableTest {

  /// From the least to the most.
  private enum Expected {
    IGNORED,
    ALERT,
    FOR_A_WHILE,
    FOR_GOOD
  }

  /// Values of the tag `labelguard:mode`, and what each lowers a fix to.
  private enum Tag {
    NONE("", Expected.FOR_GOOD),
    FIX("fix", Expected.FOR_GOOD),
    TEMPORARY("temporary", Expected.FOR_A_WHILE),
    ALERT("alert", Expected.ALERT),
    IGNORE("ignore", Expected.ALERT),
    IGNORE_FOR_SOME_DAYS("ignore until 2026-12-01", Expected.IGNORED),
    IGNORE_FOR_THIRTY_DAYS("ignore until 2026-12-20", Expected.IGNORED),
    IGNORE_FOR_LONGER("ignore until 2026-12-21", Expected.ALERT),
    IGNORE_IN_THE_PAST("ignore until 2026-11-20", Expected.ALERT),
    GARBAGE("please fix!", Expected.ALERT),
    UNREADABLE("unreadable", Expected.ALERT);

    private final String value;
    private final Expected ceiling;

    Tag(String value, Expected ceiling) {
      this.value = value;
      this.ceiling = ceiling;
    }
  }

  /// When the job was created.
  private enum Age {
    OLDER,
    NEWER,
    UNKNOWN
  }

  /// One row of the table.
  private record Row(Mode mode, boolean named, Tag tag, Age age, boolean newJobs) {

    /// Parameters are the ceiling, the tag lowers it, a job that is not older needs a leave.
    Expected expected() {
      Expected parameters =
          switch (mode) {
            case ALERT -> Expected.ALERT;
            case TEMPORARY -> Expected.FOR_A_WHILE;
            case FIX -> Expected.FOR_GOOD;
          };
      Expected allowed = least(named ? parameters : Expected.ALERT, tag.ceiling);
      return age == Age.OLDER || newJobs ? allowed : least(allowed, Expected.ALERT);
    }

    private static Expected least(Expected one, Expected other) {
      return one.compareTo(other) <= 0 ? one : other;
    }
  }

  @Test
  void bucketIsWrittenAsTheTableSays() {
    List<Row> rows = rows();
    assertThat(rows).hasSize(3 * 2 * 11 * 3 * 2);
    assertThat(rows.stream().filter(row -> happened(row) != row.expected()))
        .as("rows that are not as expected")
        .isEmpty();
    assertThat(rows).extracting(Row::expected).contains(Expected.values());
  }

  private static List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (Mode mode : Mode.values()) {
      for (Tag tag : Tag.values()) {
        for (Age age : Age.values()) {
          for (boolean named : List.of(true, false)) {
            rows.add(new Row(mode, named, tag, age, true));
            rows.add(new Row(mode, named, tag, age, false));
          }
        }
      }
    }
    return rows;
  }

  /// Tells the account what happened and lets both functions do their work.
  private static Expected happened(Row row) {
    TestAccount account = TestAccount.tightened();
    account.settings = settings(row.mode(), row.named(), row.newJobs());
    account.jobs.clear();
    account.jobs.add(job(row.age()));
    if (row.tag() != Tag.NONE) {
      account.tags.put(BUCKET, row.tag().value);
    }
    account.guard().handle(account.policyChanged("e-1"));
    int asked = account.requests.size();
    // Also a request that the guard did not send gets no further.
    account.fix();
    if (account.puts.isEmpty()) {
      assertThat(asked).as(row.toString()).isZero();
      return account.alerts.getFirst().subject().startsWith("IGNORED until")
          ? Expected.IGNORED
          : Expected.ALERT;
    }
    assertThat(asked).as(row.toString()).isOne();
    return account.records.temporary().isEmpty() ? Expected.FOR_GOOD : Expected.FOR_A_WHILE;
  }

  private static Settings settings(Mode mode, boolean named, boolean newJobs) {
    return new Settings(
        TestAccount.ACCOUNT,
        TestAccount.REGION,
        mode,
        Set.of(TestAccount.FIX_ROLE),
        Set.of(),
        named ? Set.of("gt-labeling-*") : Set.of("gt-other-*"),
        Set.of(),
        false,
        newJobs,
        3,
        Duration.ofDays(7),
        Duration.ofSeconds(10));
  }

  private static LabelingJob job(Age age) {
    return switch (age) {
      case OLDER -> TestAccount.job("cats-and-dogs", CHANGED.minus(Duration.ofDays(2)));
      case NEWER -> TestAccount.job("cats-and-dogs", CHANGED.plusSeconds(1));
      case UNKNOWN -> {
        LabelingJob job = TestAccount.job("cats-and-dogs", NOW);
        yield new LabelingJob(
            job.name(),
            job.arn(),
            job.region(),
            job.account(),
            job.status(),
            job.roleArn(),
            job.workteamArn(),
            job.locations(),
            job.automated(),
            job.outputKmsKeyId(),
            Optional.empty(),
            List.of());
      }
    };
  }

  /// One row of the table for teams.
  private record TeamRow(Mode mode, boolean named, Tag tag, boolean inUse, boolean inUseToo) {

    /// A constraint is set for good or not at all.
    Expected expected() {
      Expected bucket = new Row(mode, named, tag, Age.OLDER, false).expected();
      boolean allowed = bucket == Expected.FOR_GOOD && (!inUse || inUseToo);
      return bucket == Expected.IGNORED || allowed ? bucket : Expected.ALERT;
    }
  }

  @Test
  void teamIsWrittenAsTheTableSays() {
    List<TeamRow> rows = new ArrayList<>();
    for (Row row : rows().stream().filter(each -> each.age() == Age.OLDER).toList()) {
      rows.add(new TeamRow(row.mode(), row.named(), row.tag(), true, row.newJobs()));
      rows.add(new TeamRow(row.mode(), row.named(), row.tag(), false, row.newJobs()));
    }
    assertThat(rows).hasSize(3 * 2 * 11 * 2 * 2);
    assertThat(rows.stream().filter(row -> happened(row) != row.expected()))
        .as("rows that are not as expected")
        .isEmpty();
  }

  private static Expected happened(TeamRow row) {
    TestAccount account = new TestAccount();
    account.settings =
        new Settings(
            TestAccount.ACCOUNT,
            TestAccount.REGION,
            row.mode(),
            Set.of(TestAccount.FIX_ROLE),
            Set.of(),
            Set.of(),
            row.named() ? Set.of("review*") : Set.of("street-*"),
            row.inUseToo(),
            false,
            3,
            Duration.ofDays(7),
            Duration.ofSeconds(10));
    // The team of every job of the account.
    account.teams.put("reviewers", team("reviewers", false));
    if (row.inUse()) {
      account.jobs.add(TestAccount.job("cats-and-dogs", CHANGED));
    }
    if (row.tag() != Tag.NONE) {
      account.tags.put("reviewers", row.tag().value);
    }
    account
        .guard()
        .handle(
            new GuardEvent.WorkteamChanged(
                TestAccount.facts("e-1", "UpdateWorkteam", "arn:aws:iam::1:user/x"), "reviewers"));
    int asked = account.requests.size();
    account.applyFix().apply(new FixRequest(Target.team("reviewers")));
    assertThat(asked).as(row.toString()).isEqualTo(account.puts.size());
    return account.puts.isEmpty()
        ? account.alerts.getFirst().subject().startsWith("IGNORED until")
            ? Expected.IGNORED
            : Expected.ALERT
        : Expected.FOR_GOOD;
  }

  /// A user who may create jobs but not change policies: an old denial stays, whatever jobs there
  /// are.
  @Test
  void newJobsOpenNoBucketThatWasDeniedBefore() {
    TestAccount account = TestAccount.tightened();
    account.jobs.clear();
    for (int i = 0; i < 50; i++) {
      account.jobs.add(TestAccount.job("mallorys-" + i, NOW.plusSeconds(i)));
      account.now = NOW.plusSeconds(i);
      account
          .guard()
          .handle(
              new GuardEvent.LabelingJobCreated(
                  TestAccount.facts("j-" + i, "CreateLabelingJob", "arn:aws:iam::1:user/mallory"),
                  "mallorys-" + i));
      account.sweep().run();
      account.fix();
    }
    // Nor does an edit by someone who may write policies, and leaves the denial as it is.
    account.policies.put(BUCKET, TestAccount.TIGHT.replace("OnlyOwn", "Renamed"));
    account.now = NOW.plusSeconds(600);
    account.guard().handle(account.policyChanged("e-1"));
    account.fix();
    assertThat(account.requests).isEmpty();
    assertThat(account.puts).isEmpty();
  }

  /// Where an older job is denied as well, the fix is for that one alone, and ends with it.
  @Test
  void newJobDoesNotProlongTheTemporaryFixOfAnOlderOne() {
    TestAccount account = TestAccount.tightened();
    account.settings = settings(Mode.TEMPORARY, true, false);
    account.jobs.add(TestAccount.job("mallorys", CHANGED.plusSeconds(1)));
    account.guard().handle(account.policyChanged("e-1"));
    account.fix();
    assertThat(account.records.temporary().getFirst().purpose())
        .isInstanceOfSatisfying(
            Purpose.TemporaryFix.class,
            fix -> assertThat(fix.jobs()).containsExactly("cats-and-dogs"));
    account.jobs.removeIf(job -> job.name().equals("cats-and-dogs"));
    account.sweep().run();
    account.fix();
    assertThat(account.puts).hasSize(2);
    assertThat(account.records.temporary()).isEmpty();
  }

  /// A name that another account's job has, too, is that of another job.
  @Test
  void jobOfAnotherAccountIsNothing() {
    TestAccount account = TestAccount.tightened();
    EventFacts facts =
        TestAccount.facts("e-1", "CreateLabelingJob", "arn:aws:iam::444455556666:user/m");
    Outcome outcome =
        account
            .guard()
            .handle(
                new GuardEvent.LabelingJobCreated(
                    new EventFacts(
                        facts.id(),
                        facts.call(),
                        "444455556666",
                        facts.region(),
                        facts.time(),
                        facts.actor(),
                        Optional.empty()),
                    "cats-and-dogs"));
    assertThat(outcome.result()).isEqualTo(Outcome.Result.NOTHING);
    assertThat(account.reads).isEmpty();
  }

  /// The tag of a bucket that was deleted and made again under its name counts no more, its history
  /// does: what was vetoed stays so.
  @Test
  void bucketThatWasMadeAgainHasItsOwnTagAndTheOldVeto() {
    TestAccount account = TestAccount.tightened();
    account.guard().handle(account.policyChanged("e-1"));
    account.fix();
    assertThat(account.puts).hasSize(1);
    account.policies.remove(BUCKET);
    account.now = NOW.plusSeconds(600);
    account.guard().handle(account.policyChanged("e-2"));
    account.policies.put(BUCKET, TestAccount.TIGHT);
    account.now = NOW.plusSeconds(900);
    account.guard().handle(account.policyChanged("e-3"));
    account.fix();
    assertThat(account.puts).hasSize(1);
    assertThat(account.alerts.getLast().notes().toString()).contains("Labelguard respects that");
  }

  /// An event that comes late is of an older time than the job's: that dates only what it wrote.
  @Test
  void lateEventOfAnOlderPolicyDatesNothingElse() {
    TestAccount account = TestAccount.tightened();
    account.jobs.clear();
    account.jobs.add(TestAccount.job("mallorys", CHANGED.plusSeconds(1)));
    account.guard().handle(account.policyChanged("e-2"));
    account
        .guard()
        .handle(
            new GuardEvent.BucketPolicyChanged(
                TestAccount.facts("e-1", "PutBucketPolicy", "arn:aws:iam::1:user/x"),
                BUCKET,
                Optional.of(TestAccount.ONLY_TLS)));
    account.fix();
    assertThat(account.requests).isEmpty();
    assertThat(account.puts).isEmpty();
  }
}
