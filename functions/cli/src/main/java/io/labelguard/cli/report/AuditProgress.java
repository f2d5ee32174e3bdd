package io.labelguard.cli.report;

import io.labelguard.cli.print.Console;
import io.labelguard.cli.print.FindingPrinter;
import io.labelguard.core.check.Finding;
import io.labelguard.core.port.Progress;
import java.time.InstantSource;
import java.util.List;

/// What a person or a program sees of an audit before it has ended: how far it is, and in the
/// format for programs each finding.
public final class AuditProgress implements Progress, AutoCloseable {

  private final Console console;
  private final boolean lines;
  private final AuditProgressBar bar;

  /// @param lines whether each finding is printed as a line of JSON; every other format puts all
  ///     findings together, the worst first, so that nothing can be printed before the end
  public AuditProgress(Console console, boolean lines, InstantSource clock) {
    this.console = console;
    this.lines = lines;
    this.bar =
        new AuditProgressBar(
            console.err(), console.width(), clock, () -> TerminalStreams.canShowProgress(lines));
  }

  @Override
  public void describedJob(int known) {
    bar.describedJob(known);
  }

  @Override
  public void reviewedBucket(int known) {
    bar.reviewedBucket(known);
  }

  @Override
  public void found(List<Finding> findings) {
    if (lines && !findings.isEmpty()) {
      FindingPrinter printer = new FindingPrinter(console);
      findings.forEach(printer::print);
      console.out().flush();
    }
  }

  /// Erases the bar.
  @Override
  public void close() {
    bar.close();
  }
}
