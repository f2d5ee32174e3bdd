package io.labelguard.core.alert;

import io.labelguard.core.port.Alerts;
import io.labelguard.core.record.message.Problems;
import io.labelguard.core.record.message.Trouble;
import io.labelguard.core.record.message.Troubles;
import io.labelguard.core.report.OwnFix;
import io.labelguard.core.report.message.Alert;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/// Publishes what is wrong, repeats of it only now and then, and once that it is over. All these
/// messages have one id.
///
/// A trouble is recorded after its message was published, so a message may be published twice and
/// none is left out.
public final class TroubleAlerts {

  private final Alerts alerts;
  private final Troubles troubles;
  private final Duration repeatAfter;
  private final InstantSource clock;

  /// @param repeatAfter how long a message is not repeated where nothing got worse
  public TroubleAlerts(
      Alerts alerts, Troubles troubles, Duration repeatAfter, InstantSource clock) {
    this.alerts = alerts;
    this.troubles = troubles;
    this.repeatAfter = repeatAfter;
    this.clock = clock;
  }

  /// Publishes an alert, or only counts it where it repeats what was published not long ago.
  ///
  /// @param about what the trouble is about
  /// @param problems what the alert says is wrong
  public void publish(String about, Alert alert, Problems problems) {
    Instant now = clock.instant();
    Optional<Trouble> known = troubles.trouble(about);
    Alert same = known.map(trouble -> alert.withId(trouble.alertId())).orElse(alert);
    if (known.filter(trouble -> trouble.isRepeated(problems, now, repeatAfter)).isPresent()) {
      troubles.countRepeat(about);
      alerts.notPublished(same);
      return;
    }
    alerts.publish(same.withRepeats(known.map(Trouble::repeats).orElse(0)));
    keep(about, same, same.subject(), known, problems, now);
  }

  /// Publishes that something was done about a trouble.
  ///
  /// @param left the problems that are left, and the headline that says so; empty where none is
  public void publishDone(String about, Alert alert, Optional<Left> left) {
    Optional<Trouble> known = troubles.trouble(about);
    Alert same = known.map(trouble -> alert.withId(trouble.alertId())).orElse(alert);
    alerts.publish(same);
    if (left.isPresent()) {
      keep(about, same, left.get().headline(), known, left.get().problems(), clock.instant());
    } else if (known.isPresent()) {
      troubles.endTrouble(about);
    }
  }

  /// Publishes that something was tried about a trouble, which it did not change for certain.
  public void publishTried(String about, Alert alert) {
    alerts.publish(
        troubles.trouble(about).map(trouble -> alert.withId(trouble.alertId())).orElse(alert));
  }

  /// Whether people wait for the outcome of a fix: the last message promised one, or there was none
  /// yet, for it waits for the outcome.
  public boolean isOutcomeAwaited(String about) {
    return troubles.trouble(about).map(Trouble::fixPromised).orElse(true);
  }

  /// What is left of a trouble after something was done about it.
  public record Left(String headline, Problems problems) {}

  /// Publishes that a trouble is over, where there is one.
  ///
  /// @param over makes the message
  public void publishOver(String about, Function<Trouble, Alert> over) {
    troubles
        .trouble(about)
        .ifPresent(
            trouble -> {
              alerts.publish(over.apply(trouble));
              troubles.endTrouble(about);
            });
  }

  private void keep(
      String about,
      Alert alert,
      String headline,
      Optional<Trouble> known,
      Problems problems,
      Instant now) {
    Trouble trouble =
        known
            .map(old -> old.publishedAgain(headline, problems, alert.labels(), now, repeatAfter))
            .orElseGet(
                () -> Trouble.first(about, alert.id(), headline, problems, alert.labels(), now));
    troubles.keepTrouble(
        trouble.withFixPromised(
            alert.report().handling().ownFix() == OwnFix.REQUESTED && alert.applied().isEmpty()));
  }
}
