package io.labelguard.cli.report;

import io.labelguard.core.port.Progress;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;

/// Shows on a terminal how many jobs and buckets an audit has read, once it has taken two seconds.
public final class AuditProgressBar implements Progress, AutoCloseable {

  private final DelayedProgressBar bar;
  private int jobs;
  private int buckets;

  /// Starts the two seconds.
  ///
  /// @param err where the bar is shown
  /// @param width the columns of the terminal
  /// @param terminal whether it may be shown there; asked once, and not before two seconds
  public AuditProgressBar(
      PrintWriter err, int width, InstantSource clock, BooleanSupplier terminal) {
    this.bar = new DelayedProgressBar(err, width, clock, terminal);
  }

  @Override
  public synchronized void describedJob(int known) {
    jobs++;
    bar.show("Jobs", jobs, known);
  }

  @Override
  public synchronized void reviewedBucket(int known) {
    buckets++;
    bar.show("Buckets", buckets, known);
  }

  /// Erases the bar.
  @Override
  public synchronized void close() {
    bar.close();
  }
}
