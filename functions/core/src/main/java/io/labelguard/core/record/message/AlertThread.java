package io.labelguard.core.record.message;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The messages of one alert that may have to be published again after a failure, in the order of
/// their numbers.
public record AlertThread(List<AlertMessage> messages) {

  /// How long the same content is the same message, published again after a failure. It is longer
  /// than the time in which Lambda and the fix queue deliver an event or request again, and
  /// shorter than the time after which a repeat is published.
  public static final Duration SAME = Duration.ofHours(1);

  private static final int MOST = 20;

  /// @throws IllegalArgumentException where there is no message
  public AlertThread {
    messages = List.copyOf(messages);
    if (messages.isEmpty()) {
      throw new IllegalArgumentException("an alert without a message has no thread");
    }
  }

  /// Returns the thread in which a message was begun: one that was begun before, where it is the
  /// same, or else the next.
  ///
  /// The same content is the same message while it is the last one, or while a receiver has not
  /// taken it. So what is found, resolved and found again within the hour is three messages.
  ///
  /// @param receivers all that are to take it
  public static AlertThread begin(
      Optional<AlertThread> before, String content, Set<String> receivers, Instant now) {
    return before
        .map(thread -> thread.begun(content, receivers, now))
        .orElseGet(() -> new AlertThread(List.of(AlertMessage.begun(1, content, now))));
  }

  private AlertThread begun(String content, Set<String> receivers, Instant now) {
    if (same(content, receivers, now).isPresent()) {
      return this;
    }
    AlertMessage next = AlertMessage.begun(last().sequence() + 1, content, now);
    List<AlertMessage> kept = messages.stream().filter(message -> isRecent(message, now)).toList();
    return new AlertThread(
        Stream.concat(kept.stream().skip(Math.max(0, kept.size() - MOST + 1)), Stream.of(next))
            .toList());
  }

  /// Returns the message of this content that is begun; empty where the thread has none.
  public Optional<AlertMessage> same(String content, Set<String> receivers, Instant now) {
    return messages.reversed().stream()
        .filter(message -> message.content().equals(content) && isRecent(message, now))
        .filter(message -> message.equals(last()) || !message.isReceivedBy(receivers))
        .findFirst();
  }

  /// Returns the thread in which receivers took the message of that number.
  public AlertThread received(int sequence, Set<String> receivers) {
    return new AlertThread(
        messages.stream()
            .map(
                message -> message.sequence() == sequence ? message.receivedBy(receivers) : message)
            .toList());
  }

  /// Returns the message with the highest number.
  public AlertMessage last() {
    return messages.getLast();
  }

  private static boolean isRecent(AlertMessage message, Instant now) {
    return now.isBefore(message.begun().plus(SAME));
  }
}
