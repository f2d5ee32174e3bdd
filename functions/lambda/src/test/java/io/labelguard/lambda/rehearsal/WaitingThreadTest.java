package io.labelguard.lambda.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class WaitingThreadTest {

  /// Java starts these threads when the first virtual thread waits for bytes.
  @Test
  @Timeout(10)
  void whatWakesVirtualThreadsUpIsStartedThen() throws Exception {
    WaitingThread.play();

    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .anyMatch(name -> name.contains("Poller"));
  }
}
