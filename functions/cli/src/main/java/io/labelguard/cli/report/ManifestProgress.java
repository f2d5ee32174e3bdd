package io.labelguard.cli.report;

import io.labelguard.cli.print.Console;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

/// Shows on a terminal how many megabytes of a manifest were read, once it has taken two seconds.
public final class ManifestProgress implements LongConsumer, AutoCloseable {

  private static final long MEGABYTE = 1_000_000;

  private final DelayedProgressBar bar;
  private final long megabytes;

  /// Starts the two seconds.
  ///
  /// @param err where the bar is shown
  /// @param width the columns of the terminal
  /// @param terminal whether it may be shown there; asked once, and not before two seconds
  /// @param bytes how many there are, where it is known
  public ManifestProgress(
      PrintWriter err,
      int width,
      InstantSource clock,
      BooleanSupplier terminal,
      OptionalLong bytes) {
    this.bar = new DelayedProgressBar(err, width, clock, terminal);
    this.megabytes = bytes.isPresent() ? bytes.getAsLong() / MEGABYTE : DelayedProgressBar.UNKNOWN;
  }

  /// Starts the two seconds on standard error.
  public static ManifestProgress on(Console console, OptionalLong bytes) {
    return new ManifestProgress(
        console.err(),
        console.width(),
        InstantSource.system(),
        () -> TerminalStreams.canShowProgress(false),
        bytes);
  }

  /// @param bytes how many were read
  @Override
  public void accept(long bytes) {
    bar.show("MB", bytes / MEGABYTE, megabytes);
  }

  /// Erases the bar.
  @Override
  public void close() {
    bar.close();
  }
}
