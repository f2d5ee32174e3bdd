package io.labelguard.tests.load;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/// The machine's clock, and later by the time that a run need not wait for.
final class LaterClock implements InstantSource {

  private final AtomicReference<Duration> later = new AtomicReference<>(Duration.ZERO);

  @Override
  public Instant instant() {
    return Instant.now().plus(later.get());
  }

  void pass(Duration time) {
    later.updateAndGet(time::plus);
  }
}
