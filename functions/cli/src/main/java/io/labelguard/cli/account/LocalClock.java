package io.labelguard.cli.account;

import io.labelguard.core.guard.Pause;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/// The account's time: it stands still but for what is waited for, so that nothing really waits and
/// what is told of it is always the same.
public final class LocalClock implements InstantSource, Pause {

  private final AtomicReference<Instant> now;

  public LocalClock(Instant start) {
    now = new AtomicReference<>(start);
  }

  @Override
  public Instant instant() {
    return now.get();
  }

  /// Moves time on by that much, at once.
  @Override
  public void sleep(Duration length) {
    now.updateAndGet(before -> before.plus(length));
  }

  /// Moves time on to `then`, if it is later.
  public void reach(Instant then) {
    now.updateAndGet(before -> before.isBefore(then) ? then : before);
  }
}
