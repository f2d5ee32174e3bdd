package io.labelguard.core.guard;

import static io.labelguard.core.guard.TestAccount.BUCKET;
import static io.labelguard.core.guard.TestAccount.CHANGED;
import static io.labelguard.core.guard.TestAccount.OPEN;
import static io.labelguard.core.guard.TestAccount.TIGHT;
import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.event.GuardEvent;
import io.labelguard.core.record.FixOutcome;
import io.labelguard.core.record.Intent;
import io.labelguard.core.record.Rearmed;
import io.labelguard.core.record.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Ways in which somebody who may not change a policy could talk the guard into changing it, by
/// their numbers in docs/how-to/safety.md. Numbers 7 and 11 are in `NeedsTest` and
/// `WriteCauseTest`.
class WaysInTest {

  private static final String OTHER_STATEMENT =
      "\"Statement\":[{\"Sid\":\"Readers\",\"Effect\":\"Allow\","
          + "\"Principal\":{\"AWS\":\"arn:aws:iam::111122223333:role/readers\"},"
          + "\"Action\":\"s3:GetBucketTagging\",\"Resource\":\"arn:aws:s3:::gt-labeling-data\"},";
  private static final Duration DAY = Duration.ofDays(1);

  private final TestAccount account = new TestAccount();

  /// Number 1.
  @Test
  void jobAtABucketThatWasNeverSeenWaitsForAnEditOfAnotherStatement() {
    account.policies.put(BUCKET, TIGHT);
    job("cats", CHANGED.minus(Duration.ofHours(1)));
    put(edited(TIGHT, 1));
    assertNothingIsWritten();
  }

  /// Number 2.
  @Test
  void jobIsMadeLongAfterTheBucketWasClosed() {
    put(OPEN);
    pass(DAY.multipliedBy(90));
    account.settings = TestAccount.fixing(Set.of());
    put(TIGHT);
    pass(DAY.multipliedBy(90));
    account.settings = TestAccount.settings(Settings.Mode.FIX, false, false);
    job("cats", account.now);
    pass(Duration.ofMinutes(1));
    put(edited(TIGHT, 1));
    assertNothingIsWritten();
  }

  /// Number 3.
  @Test
  void refusedJobWaitsUntilThreeHundredEditsHavePushedTheRefusalOut() {
    put(OPEN);
    pass(DAY);
    put(TIGHT);
    created("cats");
    for (int edit = 0; edit < 320; edit++) {
      pass(Duration.ofMinutes(1));
      put(edited(TIGHT, edit));
    }
    assertThat(account.past().sightings())
        .noneMatch(seen -> seen.text().equals(text(OPEN)) && !seen.afterUnknown());
    assertNothingIsWritten();
  }

  /// Number 4.
  @ParameterizedTest
  @CsvSource({
    "20, before, same",
    "20, within, same",
    "20, before, renamed",
    "1200, before, same",
    "1200, within, same",
    "1200, before, renamed",
    "1200, within, renamed",
    "1200, before, split",
    "1200, within, split",
    "1200, before, endpoint",
    "1200, within, endpoint"
  })
  void policyIsDeletedAndPutAgain(int pause, String job, String spelling) {
    put(TIGHT);
    pass(DAY);
    if (job.equals("before")) {
      created("cats");
    }
    pass(Duration.ofHours(1));
    account.policies.remove(BUCKET);
    account.guard().handle(TestAccount.deleted("deleted", account.now));
    pass(Duration.ofSeconds(5));
    if (job.equals("within")) {
      created("cats");
    }
    pass(Duration.ofSeconds(pause - 5));
    put(respelled(spelling));
    assertNothingIsWritten();
  }

  /// Number 5.
  @Test
  void jobThatAFixOfTheGuardLetThroughKeepsTheBucketOpen() {
    for (Settings.Mode mode : List.of(Settings.Mode.FIX, Settings.Mode.TEMPORARY)) {
      TestAccount fixed = TestAccount.tightened();
      fixed.settings = TestAccount.settings(mode, false, false);
      fixed.fixed();
      fixed.now = fixed.now.plus(DAY);
      fixed.jobs.clear();
      fixed.jobs.add(TestAccount.job("late", fixed.now));
      created(fixed, "late");
      fixed.now = fixed.now.plus(DAY.multipliedBy(2));
      fixed.sweep().run();
      int before = fixed.puts.size();
      fixed.records.rearm(fixed.past().own().target(), rearmed(fixed));
      fixed.now = fixed.now.plusSeconds(60);
      fixed.policies.put(BUCKET, TIGHT.replace("OnlyOwnEndpoint", "Ours"));
      fixed.guard().handle(fixed.policyChanged("e-9"));
      assertThat(fixed.fix().result()).as(mode.name()).isEqualTo(FixOutcome.Result.NOT_APPLIED);
      assertThat(fixed.puts).hasSize(before);
    }
  }

  private static Rearmed rearmed(TestAccount fixed) {
    return new Rearmed(
        fixed.now,
        TestAccount.PERSON,
        new TreeSet<>(fixed.past().own().intents().stream().map(Intent::id).toList()));
  }

  /// Number 6.
  @Test
  void statementThatClosedAnotherPrefixForYearsIsExtendedToTheJobs() {
    String secret = on("secret/*");
    put(secret);
    created("cats");
    pass(DAY.multipliedBy(2));
    put(on("secret/*", "cats.json", "output/*"));
    assertThat(account.alerts.getLast().notes().toString())
        .contains("would also allow requests to bucket gt-labeling-data that were denied");
    assertNothingIsWritten();
  }

  /// Number 8.
  @Test
  void oneNeedWasSeenOpenAndAnotherWasClosedForYears() {
    put(on("output/*"));
    created("cats");
    pass(DAY.multipliedBy(2));
    put(on("output/*").replace("]}}}]}", "]}}}," + statement("Second", "cats.json") + "]}"));
    assertNothingIsWritten();
  }

  /// Number 9.
  @Test
  void onlyTheJobsRoleWasLetThrough() {
    put(
        TIGHT.replace(
            "\"]}}}]}",
            "\"],\"aws:PrincipalArn\":[\"arn:aws:iam::111122223333:role/GroundTruthExecutionRole\"]}}}]}"));
    created("cats");
    pass(DAY.multipliedBy(2));
    put(TIGHT);
    assertThat(account.alerts.getLast().notes().toString()).contains("would also allow requests");
    assertNothingIsWritten();
  }

  /// Number 10.
  @Test
  void policyNeverChangedButWhatItAsksOfTheRoleDid() {
    put(TIGHT);
    created("cats");
    pass(DAY.multipliedBy(2));
    account.sweep().run();
    pass(DAY.multipliedBy(2));
    account.sweep().run();
    assertNothingIsWritten();
  }

  /// What must work all the same.
  @Test
  void jobThatWasSeenWithAccessIsGivenItBack() {
    account.policies.put(BUCKET, OPEN);
    created("cats");
    pass(Duration.ofMinutes(15));
    put(TIGHT);
    assertThat(account.fix().result()).isEqualTo(FixOutcome.Result.APPLIED);
  }

  private void assertNothingIsWritten() {
    assertThat(account.requests).isEmpty();
    assertThat(account.fix().result()).isEqualTo(FixOutcome.Result.NOT_APPLIED);
    assertThat(account.puts).isEmpty();
  }

  private void pass(Duration time) {
    account.now = account.now.plus(time);
  }

  private void put(String policy) {
    account.policies.put(BUCKET, policy);
    account.guard().handle(TestAccount.wrote("put-" + account.now, account.now, policy));
  }

  private void job(String name, Instant created) {
    account.jobs.add(TestAccount.job(name, created));
  }

  private void created(String name) {
    job(name, account.now);
    created(account, name);
  }

  private static void created(TestAccount in, String name) {
    in.guard()
        .handle(
            new GuardEvent.LabelingJobCreated(
                TestAccount.facts("created-" + name, "CreateLabelingJob", TestAccount.PERSON),
                name));
  }

  private static Snapshot.Text text(String policy) {
    return Snapshot.Text.of(Optional.of(policy));
  }

  private static String edited(String policy, int edit) {
    return policy.replace("\"Statement\":[", OTHER_STATEMENT.replace("Readers", "Readers" + edit));
  }

  private static String respelled(String spelling) {
    return switch (spelling) {
      case "same" -> TIGHT;
      case "renamed" -> TIGHT.replace("OnlyOwnEndpoint", "Renamed");
      case "endpoint" ->
          TIGHT.replace("\"vpce-0c1d2e3f4a5b60789\"", "\"vpce-0c1d2e3f4a5b60789\",\"vpce-1\"");
      case "split" ->
          TIGHT
              .replace("\"s3:GetObject\",", "")
              .replace(
                  "]}}}]}",
                  "]}}},"
                      + statement("Read", "*")
                          .replace("[\"s3:GetObject\",\"s3:PutObject\"]", "\"s3:GetObject\"")
                      + "]}");
      default -> throw new IllegalArgumentException(spelling);
    };
  }

  private static String on(String... keys) {
    return "{\"Version\":\"2012-10-17\",\"Statement\":[" + statement("First", keys) + "]}";
  }

  private static String statement(String sid, String... keys) {
    return "{\"Sid\":\"%s\",\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":[\"s3:GetObject\",\"s3:PutObject\"],\"Resource\":[%s],\"Condition\":{\"StringNotEquals\":{\"aws:SourceVpce\":[\"vpce-0c1d2e3f4a5b60789\"]}}}"
        .formatted(
            sid,
            String.join(
                ",",
                List.of(keys).stream()
                    .map(key -> "\"arn:aws:s3:::gt-labeling-data/" + key + "\"")
                    .toList()));
  }
}
