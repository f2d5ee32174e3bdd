package io.labelguard.core.guard.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.guard.Announcer;
import io.labelguard.core.guard.Settings;
import io.labelguard.core.guard.TestAccount;
import io.labelguard.core.port.CallFailedException;
import io.labelguard.core.port.CallFailure;
import io.labelguard.core.port.Pause;
import io.labelguard.core.record.FixRequest;
import io.labelguard.core.record.Target;
import io.labelguard.core.report.OwnFix;
import io.labelguard.core.report.message.Alert;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// One change is one message: the alert waits for the outcome of the fix that it requested.
final class WaitForFixTest {

  private static final Duration MINUTE = Duration.ofSeconds(60);

  private final TestAccount account = TestAccount.tightened();
  private Duration slept = Duration.ZERO;

  @Test
  void anOutcomeWithinTheTimeIsTheOnlyMessage() {
    Outcome outcome =
        guard(length -> sleepUntil(length, Duration.ofSeconds(10), account::fix), MINUTE)
            .handle(account.policyChanged("e-1"));

    assertThat(outcome.result()).isEqualTo(Outcome.Result.FINDINGS);
    assertThat(account.alerts)
        .extracting(Alert::subject)
        .containsExactly("FIXED: gt-labeling-data allows Ground Truth again (us-east-1)");
    assertThat(slept).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void withoutAnOutcomeTheAlarmGoesFirstAndSaysWhatLabelguardIsDoing() {
    guard(length -> slept = slept.plus(length), MINUTE).handle(account.policyChanged("e-1"));

    assertThat(account.requests).containsExactly(new FixRequest(Target.bucket(TestAccount.BUCKET)));
    assertThat(account.alerts).hasSize(1);
    assertThat(account.alerts.getFirst().subject()).startsWith("CRITICAL: ");
    assertThat(account.alerts.getFirst().report().handling().ownFix()).isEqualTo(OwnFix.REQUESTED);
    assertThat(slept).isEqualTo(MINUTE);

    account.fix();
    assertThat(account.alerts).hasSize(2);
    assertThat(account.alerts.getLast().id()).isEqualTo(account.alerts.getFirst().id());
  }

  @Test
  void anOutcomeOfAnEarlierFixIsNotTakenForThisOne() {
    account.records.recordPublished(
        Announcer.outcomeOf(Target.bucket(TestAccount.BUCKET)),
        account.now.minusSeconds(1),
        Duration.ofDays(1));

    guard(length -> slept = slept.plus(length), MINUTE).handle(account.policyChanged("e-1"));

    assertThat(account.requests).hasSize(1);
    assertThat(slept).isEqualTo(MINUTE);
    assertThat(account.alerts).hasSize(1);
  }

  @Test
  void nothingIsReadOrWaitedForWhereNoFixWasRequested() {
    account.settings = TestAccount.settings(Settings.Mode.ALERT, false, false);
    guard(WaitForFixTest::neverSleep, MINUTE).handle(account.policyChanged("e-1"));

    assertThat(account.alerts).hasSize(1);
    assertThat(account.requests).isEmpty();
  }

  @Test
  void aLookAtTheOutcomeThatFailsDoesNotKeepTheAlarm() {
    guard(
            _ -> {
              throw new CallFailedException(new CallFailure("read the table", "it is down", false));
            },
            MINUTE)
        .handle(account.policyChanged("e-1"));

    assertThat(account.alerts).extracting(Alert::subject).anyMatch(s -> s.startsWith("CRITICAL"));
  }

  private Guard guard(Pause pause, Duration patience) {
    return new Guard(account.context(), account.requests::add, pause, () -> "claim", patience);
  }

  private void sleepUntil(Duration length, Duration then, Runnable what) {
    slept = slept.plus(length);
    if (slept.equals(then)) {
      what.run();
    }
  }

  private static void neverSleep(Duration length) {
    throw new AssertionError("slept " + length);
  }
}
