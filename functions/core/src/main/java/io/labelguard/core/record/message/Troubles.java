package io.labelguard.core.record.message;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Remembers what is wrong and was published, until it is over. Messages change it
/// ([AlertMessages#receivedMessage]).
public interface Troubles {

  /// How long a trouble is remembered after its last message; after that the same one counts as
  /// new.
  Duration REMEMBERED = Duration.ofDays(60);

  /// Returns the trouble about something.
  Optional<Trouble> trouble(String about);

  /// Returns every trouble, in the order of what it is about.
  List<Trouble> troubles();

  /// Counts one more message that was not published.
  ///
  /// @return false where there is no trouble any more
  boolean countRepeat(String about);
}
