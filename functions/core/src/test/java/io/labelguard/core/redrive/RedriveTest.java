package io.labelguard.core.redrive;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.labeling.Arn;
import io.labelguard.core.port.CallFailedException;
import io.labelguard.core.port.CallFailure;
import io.labelguard.core.redrive.Redriven.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RedriveTest {

  private static final String EVENT = "{\"id\":\"1\"}";

  private final Queue queue = new Queue();
  private final Given given = new Given();
  private final List<Integer> progress = new ArrayList<>();

  @Test
  void aQueueIsReadToItsEndAndEachMessageGivenBackOnce() {
    for (int at = 0; at < 25; at++) {
      queue.add("m" + at, record(Part.LABELING_JOB_FUNCTION));
    }

    EmptiedQueue emptied = run(false);

    assertThat(emptied.isClean()).isTrue();
    assertThat(emptied.count(Outcome.GIVEN_BACK)).isEqualTo(25);
    assertThat(given.events).hasSize(25);
    assertThat(queue.messages).isEmpty();
    assertThat(progress).containsExactly(10, 20, 25);
  }

  @Test
  void messagesThatComeBackAtOnceEndTheRun() {
    queue.hides = false;
    queue.add("m1", "garbage");
    queue.add("m2", record(Part.LABELING_JOB_FUNCTION));
    queue.undeletable.add("m2");

    EmptiedQueue emptied = run(false);

    assertThat(emptied.unread()).isEmpty();
    assertThat(emptied.messages())
        .extracting(Redriven::outcome)
        .containsExactly(Outcome.STAYS, Outcome.NOT_DELETED);
    assertThat(given.events).hasSize(1);
    assertThat(queue.receives).isEqualTo(4);
  }

  @Test
  void aMessageThatCouldNotBeDeletedIsDeletedWhenItComesBack() {
    queue.hides = false;
    queue.add("m1", record(Part.LABELING_JOB_FUNCTION));
    queue.undeletable.add("m1");
    queue.healsAfter = 1;

    EmptiedQueue emptied = run(false);

    assertThat(emptied.isClean()).isTrue();
    assertThat(given.events).hasSize(1);
    assertThat(queue.messages).isEmpty();
  }

  @Test
  void aQueueThatFillsAsFastAsItIsReadEndsTheRun() {
    queue.endless = true;

    EmptiedQueue emptied = run(false);

    assertThat(emptied.messages()).hasSize(Redrive.MOST);
    assertThat(emptied.isClean()).isFalse();
    assertThat(emptied.unread().orElseThrow())
        .isEqualTo("The run ended after 10000 messages. Run the command again for the rest.");
  }

  @Test
  void whatStaysIsReleasedAtTheEnd() {
    queue.add("m1", "garbage");
    queue.add("m2", record(Part.LABELING_JOB_FUNCTION));
    run(false);
    assertThat(queue.released).containsExactly("m1");
  }

  @Test
  void aDryRunReleasesEverythingAndHidesItShortly() {
    queue.add("m1", "garbage");
    queue.add("m2", record(Part.LABELING_JOB_FUNCTION));

    EmptiedQueue emptied = run(true);

    assertThat(emptied.messages())
        .extracting(Redriven::outcome)
        .containsExactly(Outcome.STAYS, Outcome.WOULD_BE_GIVEN_BACK);
    assertThat(queue.released).containsExactlyInAnyOrder("m1", "m2");
    assertThat(queue.hidden).isEqualTo(Duration.ofSeconds(30));
    assertThat(given.events).isEmpty();
    assertThat(queue.messages).hasSize(2);
  }

  @Test
  void aFailedHandOverIsSaidAndStopsNoOther() {
    queue.add("m1", record(Part.LABELING_JOB_FUNCTION));
    queue.add("m2", record(Part.WORKTEAM_FUNCTION));
    given.refuses = Part.LABELING_JOB_FUNCTION.logicalId();

    EmptiedQueue emptied = run(false);

    assertThat(emptied.messages().getFirst().reason()).contains("Labelguard could not invoke: no.");
    assertThat(emptied.messages())
        .extracting(Redriven::outcome)
        .containsExactly(Outcome.STAYS, Outcome.GIVEN_BACK);
    assertThat(queue.messages).containsOnlyKeys("m1");
  }

  @Test
  void aFailedReadIsSaidWithWhatWasDoneBefore() {
    for (int at = 0; at < 12; at++) {
      queue.add("m" + at, record(Part.LABELING_JOB_FUNCTION));
    }
    queue.failsAt = 2;

    EmptiedQueue emptied = run(false);

    assertThat(emptied.count(Outcome.GIVEN_BACK)).isEqualTo(10);
    assertThat(emptied.unread()).contains("Labelguard could not receive: no.");
    assertThat(emptied.isClean()).isFalse();
  }

  private EmptiedQueue run(boolean dryRun) {
    return new Redrive(
            queue,
            given,
            () -> Instant.parse("2026-11-20T10:00:00Z"),
            new Redrive.Request(dryRun, false),
            progress::add)
        .run(installation(), Part.FAILED_EVENTS);
  }

  private static Installation installation() {
    Map<Part, Arn> parts = new EnumMap<>(Part.class);
    for (Part part : Part.values()) {
      parts.put(part, arn(part));
    }
    return new Installation("labelguard", parts);
  }

  private static Arn arn(Part part) {
    return Part.FUNCTIONS.contains(part)
        ? new Arn("aws", "lambda", "us-east-1", "111122223333", "function:" + part.logicalId())
        : new Arn("aws", "sqs", "us-east-1", "111122223333", part.logicalId());
  }

  private static String record(Part function) {
    return "{\"requestContext\":{\"functionArn\":\"%s\"},\"requestPayload\":%s}"
        .formatted(arn(function).text(), EVENT);
  }

  private static CallFailedException failed(String attempt) {
    return new CallFailedException(new CallFailure(attempt, "no", true));
  }

  /// A queue that gives out ten messages at a time.
  private static final class Queue implements DeadLetterQueues {

    private final Map<String, String> messages = new LinkedHashMap<>();
    private final Set<String> inFlight = new HashSet<>();
    private final Set<String> undeletable = new HashSet<>();
    private final List<String> released = new ArrayList<>();
    private Duration hidden = Duration.ZERO;
    private boolean hides = true;
    private boolean endless;
    private int receives;
    private int failsAt;
    private int healsAfter = Integer.MAX_VALUE;

    private void add(String id, String body) {
      messages.put(id, body);
    }

    @Override
    public List<QueuedMessage> receive(Arn queue, Duration time) {
      hidden = time;
      if (++receives == failsAt) {
        throw failed("receive");
      }
      if (receives > healsAfter) {
        undeletable.clear();
      }
      if (endless) {
        for (int at = 0; at < 10; at++) {
          add("m" + receives + "/" + at, record(Part.LABELING_JOB_FUNCTION));
        }
      }
      List<QueuedMessage> taken =
          messages.entrySet().stream()
              .filter(message -> !inFlight.contains(message.getKey()))
              .limit(10)
              .map(
                  message ->
                      new QueuedMessage(
                          message.getKey(), "r" + receives, message.getValue(), Map.of()))
              .toList();
      if (hides) {
        taken.forEach(message -> inFlight.add(message.id()));
      }
      return taken;
    }

    @Override
    public void delete(Arn queue, QueuedMessage message) {
      if (undeletable.contains(message.id())) {
        throw failed("delete");
      }
      messages.remove(message.id());
    }

    @Override
    public void release(Arn queue, QueuedMessage message) {
      released.add(message.id());
    }
  }

  /// Keeps the events that were given to functions.
  private static final class Given implements Receivers {

    private final List<String> events = new ArrayList<>();
    private String refuses = "nothing";

    @Override
    public void invoke(Arn function, String event) {
      if (function.resource().endsWith(refuses)) {
        throw failed("invoke");
      }
      events.add(event);
    }

    @Override
    public void startSweep(Arn machine, String name, String input) {
      throw failed("start");
    }

    @Override
    public void send(Arn target, String body) {
      throw failed("send");
    }

    @Override
    public void publish(Arn topic, DeadLetter.Alert alert) {
      throw failed("publish");
    }
  }
}
