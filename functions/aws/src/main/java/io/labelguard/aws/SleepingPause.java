package io.labelguard.aws;

import io.labelguard.core.port.Pause;
import java.time.Duration;

/// Waits in real time.
public final class SleepingPause implements Pause {

  /// Sleeps that long, or until the thread is interrupted; the interrupt flag stays set.
  @Override
  public void sleep(Duration length) {
    try {
      Thread.sleep(length);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
