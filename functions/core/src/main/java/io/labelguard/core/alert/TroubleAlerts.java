package io.labelguard.core.alert;

import io.labelguard.core.record.message.Problems;
import io.labelguard.core.record.message.Trouble;
import io.labelguard.core.record.message.TroubleChange;
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

  private final Publisher publisher;
  private final Troubles troubles;
  private final Duration repeatAfter;
  private final InstantSource clock;

  /// @param repeatAfter how long a message is not repeated where nothing got worse
  public TroubleAlerts(
      Publisher publisher, Troubles troubles, Duration repeatAfter, InstantSource clock) {
    this.publisher = publisher;
    this.troubles = troubles;
    this.repeatAfter = repeatAfter;
    this.clock = clock;
  }

  /// Publishes an alert, or only counts it where it repeats what was published not long ago.
  ///
  /// @param about what the trouble is about
  /// @param problems what the alert says is wrong
  public void publish(String about, Alert alert, Problems problems) {
    publish(about, troubles.trouble(about), alert, problems);
  }

  /// Publishes an alert, or only counts it where it repeats what was published not long ago.
  ///
  /// @param about what the trouble is about
  /// @param known the trouble as it was read not long ago
  /// @param problems what the alert says is wrong
  public void publish(String about, Optional<Trouble> known, Alert alert, Problems problems) {
    Instant now = clock.instant();
    Optional<Trouble> repeated =
        known.filter(trouble -> trouble.isRepeated(problems, now, repeatAfter));
    // A trouble that ended since it was read is a new one.
    if (repeated.isPresent() && troubles.countRepeat(about)) {
      publisher.notPublished(alert.withId(repeated.get().alertId()));
      return;
    }
    Optional<Trouble> open = repeated.isPresent() ? Optional.empty() : known;
    Alert same = of(open, alert).withRepeats(open.map(Trouble::repeats).orElse(0));
    publisher.publish(same, kept(about, same, same.subject(), open, problems));
  }

  /// Publishes that something was done about a trouble.
  ///
  /// @param left the problems that are left, and the headline that says so; empty where none is
  public void publishDone(String about, Alert alert, Optional<Left> left) {
    Optional<Trouble> known = troubles.trouble(about);
    Alert same = of(known, alert);
    publisher.publish(
        same,
        left.map(some -> kept(about, same, some.headline(), known, some.problems()))
            .orElseGet(() -> new TroubleChange.Ended(about)));
  }

  /// Publishes that something was tried about a trouble, which it did not change for certain.
  public void publishTried(String about, Alert alert) {
    publisher.publish(of(troubles.trouble(about), alert));
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
    troubles.trouble(about).ifPresent(trouble -> publishOver(trouble, over));
  }

  /// Publishes that a trouble is over.
  ///
  /// @param trouble as it was read not long ago
  /// @param over makes the message
  public void publishOver(Trouble trouble, Function<Trouble, Alert> over) {
    publisher.publish(over.apply(trouble), new TroubleChange.Ended(trouble.about()));
  }

  private static Alert of(Optional<Trouble> known, Alert alert) {
    return known.map(trouble -> alert.withId(trouble.alertId())).orElse(alert);
  }

  private TroubleChange kept(
      String about, Alert alert, String headline, Optional<Trouble> known, Problems problems) {
    Instant now = clock.instant();
    Trouble trouble =
        known
            .map(old -> old.publishedAgain(headline, problems, alert.labels(), now, repeatAfter))
            .orElseGet(
                () -> Trouble.first(about, alert.id(), headline, problems, alert.labels(), now));
    return new TroubleChange.Kept(
        trouble.withFixPromised(
            alert.report().handling().ownFix() == OwnFix.REQUESTED && alert.applied().isEmpty()));
  }
}
