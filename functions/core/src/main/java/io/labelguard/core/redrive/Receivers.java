package io.labelguard.core.redrive;

import io.labelguard.core.labeling.Arn;

/// The parts of an installation that take dead letters back.
///
/// Each method throws [io.labelguard.core.port.CallFailedException] where AWS refuses the call or
/// does not answer.
public interface Receivers {

  /// Gives an event to a function, which handles it in its own time.
  ///
  /// @param function without a version or alias
  /// @param event JSON, sent as it is
  void invoke(Arn function, String event);

  /// Starts a sweep. A second start of the same name does nothing.
  ///
  /// @param input JSON
  void startSweep(Arn machine, String name, String input);

  /// Sends a text to a queue.
  void send(Arn queue, String body);

  /// Publishes an alert to every subscriber of a topic.
  void publish(Arn topic, DeadLetter.Alert alert);
}
