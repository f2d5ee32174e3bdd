package io.labelguard.core.record.message;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/// Numbers the messages of each alert, and remembers which receivers took them, so that publishing
/// again after a failure reaches only those that did not.
public interface AlertMessages {

  /// How long the number of an alert's last message is remembered; after that the numbers begin
  /// with 1 again.
  Duration NUMBERED = Duration.ofDays(60);

  /// Begins to publish a message, or goes on with it where it was begun before ([AlertThread]).
  ///
  /// @param content distinguishes it from the alert's other messages
  /// @param receivers the names of all that are to take it
  AlertMessage beginMessage(String alertId, String content, Set<String> receivers, Instant now);

  /// Records which receivers took a message, and what that changes about what is wrong: all of it
  /// or nothing. Receivers are recorded only where the message is still known.
  void receivedMessage(String alertId, int sequence, Set<String> receivers, TroubleChange change);
}
