package io.labelguard.core.redrive;

import io.labelguard.core.labeling.Arn;
import io.labelguard.core.port.CallFailedException;
import io.labelguard.core.redrive.Redriven.Outcome;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;

/// Reads a dead-letter queue to its end and gives each message back.
///
/// A message is deleted only after it was given back. One that cannot be read or given back stays,
/// and stops no other. Where a run is stopped between the two calls a message is given back twice,
/// which does no harm: functions know events by their id, and Slack's knows alerts by theirs.
public final class Redrive {

  /// The most messages of one queue in one run, so that a queue which fills as fast as it is read
  /// ends it, too.
  static final int MOST = 10_000;

  /// After so many answers without a new message the queue counts as read: what it gives out are
  /// messages of this run whose time of being hidden has passed.
  private static final int ANSWERS_WITHOUT_NEWS = 3;

  /// Long enough for the ten messages of one answer, each with the retries of its call.
  private static final Duration HIDDEN = Duration.ofMinutes(5);

  private static final Duration HIDDEN_FROM_A_DRY_RUN = Duration.ofSeconds(30);

  private final DeadLetterQueues queues;
  private final Receivers receivers;
  private final InstantSource clock;
  private final Request request;
  private final IntConsumer progress;

  /// What a person asks for.
  ///
  /// @param dryRun whether nothing is given back or deleted
  /// @param allSubscribers whether alerts go to every subscriber of the topic
  public record Request(boolean dryRun, boolean allSubscribers) {}

  /// @param progress hears how many messages of a queue were read
  public Redrive(
      DeadLetterQueues queues,
      Receivers receivers,
      InstantSource clock,
      Request request,
      IntConsumer progress) {
    this.queues = queues;
    this.receivers = receivers;
    this.clock = clock;
    this.request = request;
    this.progress = progress;
  }

  /// Empties one dead-letter queue of an installation, which has that queue.
  public EmptiedQueue run(Installation installation, Part queue) {
    Run run = new Run(installation, queue);
    Optional<String> unread = run.read();
    run.releaseAll();
    return new EmptiedQueue(installation.stack(), queue, List.copyOf(run.results.values()), unread);
  }

  /// One run over one queue.
  private final class Run {

    private final Part part;
    private final Arn queue;
    private final Ways ways;
    private final Map<String, Redriven> results = new LinkedHashMap<>();
    private final Map<String, QueuedMessage> held = new HashMap<>();
    private final Map<String, String> covered = new HashMap<>();

    private Run(Installation installation, Part part) {
      this.part = part;
      this.queue = installation.find(part).orElseThrow();
      this.ways = new Ways(installation, part, request.allSubscribers(), clock.instant());
    }

    /// Returns why the queue was not read to its end; empty where it was.
    private Optional<String> read() {
      int withoutNews = 0;
      while (withoutNews < ANSWERS_WITHOUT_NEWS) {
        if (results.size() >= MOST) {
          return Optional.of(
              "The run ended after " + MOST + " messages. Run the command again for the rest.");
        }
        int before = results.size();
        try {
          List<QueuedMessage> messages =
              queues.receive(queue, request.dryRun() ? HIDDEN_FROM_A_DRY_RUN : HIDDEN);
          if (messages.isEmpty()) {
            return Optional.empty();
          }
          messages.forEach(this::take);
        } catch (CallFailedException e) {
          return Optional.of(e.failure().sentence());
        }
        progress.accept(results.size());
        withoutNews = results.size() == before ? withoutNews + 1 : 0;
      }
      return Optional.empty();
    }

    private void take(QueuedMessage message) {
      Redriven before = results.get(message.id());
      Redriven now =
          before == null
              ? handled(message)
              : before.outcome() == Outcome.NOT_DELETED ? deletedAgain(message, before) : before;
      results.put(message.id(), now);
      switch (now.outcome()) {
        case GIVEN_BACK, COVERED -> held.remove(message.id());
        case WOULD_BE_GIVEN_BACK, NOT_DELETED, STAYS -> held.put(message.id(), message);
      }
    }

    private Redriven handled(QueuedMessage message) {
      DeadLetter letter = DeadLetterReader.read(part, message);
      return switch (ways.of(letter, message.id())) {
        case Way.Stay(String reason) ->
            result(message, letter, Outcome.STAYS, Optional.empty(), Optional.of(reason));
        case Way.To to -> given(message, letter, to);
      };
    }

    private Redriven given(QueuedMessage message, DeadLetter letter, Way.To to) {
      Optional<String> receiver = Optional.of(to.part().text());
      if (request.dryRun()) {
        return result(message, letter, Outcome.WOULD_BE_GIVEN_BACK, receiver, Optional.empty());
      }
      Optional<String> earlier = to.covers().map(covered::get);
      if (earlier.isEmpty()) {
        try {
          give(to);
        } catch (CallFailedException e) {
          return result(
              message, letter, Outcome.STAYS, receiver, Optional.of(e.failure().sentence()));
        }
        to.covers().ifPresent(what -> covered.put(what, message.id()));
      }
      Optional<String> failure = delete(message);
      if (failure.isPresent()) {
        return result(message, letter, Outcome.NOT_DELETED, receiver, failure);
      }
      return result(
          message,
          letter,
          earlier.isPresent() ? Outcome.COVERED : Outcome.GIVEN_BACK,
          receiver,
          earlier.map(id -> "What was given back for message " + id + " serves for it, too."));
    }

    private Redriven deletedAgain(QueuedMessage message, Redriven before) {
      return delete(message).isEmpty() ? before.deleted() : before;
    }

    /// Returns why the message could not be deleted.
    private Optional<String> delete(QueuedMessage message) {
      try {
        queues.delete(queue, message);
        return Optional.empty();
      } catch (CallFailedException e) {
        return Optional.of(e.failure().sentence());
      }
    }

    /// A message that cannot be released becomes visible by itself.
    private void releaseAll() {
      for (QueuedMessage message : held.values()) {
        try {
          queues.release(queue, message);
        } catch (CallFailedException _) {
          return;
        }
      }
    }
  }

  private void give(Way.To to) {
    switch (to) {
      case Way.Invoke(Arn function, String event) -> receivers.invoke(function, event);
      case Way.Look(Arn function, String event, _) -> receivers.invoke(function, event);
      case Way.Sweep(Arn machine, String name, String input) ->
          receivers.startSweep(machine, name, input);
      case Way.Slack(Arn queue, String envelope) -> receivers.send(queue, envelope);
      case Way.AllSubscribers(Arn topic, DeadLetter.Alert alert) -> receivers.publish(topic, alert);
    }
  }

  private static Redriven result(
      QueuedMessage message,
      DeadLetter letter,
      Outcome outcome,
      Optional<String> to,
      Optional<String> reason) {
    Optional<String> error =
        letter instanceof DeadLetter.Event event ? event.error() : Optional.empty();
    return new Redriven(message.id(), letter.form(), letter.what(), error, outcome, to, reason);
  }
}
