package io.labelguard.cli.account;

import io.labelguard.core.port.Pause;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// The account's time. It moves only when the guard waits, so that no test waits and every run
/// prints the same.
public final class LocalClock implements InstantSource, Pause {

  private Instant now;

  public LocalClock(Instant start) {
    now = start;
  }

  @Override
  public synchronized Instant instant() {
    return now;
  }

  /// Moves the time forward, at once.
  @Override
  public synchronized void sleep(Duration length) {
    now = now.plus(length);
  }

  /// Moves the time forward to `then`, if that is later.
  public synchronized void reach(Instant then) {
    now = now.isBefore(then) ? then : now;
  }
}
