package io.labelguard.aws.event;

import io.labelguard.core.event.EventFacts;
import io.labelguard.core.event.GuardEvent;
import java.util.Optional;

/// The kind of an event.
public sealed interface EventReading {

  /// A call that may have changed something and must be handled.
  record Ours(GuardEvent event) implements EventReading {}

  /// A call that AWS refused (`errorCode` present and not empty): nothing changed.
  ///
  /// @param resource the name in the call, unchecked and not escaped
  record FailedCall(EventFacts facts, Optional<String> resource) implements EventReading {}

  /// An event that Labelguard does not act on.
  ///
  /// @param reason a sentence for a person; strings from outside are escaped in it
  record NotOurs(String reason) implements EventReading {}
}
