package io.labelguard.core.guard.detect;

import static io.labelguard.core.guard.TestAccount.BUCKET;
import static io.labelguard.core.guard.TestAccount.CHANGED;
import static io.labelguard.core.guard.TestAccount.PERSON;
import static io.labelguard.core.guard.TestAccount.REGION;
import static io.labelguard.core.guard.TestAccount.facts;
import static io.labelguard.core.guard.TestAccount.job;
import static io.labelguard.core.guard.TestAccount.team;
import static io.labelguard.core.guard.TestAccount.tightened;
import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.event.EventFacts;
import io.labelguard.core.event.GuardEvent;
import io.labelguard.core.guard.Settings;
import io.labelguard.core.guard.TestAccount;
import io.labelguard.core.index.IndexedJob;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.Workforce;
import io.labelguard.core.report.message.Alert;
import io.labelguard.core.report.message.AlertText;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Events that change no policy: of a bucket's tags, and of teams and workforces that are gone.
final class TagsAndDeletionsTest {

  @Test
  void changeOfTagsIsJudgedByThePolicyThatTheBucketHasNow() {
    TestAccount account = tightened();
    account.settings = TestAccount.settings(Settings.Mode.ALERT, false, false);
    Outcome outcome = account.guard().handle(tagged("e-1"));
    assertThat(outcome.result()).isEqualTo(Outcome.Result.FINDINGS);
    Alert alert = account.alerts.getFirst();
    assertThat(alert.report().change().orElseThrow().facts().call()).isEqualTo("PutBucketTagging");
    assertThat(alert.report().change().orElseThrow().who()).isEqualTo("user/ana");
    assertThat(AlertText.of(alert))
        .contains("PutBucketTagging by user/ana")
        .doesNotContain("take the change back")
        .doesNotContain("Or stop it");
  }

  /// The person who changed the tags did not change the policy.
  @Test
  void changeOfTagsIsNoChangeInThePolicysHistory() {
    TestAccount account = tightened();
    account.guard().handle(tagged("e-1"));
    assertThat(account.past().snapshots()).hasSize(2);
    assertThat(makers(account)).isEmpty();
    account.guard().handle(account.policyChanged("e-2"));
    assertThat(makers(account)).containsExactly("e-2");
  }

  /// The events that made the policies of the bucket's past.
  private static List<String> makers(TestAccount account) {
    return account.past().snapshots().stream()
        .flatMap(snapshot -> snapshot.eventId().stream())
        .toList();
  }

  @Test
  void tagsOfABucketThatEndangersNoJobAreNothing() {
    TestAccount account = tightened();
    account.policies.put(BUCKET, TestAccount.OPEN);
    Outcome outcome = account.guard().handle(tagged("e-1"));
    assertThat(outcome.reason())
        .startsWith(
            "The policy of bucket gt-labeling-data endangers none of the 1 live labeling jobs that"
                + " use it.");
    assertThat(account.alerts).isEmpty();
  }

  @Test
  void tagsOfABucketThatNoLiveJobUsesAndNoFixMayTouchAreNotEvenRead() {
    TestAccount account = tightened();
    account.jobs.clear();
    account.settings = TestAccount.fixing(Set.of("other-*"));
    Outcome outcome = account.guard().handle(tagged("e-1"));
    assertThat(outcome.reason()).startsWith("No live labeling job uses bucket gt-labeling-data.");
    assertThat(account.reads).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void tagThatIsTakenOffIsPublishedAtOnceWithAndWithoutLiveJobs(boolean live) {
    TestAccount account = tightened();
    account.policies.put(BUCKET, TestAccount.OPEN);
    account.tags.put(BUCKET, "alert");
    account.guard().handle(tagged("e-1"));
    assertThat(account.alerts).isEmpty();
    if (!live) {
      account.jobs.clear();
    }
    account.tags.remove(BUCKET);
    account.guard().handle(tagged("e-2"));
    assertThat(account.alerts)
        .singleElement()
        .satisfies(
            alert ->
                assertThat(alert.notes().getFirst())
                    .startsWith(
                        "The tag labelguard:mode of bucket gt-labeling-data said \"alert\""));
  }

  @Test
  void deletedTeamClosesItsTroubleAndNamesTheJobsThatUseIt() {
    TestAccount account = withTroubleOf("reviewers");
    Alert first = account.alerts.getFirst();
    account.index.add(IndexedJob.described(job("cats", CHANGED), account.now));
    account.teams.remove("reviewers");
    Outcome outcome = account.guard().handle(deleted("reviewers"));
    assertThat(outcome.reason())
        .isEqualTo("Work team reviewers is deleted. Live labeling jobs that use it: cats.");
    Alert last = account.alerts.getLast();
    assertThat(last.id()).isEqualTo(first.id());
    assertThat(last.subject()).isEqualTo("CLOSED: it is deleted - team reviewers (us-east-1)");
    assertThat(last.report().change().orElseThrow().facts().call()).isEqualTo("DeleteWorkteam");
    assertThat(account.records.troubles()).isEmpty();
  }

  @Test
  void theJobsOfADeletedTeamAreListedBeforeTheFirstSweep() {
    TestAccount account = new TestAccount();
    account.jobs.add(job("cats", CHANGED));
    assertThat(account.guard().handle(deleted("reviewers")).reason())
        .startsWith("Work team reviewers is deleted. Live labeling jobs that use it: cats.");
  }

  @Test
  void theJobsOfADeletedTeamComeFromTheIndexOnceItIsComplete() {
    TestAccount account = new TestAccount();
    account.index.recordSweep(REGION, account.now);
    for (String name : List.of("a", "b", "c", "d", "e", "f")) {
      account.index.add(IndexedJob.described(job(name, CHANGED), account.now));
    }
    account.index.add(
        IndexedJob.described(
            job("over", CHANGED).at(LabelingJob.Status.STOPPED, Optional.empty()), account.now));
    assertThat(account.guard().handle(deleted("reviewers")).reason())
        .isEqualTo(
            "Work team reviewers is deleted. Live labeling jobs that use it: a, b, c, d, e and 1"
                + " more.");
    assertThat(account.guard().handle(deleted("others")).reason())
        .isEqualTo("Work team others is deleted. No live labeling job uses it.");
    assertThat(account.alerts).isEmpty();
  }

  @Test
  void teamThatIsStillThereKeepsItsTrouble() {
    TestAccount account = withTroubleOf("reviewers");
    Outcome outcome = account.guard().handle(deleted("reviewers"));
    assertThat(outcome.reason())
        .isEqualTo("SageMaker still shows team reviewers, so the next sweep looks at it again.");
    assertThat(account.records.troubles()).hasSize(1);
  }

  @Test
  void deletedWorkforceClosesItsTrouble() {
    TestAccount account = new TestAccount();
    account.settings = TestAccount.settings(Settings.Mode.ALERT, false, false);
    account.workforce =
        Optional.of(Workforce.of("default", Optional.empty(), List.of(), Optional.empty(), false));
    account.sweep().run();
    assertThat(account.alerts).hasSize(1);
    assertThat(account.guard().handle(workforceDeleted("e-1")).reason())
        .isEqualTo("SageMaker still shows workforce default, so the next sweep looks at it again.");
    account.workforce = Optional.empty();
    assertThat(account.guard().handle(workforceDeleted("e-2")).reason())
        .isEqualTo("The workforce default is deleted.");
    assertThat(account.alerts.getLast().subject())
        .isEqualTo("CLOSED: it is deleted - workforce default (us-east-1)");
    assertThat(account.records.troubles()).isEmpty();
  }

  @Test
  void deletionInAnotherRegionEndsNothing() {
    TestAccount account = withTroubleOf("reviewers");
    account.teams.remove("reviewers");
    EventFacts here = facts("e-1", "DeleteWorkteam", PERSON);
    EventFacts elsewhere =
        new EventFacts(
            here.id(),
            here.call(),
            here.account(),
            "eu-west-1",
            here.time(),
            here.actor(),
            here.error());
    account.guard().handle(new GuardEvent.WorkteamDeleted(elsewhere, "reviewers"));
    assertThat(account.records.troubles()).hasSize(1);
  }

  private static TestAccount withTroubleOf(String team) {
    TestAccount account = new TestAccount();
    account.settings = TestAccount.settings(Settings.Mode.ALERT, false, false);
    account.teams.put(team, team(team, false));
    account.sweep().run();
    assertThat(account.alerts).hasSize(1);
    return account;
  }

  private static GuardEvent tagged(String id) {
    return new GuardEvent.BucketTagsChanged(facts(id, "PutBucketTagging", PERSON), BUCKET);
  }

  private static GuardEvent deleted(String team) {
    return new GuardEvent.WorkteamDeleted(facts("e-" + team, "DeleteWorkteam", PERSON), team);
  }

  private static GuardEvent workforceDeleted(String id) {
    return new GuardEvent.WorkforceDeleted(facts(id, "DeleteWorkforce", PERSON), "default");
  }
}
