package io.labelguard.aws.event;

import io.labelguard.core.event.EventFacts;
import io.labelguard.core.event.GuardEvent;
import java.util.Optional;

/// What an event turned out to be.
public sealed interface EventReading {

  /// A call that may have changed something, to be handled.
  record Ours(GuardEvent event) implements EventReading {}

  /// A call that AWS refused (`errorCode` present and not empty): nothing changed.
  ///
  /// @param resource what it named, unchecked; strings from outside
  record FailedCall(EventFacts facts, Optional<String> resource) implements EventReading {}

  /// No call that Labelguard acts on.
  ///
  /// @param reason for a person; strings from outside are escaped
  record NotOurs(String reason) implements EventReading {}
}
