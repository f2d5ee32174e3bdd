package io.labelguard.cli;

import io.labelguard.cli.account.GuardedAccount;
import io.labelguard.cli.account.LocalClock;
import io.labelguard.core.guard.Settings;
import io.labelguard.core.guard.Sweep;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `labelguard audit`: the sweep, from a terminal.
@Command(
    name = "audit",
    description = "Look at every live job and its buckets, every work team and the workforce.",
    footerHeading = "%nExample:%n",
    footer = {
      "  labelguard audit --world world.json",
      "",
      "Exit code: 0 clean, 1 findings, 2 bad input."
    })
final class AuditCommand implements Callable<Integer> {

  @Mixin Output output;

  @Option(
      names = "--world",
      paramLabel = "FILE",
      required = true,
      description = "What the account holds, as JSON.")
  Path world;

  @Override
  public Integer call() {
    Console console = output.console();
    FindingPrinter printer = new FindingPrinter(console);
    Sweep.Report report;
    try (GuardedAccount account =
        GuardedAccount.start(
            Home.world(world), Home.rules(), Settings.Mode.ALERT, new LocalClock(Instant.now()))) {
      report = account.audit();
    }
    report.findings().forEach(printer::print);
    report.notes().forEach(printer::note);
    if (!console.json()) {
      console.line(
          "%d live jobs, %d buckets, %d work teams: %d findings"
              .formatted(
                  report.jobs(), report.buckets(), report.teams(), report.findings().size()));
    }
    console.out().flush();
    return report.findings().isEmpty() ? ExitCode.CLEAN : ExitCode.FINDINGS;
  }
}
