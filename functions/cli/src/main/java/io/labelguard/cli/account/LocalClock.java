package io.labelguard.cli.account;

import io.labelguard.core.port.Pause;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// The account's time: it stands still but for what is waited for, so that nothing really waits and
/// what is told of it is always the same.
public final class LocalClock implements InstantSource, Pause {

  private Instant now;

  public LocalClock(Instant start) {
    now = start;
  }

  @Override
  public synchronized Instant instant() {
    return now;
  }

  /// Moves time on by that much, at once.
  @Override
  public synchronized void sleep(Duration length) {
    now = now.plus(length);
  }

  /// Moves time on to `then`, if it is later.
  public synchronized void reach(Instant then) {
    now = now.isBefore(then) ? then : now;
  }
}
