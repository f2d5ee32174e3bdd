package io.labelguard.core.record.message;

import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// One message of an alert.
///
/// @param sequence 1 for the first message of the alert, counted up for each further one
/// @param content distinguishes it from the alert's other messages
/// @param begun when it got its number
/// @param receivers the names of the receivers that took it
public record AlertMessage(
    int sequence, String content, Instant begun, SortedSet<String> receivers) {

  /// @throws IllegalArgumentException where the number is not positive
  public AlertMessage {
    if (sequence < 1) {
      throw new IllegalArgumentException("messages are counted from 1, not from " + sequence);
    }
    receivers = Collections.unmodifiableSortedSet(new TreeSet<>(receivers));
  }

  /// Returns the message that no receiver took yet.
  static AlertMessage begun(int sequence, String content, Instant now) {
    return new AlertMessage(sequence, content, now, new TreeSet<>());
  }

  /// Returns the message with more receivers that took it.
  AlertMessage receivedBy(Set<String> taken) {
    SortedSet<String> more = new TreeSet<>(receivers);
    more.addAll(taken);
    return new AlertMessage(sequence, content, begun, more);
  }

  /// Whether all of these took it.
  boolean isReceivedBy(Set<String> all) {
    return receivers.containsAll(all);
  }
}
