package io.labelguard.lambda.rehearsal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.time.Duration;

/// A virtual thread that waits for bytes, as those wait that describe jobs. At the first one Java
/// starts what wakes them up, which takes longer than a call.
final class WaitingThread {

  private static final Duration LONG_ENOUGH = Duration.ofMillis(5);

  private WaitingThread() {}

  /// Has one wait for a byte that comes through a pipe.
  static void play() throws IOException {
    Pipe pipe = Pipe.open();
    try (Pipe.SourceChannel from = pipe.source();
        Pipe.SinkChannel to = pipe.sink()) {
      Thread waiting = Thread.ofVirtual().start(() -> read(from));
      waiting.join(LONG_ENOUGH);
      to.write(ByteBuffer.wrap(new byte[1]));
      waiting.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void read(Pipe.SourceChannel from) {
    try {
      from.read(ByteBuffer.allocate(1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
