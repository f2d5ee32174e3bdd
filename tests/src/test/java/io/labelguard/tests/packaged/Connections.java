package io.labelguard.tests.packaged;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;

/// A port of loopback that counts who connects to it, and answers nobody.
final class Connections implements AutoCloseable {

  private final ServerSocket socket;
  private final AtomicInteger count = new AtomicInteger();

  Connections() throws IOException {
    socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort());
  }

  /// The options of Java with which every connection but those to loopback ends here.
  String asProxy() {
    String port = String.valueOf(socket.getLocalPort());
    return "-Dhttp.proxyHost=127.0.0.1 -Dhttps.proxyHost=127.0.0.1 -Dhttp.proxyPort="
        + port
        + " -Dhttps.proxyPort="
        + port;
  }

  int count() {
    return count.get();
  }

  /// Connects, and waits until that is counted.
  void connect() throws IOException {
    int before = count();
    try (Socket client = new Socket(InetAddress.getLoopbackAddress(), socket.getLocalPort())) {
      while (count() == before) {
        Thread.onSpinWait();
      }
      client.shutdownOutput();
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private void accept() {
    while (!socket.isClosed()) {
      try (Socket _ = socket.accept()) {
        count.incrementAndGet();
      } catch (IOException e) {
        if (!socket.isClosed()) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }
}
