package io.labelguard.cli.report;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/// Shows on a terminal how far a command is, once it has taken two seconds.
///
/// The line has no colours, is overwritten in place, and is erased at the end.
final class DelayedProgressBar implements AutoCloseable {

  /// The number that stands for an unknown end.
  static final long UNKNOWN = -1;

  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final int UPDATE_MILLIS = 200;

  private final PrintWriter err;
  private final int width;
  private final InstantSource clock;
  private final BooleanSupplier terminal;
  private final Instant start;
  private Optional<Boolean> onTerminal = Optional.empty();
  private Optional<ProgressBar> bar = Optional.empty();

  /// Starts the two seconds.
  ///
  /// @param err where the bar is shown
  /// @param width the columns of the terminal
  /// @param terminal whether it may be shown there; asked once, and not before two seconds
  DelayedProgressBar(PrintWriter err, int width, InstantSource clock, BooleanSupplier terminal) {
    this.err = err;
    this.width = width;
    this.clock = clock;
    this.terminal = terminal;
    this.start = clock.instant();
  }

  /// Shows how many of what are done.
  ///
  /// @param known how many there are, or [#UNKNOWN]
  void show(String what, long done, long known) {
    if (clock.instant().isBefore(start.plus(PATIENCE)) || !isOnTerminal()) {
      return;
    }
    if (bar.filter(shown -> shown.getTaskName().equals(what)).isEmpty()) {
      close();
      bar = Optional.of(started(what, done, known));
    }
    bar.orElseThrow().stepTo(done);
  }

  private boolean isOnTerminal() {
    if (onTerminal.isEmpty()) {
      onTerminal = Optional.of(terminal.getAsBoolean());
    }
    return onTerminal.get();
  }

  private ProgressBar started(String what, long done, long known) {
    return new ProgressBarBuilder()
        .setTaskName(what)
        .setInitialMax(known)
        .startsFrom(done, Duration.between(start, clock.instant()))
        .setStyle(ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis(UPDATE_MILLIS)
        // The last column stays free: a terminal may go on in the next line after it.
        .setConsumer(new DelegatingProgressBarConsumer(this::overwrite, width - 1))
        .build();
  }

  private void overwrite(String line) {
    err.print("\r" + line);
    err.flush();
  }

  /// Erases the bar.
  @Override
  public void close() {
    if (bar.isPresent()) {
      bar.get().close();
      bar = Optional.empty();
      // The library erases no bar that is closed before its first update.
      overwrite(" ".repeat(width - 1) + "\r");
    }
  }
}
