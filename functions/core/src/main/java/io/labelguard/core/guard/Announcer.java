package io.labelguard.core.guard;

import io.labelguard.core.check.Finding;
import java.util.List;
import java.util.Optional;

/// Puts what was found or done into alerts.
final class Announcer {

  private final Settings settings;
  private final Alerts alerts;

  Announcer(Settings settings, Alerts alerts) {
    this.settings = settings;
    this.alerts = alerts;
  }

  /// Tells what a review found, if anything.
  void tell(Review review, Optional<EventFacts> event) {
    if (!review.findings().isEmpty()) {
      publish(
          review,
          AlertWords.subject(settings, review.findings(), review.resource().replaceFirst("/", " ")),
          event,
          Optional.empty());
    }
  }

  /// Tells what came of a fix of what a review found.
  void tell(Review review, FixOutcome outcome) {
    String subject =
        "Labelguard: fix "
            + outcome.result().text()
            + " on "
            + review.resource().replaceFirst("/", " ")
            + " ("
            + settings.region()
            + ")";
    publish(review, AlertWords.oneLine(subject), Optional.empty(), Optional.of(outcome));
  }

  /// Tells what belongs to no resource.
  void tell(String state, List<Finding> findings, List<String> notes) {
    alerts.publish(
        new Alert(
            AlertWords.id(settings, "account", state),
            AlertWords.oneLine("Labelguard: " + String.join(" ", notes)),
            settings.account(),
            settings.region(),
            Optional.empty(),
            findings,
            Optional.empty(),
            notes));
  }

  private void publish(
      Review review, String subject, Optional<EventFacts> event, Optional<FixOutcome> applied) {
    alerts.publish(
        new Alert(
            AlertWords.id(settings, review.resource(), review.state()),
            subject,
            settings.account(),
            settings.region(),
            event,
            review.findings(),
            applied,
            review.notes()));
  }
}
