package io.labelguard.cli.report;

import io.labelguard.cli.print.Console;
import java.time.InstantSource;
import java.util.function.IntConsumer;

/// Shows on a terminal how many messages of a queue were read, once the command has taken two
/// seconds.
public final class MessageProgress implements IntConsumer, AutoCloseable {

  private final DelayedProgressBar bar;

  private MessageProgress(DelayedProgressBar bar) {
    this.bar = bar;
  }

  /// Starts the two seconds on standard error.
  public static MessageProgress on(Console console) {
    return new MessageProgress(
        new DelayedProgressBar(
            console.err(),
            console.width(),
            InstantSource.system(),
            () -> TerminalStreams.canShowProgress(false)));
  }

  /// @param messages how many were read
  @Override
  public void accept(int messages) {
    bar.show("Messages", messages, DelayedProgressBar.UNKNOWN);
  }

  /// Erases the bar.
  @Override
  public void close() {
    bar.close();
  }
}
