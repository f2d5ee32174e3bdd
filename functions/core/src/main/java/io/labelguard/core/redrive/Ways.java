package io.labelguard.core.redrive;

import io.labelguard.core.labeling.Arn;
import io.labelguard.core.report.text.Escaped;
import java.time.Instant;
import java.util.Optional;

/// Decides which part of an installation takes a dead letter back.
///
/// Whatever a letter names, it goes only to a part of the installation in whose queue it is.
///
/// @param queue the dead-letter queue that is emptied
/// @param allSubscribers whether alerts that a subscriber did not take go to each one of the topic
/// @param now the time of the events that are made
record Ways(Installation installation, Part queue, boolean allSubscribers, Instant now) {

  private static final int LONGEST_ARN = 200;

  /// @param id of the queue's message
  Way of(DeadLetter letter, String id) {
    return switch (letter) {
      case DeadLetter.Event event -> event(event, id);
      case DeadLetter.Request request -> look(request, id);
      case DeadLetter.Alert alert -> alert(alert);
      case DeadLetter.Unreadable(String reason) -> new Way.Stay(reason);
    };
  }

  private Way event(DeadLetter.Event event, String id) {
    if (installation.isNamed(Part.SWEEP_MACHINE, event.target())) {
      return new Way.Sweep(
          installation.find(Part.SWEEP_MACHINE).orElseThrow(),
          // Names of runs may have no other characters.
          "redrive-" + Escaped.cut(id.replaceAll("[^A-Za-z0-9-]", "-"), 60),
          event.event());
    }
    return installation
        .functionNamed(event.target())
        .<Way>map(function -> new Way.Invoke(function, event.event()))
        .orElseGet(
            () ->
                new Way.Stay(
                    "It is for %s, which is not a part of the stack %s that takes events."
                        .formatted(
                            Escaped.line(event.target(), LONGEST_ARN), installation.stack())));
  }

  private Way look(DeadLetter.Request request, String id) {
    Part function = LookEvent.handledBy(request.target());
    return installation
        .find(function)
        .<Way>map(
            part ->
                new Way.Look(
                    part,
                    LookEvent.of(request.target(), id, part, now),
                    LookEvent.about(request.target())))
        .orElseGet(() -> new Way.Stay("The stack has no " + function.logicalId() + "."));
  }

  private Way alert(DeadLetter.Alert alert) {
    if (!installation.isNamed(Part.FINDINGS_TOPIC, alert.topic())) {
      return new Way.Stay(
          "It is of the topic %s, which is not that of the stack %s."
              .formatted(Escaped.line(alert.topic(), LONGEST_ARN), installation.stack()));
    }
    // What Slack did not take, every other subscriber has.
    if (allSubscribers && queue != Part.FAILED_SLACK_POSTS) {
      return new Way.AllSubscribers(installation.find(Part.FINDINGS_TOPIC).orElseThrow(), alert);
    }
    Optional<Arn> slack = installation.find(Part.SLACK_QUEUE);
    return slack
        .<Way>map(queue -> new Way.Slack(queue, alert.envelope()))
        .orElseGet(
            () ->
                new Way.Stay(
                    "The stack does not post to Slack. With --all-subscribers it is published to"
                        + " every subscriber of the topic again."));
  }
}
