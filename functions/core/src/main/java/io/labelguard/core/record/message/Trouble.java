package io.labelguard.core.record.message;

import java.time.Duration;
import java.time.Instant;

/// Something wrong that was published and is not over.
///
/// @param about the key of a bucket, team or workforce, or another name for what the trouble is
///     about: there is one trouble at a time about each
/// @param alertId id of the first message; all others about the trouble have the same
/// @param headline of the last message that said what is wrong
/// @param begun when the first message was published
/// @param published when the last one was
/// @param repeats how many were not published since then
/// @param problems all that was published, since the last message that left open what is wrong
/// @param labels of the last message that said what is wrong
/// @param fixPromised whether the last message said that Labelguard is applying a fix
public record Trouble(
    String about,
    String alertId,
    String headline,
    Instant begun,
    Instant published,
    int repeats,
    Problems problems,
    Labels labels,
    boolean fixPromised) {

  /// @throws IllegalArgumentException where repeats are negative
  public Trouble {
    if (repeats < 0) {
      throw new IllegalArgumentException("repeats are counted from 0, not from " + repeats);
    }
  }

  /// Returns the trouble whose first message is published now.
  public static Trouble first(
      String about,
      String alertId,
      String headline,
      Problems problems,
      Labels labels,
      Instant now) {
    return new Trouble(about, alertId, headline, now, now, 0, problems, labels, false);
  }

  /// Whether a message would only repeat what was published within that time.
  public boolean isRepeated(Problems found, Instant now, Duration within) {
    return isWithin(now, within) && problems.cover(found);
  }

  /// Returns the trouble of which one more message is published now.
  ///
  /// @param within how long a problem that is gone and comes back counts as published
  public Trouble publishedAgain(
      String words, Problems found, Labels other, Instant now, Duration within) {
    Problems all = isWithin(now, within) ? problems.then(found) : found;
    return new Trouble(about, alertId, words, begun, now, 0, all, other, false);
  }

  /// Returns the trouble with one more message that was not published.
  public Trouble repeated() {
    return new Trouble(
        about, alertId, headline, begun, published, repeats + 1, problems, labels, fixPromised);
  }

  /// Returns the trouble whose last message said so.
  public Trouble withFixPromised(boolean promised) {
    return new Trouble(
        about, alertId, headline, begun, published, repeats, problems, labels, promised);
  }

  private boolean isWithin(Instant now, Duration within) {
    return now.isBefore(published.plus(within));
  }
}
