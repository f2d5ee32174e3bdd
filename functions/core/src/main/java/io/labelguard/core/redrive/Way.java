package io.labelguard.core.redrive;

import io.labelguard.core.labeling.Arn;
import java.util.Optional;

/// What takes a dead letter back.
sealed interface Way {

  /// Returns what makes a second letter of the same run needless; empty where each one counts.
  default Optional<String> covers() {
    return Optional.empty();
  }

  /// A way that ends at a part of the installation.
  sealed interface To extends Way {
    Arn part();
  }

  /// An event for a function.
  ///
  /// @param event JSON
  record Invoke(Arn part, String event) implements To {}

  /// Another look, which reads what is there when it begins: one is enough for all requests.
  record Look(Arn part, String event, String about) implements To {
    @Override
    public Optional<String> covers() {
      return Optional.of("look at " + about);
    }
  }

  /// A sweep, which looks at everything: one is enough for all that were missed.
  record Sweep(Arn part, String name, String input) implements To {
    @Override
    public Optional<String> covers() {
      return Optional.of("sweep");
    }
  }

  /// An alert for Slack.
  ///
  /// @param envelope in which SNS would have delivered it
  record Slack(Arn part, String envelope) implements To {}

  /// An alert for every subscriber of the topic.
  record AllSubscribers(Arn part, DeadLetter.Alert alert) implements To {}

  /// No way.
  ///
  /// @param reason why the message stays, and what to do; a sentence, in which texts from outside
  ///     are escaped
  record Stay(String reason) implements Way {}
}
