package io.labelguard.core.record;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// The last message of an alert.
///
/// @param sequence 1 for the first message of the alert, counted up for each further one
/// @param content distinguishes it from the message before it
/// @param begun when it got its number
/// @param receivers the names of the receivers that took it
public record AlertMessage(
    int sequence, String content, Instant begun, SortedSet<String> receivers) {

  /// How long the same content is the same message, published again after a failure. It is longer
  /// than the time in which Lambda and the fix queue deliver an event or request again, and
  /// shorter than the time after which a repeat is published.
  public static final Duration SAME = Duration.ofHours(1);

  /// @throws IllegalArgumentException where the number is not positive
  public AlertMessage {
    if (sequence < 1) {
      throw new IllegalArgumentException("messages are counted from 1, not from " + sequence);
    }
    receivers = Collections.unmodifiableSortedSet(new TreeSet<>(receivers));
  }

  /// Returns the message of this content: the last one, where it is the same, or else the next.
  public static AlertMessage of(Optional<AlertMessage> last, String content, Instant now) {
    return last.filter(message -> message.isSame(content, now))
        .orElseGet(
            () ->
                new AlertMessage(
                    last.map(AlertMessage::sequence).orElse(0) + 1, content, now, new TreeSet<>()));
  }

  private boolean isSame(String other, Instant now) {
    return content.equals(other) && now.isBefore(begun.plus(SAME));
  }

  /// Returns the message with one more receiver that took it.
  public AlertMessage receivedBy(String receiver) {
    SortedSet<String> more = new TreeSet<>(receivers);
    more.add(receiver);
    return new AlertMessage(sequence, content, begun, more);
  }
}
