package io.labelguard.core.guard;

import static io.labelguard.core.guard.TestAccount.BUCKET;
import static io.labelguard.core.guard.TestAccount.ONLY_TLS;
import static io.labelguard.core.guard.TestAccount.team;
import static io.labelguard.core.guard.TestAccount.tightened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelguard.core.alert.OneReceiver;
import io.labelguard.core.check.BucketPolicyState;
import io.labelguard.core.check.CheckId;
import io.labelguard.core.check.Finding;
import io.labelguard.core.guard.detect.Guard;
import io.labelguard.core.port.Pause;
import io.labelguard.core.report.message.Alert;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What is published, how often, and what a tag keeps from being published.
final class AnnouncerTest {

  private static final Set<CheckId> DENIED = Set.of(CheckId.GROUND_TRUTH_DENIED);
  private static final Set<CheckId> OPEN = Set.of(CheckId.CANNOT_TELL);

  @Test
  void sameTroubleIsRepeatedAfterSixHoursWithTheCountOfItsRepeats() {
    TestAccount account = alertOnly();
    for (int i = 0; i < 5; i++) {
      account.guard().handle(account.policyChanged("e-" + i));
    }
    assertThat(account.alerts).hasSize(1);
    assertThat(account.unpublished).hasSize(4);
    account.now = account.now.plus(Duration.ofHours(6)).minusSeconds(1);
    account.sweep().run();
    assertThat(account.alerts).hasSize(1);
    account.now = account.now.plusSeconds(1);
    account.sweep().run();
    assertThat(account.alerts).hasSize(2);
    assertThat(account.alerts.getLast().id()).isEqualTo(account.alerts.getFirst().id());
    assertThat(account.alerts.getLast().notes().getLast())
        .isEqualTo("This happened 5 more times since the last message about it.");
    account.now = account.now.plus(Duration.ofHours(6));
    account.sweep().run();
    assertThat(account.alerts.getLast().notes()).noneMatch(note -> note.contains("more time"));
  }

  @Test
  void anotherPolicyAnotherJobAndAnotherFindingAreToldAtOnce() {
    TestAccount account = alertOnly();
    account.guard().handle(account.policyChanged("e-1"));
    account.policies.put(BUCKET, TestAccount.TIGHT.replace("OnlyOwnEndpoint", "Renamed"));
    account.guard().handle(account.policyChanged("e-2"));
    account.jobs.add(TestAccount.job("street-signs", TestAccount.CHANGED));
    account.guard().handle(account.policyChanged("e-3"));
    account.jobs.add(TestAccount.readingJob("workers-read", TestAccount.CHANGED));
    account.guard().handle(account.policyChanged("e-4"));
    assertThat(account.alerts).hasSize(4);
  }

  @Test
  void denialIsPublishedAgainAfterAMessageThatThePolicyCouldNotBeRead() {
    TestAccount account = alertOnly();
    account.sweep().run();
    account.states.put(BUCKET, new BucketPolicyState.NotRead("HTTP 500"));
    account.sweep().run();
    account.sweep().run();
    account.states.clear();
    account.sweep().run();
    account.sweep().run();
    assertThat(account.alerts)
        .extracting(AnnouncerTest::checks)
        .containsExactly(DENIED, OPEN, DENIED);
    assertThat(account.alerts).extracting(Alert::id).containsOnly(account.alerts.getFirst().id());
    assertThat(account.alerts.getLast().notes().getLast())
        .isEqualTo("This happened 1 more time since the last message about it.");
  }

  /// A policy that can be read only now and then is no new problem each time.
  @Test
  void denialIsTheLastThingSaidHoweverOftenThePolicyCannotBeRead() {
    TestAccount account = alertOnly();
    for (int i = 0; i < 4; i++) {
      account.states.put(BUCKET, new BucketPolicyState.NotRead("HTTP 500"));
      account.sweep().run();
      account.states.clear();
      account.sweep().run();
    }
    assertThat(account.alerts).extracting(AnnouncerTest::checks).containsExactly(OPEN, DENIED);
  }

  @Test
  void denialIsPublishedAgainAfterAMessageThatItDependsOnAnUnknownKey() {
    TestAccount account = alertOnly();
    account.sweep().run();
    account.policies.put(BUCKET, TestAccount.TIGHT.replace("aws:SourceVpce", "aws:SourceIdentity"));
    account.sweep().run();
    account.policies.put(BUCKET, TestAccount.TIGHT);
    account.sweep().run();
    assertThat(account.alerts)
        .extracting(AnnouncerTest::checks)
        .containsExactly(DENIED, OPEN, DENIED);
  }

  private static Set<CheckId> checks(Alert alert) {
    return alert.findings().stream().map(Finding::check).collect(Collectors.toSet());
  }

  @Test
  void alertThatCouldNotBePublishedIsPublishedByTheNextDelivery() {
    TestAccount account = alertOnly();
    Guard failing =
        new Guard(
            GuardContext.of(
                account.settings,
                TestAccount.endpoints(),
                account.sources(),
                account.records,
                account.index,
                new OneReceiver(
                    _ -> {
                      throw new IllegalStateException("SNS is throttled");
                    },
                    account.records,
                    _ -> {}),
                account.clock()),
            account.requests::add,
            Pause.NONE,
            () -> "claim");
    assertThatThrownBy(() -> failing.handle(account.policyChanged("e-1")))
        .hasMessage("SNS is throttled");
    account.guard().handle(account.policyChanged("e-1"));
    assertThat(account.alerts).hasSize(1);
  }

  @Test
  void whatIsIgnoredIsToldOnceWithItsEndAndWhatIsWrongThen() {
    TestAccount account = alertOnly();
    account.tags.put(BUCKET, "ignore until 2026-12-01");
    account.guard().handle(account.policyChanged("e-1"));
    Alert alert = account.alerts.getFirst();
    assertThat(alert.subject())
        .isEqualTo("IGNORED until 2026-12-01: bucket gt-labeling-data, 1 problem (us-east-1)");
    assertThat(alert.findings()).hasSize(1);
    assertThat(alert.notes())
        .containsExactly(
            "The tag labelguard:mode of bucket gt-labeling-data says \"ignore until 2026-12-01\":"
                + " findings there are not published before 2026-12-01T00:00:00Z.");
    account.policies.put(BUCKET, TestAccount.TIGHT.replace("OnlyOwnEndpoint", "Renamed"));
    account.guard().handle(account.policyChanged("e-2"));
    account.now = account.now.plus(Duration.ofDays(5));
    account.sweep().run();
    assertThat(account.alerts).hasSize(1);
    account.now = account.now.plus(Duration.ofDays(6));
    account.sweep().run();
    assertThat(account.alerts).hasSize(2);
    assertThat(account.alerts.getLast().subject()).startsWith("CRITICAL: 1 labeling job will fail");
  }

  @Test
  void ignoringIsToldThoughNothingIsWrong() {
    TestAccount account = alertOnly();
    account.policies.put(BUCKET, ONLY_TLS);
    account.tags.put(BUCKET, "ignore until 2026-12-01");
    account.sweep().run();
    assertThat(account.alerts).hasSize(1);
    assertThat(account.alerts.getFirst().findings()).isEmpty();
    account.tags.put(BUCKET, "ignore until 2026-12-02");
    account.sweep().run();
    assertThat(account.alerts).hasSize(2);
  }

  @Test
  void ignoredTeamIsToldOnce() {
    TestAccount account = new TestAccount();
    account.teams.put("street-scenes", team("street-scenes", false));
    account.tags.put("street-scenes", "ignore until 2026-12-01");
    account.sweep().run();
    account.sweep().run();
    assertThat(account.alerts)
        .extracting(Alert::subject)
        .containsExactly("IGNORED until 2026-12-01: team street-scenes, 1 problem (us-east-1)");
    assertThat(account.requests).isEmpty();
  }

  @Test
  void ignoringEndsTheGuardsWritingToo() {
    TestAccount account = tightened();
    account.guard().handle(account.policyChanged("e-1"));
    account.tags.put(BUCKET, "ignore until 2026-12-01");
    assertThat(account.fix().reasons().getFirst()).contains("ignore until 2026-12-01");
    assertThat(account.puts).isEmpty();
  }

  @Test
  void changeThatCameThroughAToolIsToldWithTheLinesForItsSource() {
    TestAccount account = tightened();
    account.stacks.put(BUCKET, "labeling-prod");
    account.guard().handle(account.policyChanged("e-1"));
    Alert alert = account.alerts.getFirst();
    assertThat(alert.notes().getFirst())
        .startsWith("The bucket belongs to the CloudFormation stack labeling-prod");
    assertThat(alert.source().orElseThrow())
        .contains("\"Sid\": \"OnlyOwnEndpoint\"", "\"vpce-08408e335ebf95b40\"")
        .contains("\"Sid\": \"LabelguardCompanion1\"");
    account.stacks.clear();
    account.policies.put(BUCKET, TestAccount.TIGHT.replace("OnlyOwnEndpoint", "Renamed"));
    account.guard().handle(account.policyChanged("e-2"));
    assertThat(account.alerts.getLast().source()).isEmpty();
  }

  private static TestAccount alertOnly() {
    TestAccount account = tightened();
    account.settings = TestAccount.settings(Settings.Mode.ALERT, false, false);
    return account;
  }
}
