package io.labelguard.core.record;

import java.time.Duration;
import java.time.Instant;

/// Numbers the messages of each alert, and remembers which receivers took the last one, so that
/// publishing again after a failure reaches only those that did not take it.
public interface AlertMessages {

  /// How long the number of an alert's last message is remembered; after that the numbers begin
  /// with 1 again.
  Duration NUMBERED = Duration.ofDays(60);

  /// Begins to publish a message, or goes on with it where it was begun before.
  ///
  /// @param content distinguishes it from the message before it
  AlertMessage beginMessage(String alertId, String content, Instant now);

  /// Records that a receiver took the message. Does nothing where a later message was begun.
  void receivedMessage(String alertId, int sequence, String receiver);
}
