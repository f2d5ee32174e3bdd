package io.labelguard.core.record.message;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Remembers what is wrong and was published, until it is over.
public interface Troubles {

  /// How long a trouble is remembered after its last message; after that the same one counts as
  /// new.
  Duration REMEMBERED = Duration.ofDays(60);

  /// Returns the trouble about something.
  Optional<Trouble> trouble(String about);

  /// Returns every trouble, in the order of what it is about.
  List<Trouble> troubles();

  /// Keeps a trouble instead of the one before about the same thing.
  void keepTrouble(Trouble trouble);

  /// Counts one more message that was not published. Does nothing where there is no trouble any
  /// more.
  void countRepeat(String about);

  /// Forgets the trouble about something.
  void endTrouble(String about);
}
