package io.labelguard.core.guard.detect;

import static io.labelguard.core.guard.TestAccount.BUCKET;
import static io.labelguard.core.guard.TestAccount.tightened;
import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.event.Actor;
import io.labelguard.core.event.EventFacts;
import io.labelguard.core.event.GuardEvent;
import io.labelguard.core.event.GuardEvent.LookRequested.Kind;
import io.labelguard.core.guard.Settings;
import io.labelguard.core.guard.TestAccount;
import io.labelguard.core.record.FixOutcome;
import io.labelguard.core.record.FixRequest;
import io.labelguard.core.record.Target;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A person asks for another look, because a fix request failed.
class LookRequestsTest {

  private static final Target.Bucket TARGET = Target.bucket(BUCKET);

  @Test
  void theFixIsRequestedAgainWhereItIsStillNeeded() {
    TestAccount account = tightened().detected();
    account.requests.clear();

    Outcome outcome = account.guard().handle(look("l-1", Kind.BUCKET, BUCKET));

    assertThat(outcome.result()).isEqualTo(Outcome.Result.FINDINGS);
    assertThat(account.requests).containsExactly(new FixRequest(TARGET));
    assertThat(account.fix().result()).isEqualTo(FixOutcome.Result.APPLIED);
  }

  @Test
  void itIsNotRequestedWhereThePolicyIsFineNow() {
    TestAccount account = tightened().detected();
    account.requests.clear();
    account.policies.put(BUCKET, TestAccount.OPEN);

    Outcome outcome = account.guard().handle(look("l-1", Kind.BUCKET, BUCKET));

    assertThat(outcome.result()).isEqualTo(Outcome.Result.NOTHING);
    assertThat(account.requests).isEmpty();
  }

  @Test
  void itIsNotRequestedWhereTheModeWasLoweredMeanwhile() {
    TestAccount account = tightened().detected();
    account.requests.clear();
    account.settings = TestAccount.settings(Settings.Mode.ALERT, false, false);

    account.guard().handle(look("l-1", Kind.BUCKET, BUCKET));

    assertThat(account.requests).isEmpty();
  }

  @Test
  void aTemporaryFixThatIsOverIsRemoved() {
    TestAccount account = tightened();
    account.tags.put(BUCKET, "temporary");
    account.fixed();
    account.requests.clear();
    account.jobs.clear();

    account.guard().handle(look("l-1", Kind.BUCKET, BUCKET));

    assertThat(account.requests).containsExactly(new FixRequest(TARGET));
    assertThat(account.fix().result()).isEqualTo(FixOutcome.Result.APPLIED);
    assertThat(account.policies.get(BUCKET)).isEqualTo(TestAccount.TIGHT);
    assertThat(account.records.temporary()).isEmpty();
  }

  @Test
  void nobodyIsNamedAsTheOneWhoChangedSomething() {
    TestAccount account = tightened();

    account.guard().handle(look("l-1", Kind.BUCKET, BUCKET));

    assertThat(account.alerts).isNotEmpty();
    assertThat(account.alerts).allSatisfy(alert -> assertThat(alert.event()).isEmpty());
  }

  @Test
  void theSameRequestTwiceIsOneLook() {
    TestAccount account = tightened();
    account.guard().handle(look("l-1", Kind.BUCKET, BUCKET));
    account.requests.clear();

    assertThat(account.guard().handle(look("l-1", Kind.BUCKET, BUCKET)).reason())
        .isEqualTo("This event was already handled.");
    assertThat(account.requests).isEmpty();
  }

  @Test
  void aTeamWithoutAConstraintGetsItsRequest() {
    TestAccount account = new TestAccount();
    account.teams.put("street-scenes", TestAccount.team("street-scenes", false));

    Outcome outcome = account.guard().handle(look("l-1", Kind.TEAM, "street-scenes"));

    assertThat(outcome.result()).isEqualTo(Outcome.Result.FINDINGS);
    assertThat(account.requests).containsExactly(new FixRequest(Target.team("street-scenes")));
  }

  @ParameterizedTest
  @CsvSource({
    "TEAM, gone, There is no private work team gone.",
    "WORKFORCE, default, There is no workforce in this Region.",
    "BUCKET, other-bucket, No live labeling job uses bucket other-bucket."
  })
  void whatIsGoneIsNothing(Kind kind, String name, String reason) {
    TestAccount account = new TestAccount();
    account.workforce = Optional.empty();
    assertThat(account.guard().handle(look("l-1", kind, name)).reason()).startsWith(reason);
  }

  private static GuardEvent look(String id, Kind kind, String name) {
    Optional<String> none = Optional.empty();
    return new GuardEvent.LookRequested(
        new EventFacts(
            id,
            "Labelguard Look Request",
            TestAccount.ACCOUNT,
            TestAccount.REGION,
            TestAccount.NOW,
            new Actor(none, none, none, none, none, none),
            none),
        kind,
        name);
  }
}
