package io.labelguard.core.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelguard.core.alert.AlertFanout;
import io.labelguard.core.port.Alerts;
import io.labelguard.core.port.CallFailedException;
import io.labelguard.core.port.CallFailure;
import io.labelguard.core.record.InMemoryRecords;
import io.labelguard.core.record.message.AlertThread;
import io.labelguard.core.report.Report;
import io.labelguard.core.report.message.Alert;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AlertFanoutTest {

  private Instant now = Instant.parse("2026-11-20T12:00:00Z");
  private final InMemoryRecords records = new InMemoryRecords();
  private final List<String> got = new ArrayList<>();
  private final Set<String> broken = new HashSet<>();

  @Test
  void everyReceiverGetsTheNumberedAlertInTheirOrder() {
    fanout().publish(alert("a", "one"));
    fanout().publish(alert("a", "two"));
    fanout().publish(alert("b", "one"));
    assertThat(got)
        .containsExactly(
            "topic a#1 one",
            "chat a#1 one",
            "topic a#2 two",
            "chat a#2 two",
            "topic b#1 one",
            "chat b#1 one");
  }

  @Test
  void publishingAgainReachesOnlyTheReceiverThatFailed() {
    broken.add("chat");
    assertThatThrownBy(() -> fanout().publish(alert("a", "one")))
        .isInstanceOf(CallFailedException.class)
        .hasMessageContaining("chat");
    broken.clear();
    fanout().publish(alert("a", "one"));
    assertThat(got).containsExactly("topic a#1 one", "chat a#1 one");
  }

  @Test
  void receiverThatFailsKeepsNothingFromTheOthers() {
    broken.add("topic");
    assertThatThrownBy(() -> fanout().publish(alert("a", "one")))
        .isInstanceOf(CallFailedException.class);
    assertThat(got).containsExactly("chat a#1 one");
  }

  @Test
  void everyFailureIsReported() {
    broken.addAll(List.of("topic", "chat"));
    assertThatThrownBy(() -> fanout().publish(alert("a", "one")))
        .hasMessageContaining("topic")
        .satisfies(e -> assertThat(e.getSuppressed()).singleElement().asString().contains("chat"));
  }

  @Test
  void sameMessageAnHourLaterIsANewOne() {
    fanout().publish(alert("a", "one"));
    now = now.plus(AlertThread.SAME).minusMillis(1);
    fanout().publish(alert("a", "one"));
    assertThat(got).hasSize(2);
    now = now.plusMillis(1);
    fanout().publish(alert("a", "one"));
    assertThat(got).endsWith("topic a#2 one", "chat a#2 one");
  }

  /// A problem that is found, resolved and found again within the hour is three messages.
  @Test
  void messageAfterAnotherOneIsNeverTheSame() {
    for (String content : List.of("found", "resolved", "found")) {
      fanout().publish(alert("a", content));
      now = now.plus(Duration.ofMinutes(1));
    }
    assertThat(got).hasSize(6).endsWith("topic a#3 found", "chat a#3 found");
  }

  /// The outcome of a fix is published while the alert before it is tried again.
  @Test
  void messageBeforeTheLastOneIsFinishedUnderItsOwnNumber() {
    broken.add("chat");
    assertThatThrownBy(() -> fanout().publish(alert("a", "found")))
        .isInstanceOf(CallFailedException.class);
    broken.clear();
    fanout().publish(alert("a", "fixed"));
    fanout().publish(alert("a", "found"));
    assertThat(got)
        .containsExactly("topic a#1 found", "topic a#2 fixed", "chat a#2 fixed", "chat a#1 found");
  }

  /// The run that published an alert was killed before it could record that.
  @Test
  void messageOfALostRecordKeepsItsNumber() {
    SequencedMap<String, Alerts> dying = new LinkedHashMap<>();
    dying.put(
        "topic",
        alert -> {
          take("topic", alert);
          throw new IllegalStateException("killed");
        });
    assertThatThrownBy(
            () -> new AlertFanout(dying, records, () -> now, _ -> {}).publish(alert("a", "one")))
        .hasMessage("killed");
    assertThatCode(() -> fanout().publish(alert("a", "one"))).doesNotThrowAnyException();
    assertThat(got).containsExactly("topic a#1 one", "topic a#1 one", "chat a#1 one");
  }

  private AlertFanout fanout() {
    SequencedMap<String, Alerts> receivers = new LinkedHashMap<>();
    for (String name : List.of("topic", "chat")) {
      receivers.put(name, alert -> take(name, alert));
    }
    return new AlertFanout(receivers, records, () -> now, _ -> {});
  }

  private void take(String receiver, Alert alert) {
    if (broken.contains(receiver)) {
      throw new CallFailedException(new CallFailure("reach " + receiver, "it is broken", false));
    }
    got.add(receiver + " " + alert.id() + "#" + alert.sequence() + " " + alert.subject());
  }

  private static Alert alert(String id, String subject) {
    return new Alert(
        id,
        "111122223333",
        "us-east-1",
        Report.ofNotes(subject, List.of()),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        List.of(),
        Optional.empty());
  }
}
