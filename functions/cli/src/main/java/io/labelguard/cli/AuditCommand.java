package io.labelguard.cli;

import io.labelguard.cli.account.GuardedAccount;
import io.labelguard.cli.account.LocalClock;
import io.labelguard.cli.account.OwnAccount;
import io.labelguard.core.guard.Settings;
import io.labelguard.core.guard.Sweep;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import software.amazon.awssdk.core.exception.SdkException;

/// `labelguard audit`: the sweep, from a terminal.
@Command(
    name = "audit",
    description = "Look at every live job and its buckets, every work team and the workforce.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  labelguard audit                         the account of your AWS credentials",
      "  labelguard audit --world world.json",
      "",
      "Exit code: 0 clean, 1 findings, 2 bad input."
    })
final class AuditCommand implements Callable<Integer> {

  @Mixin Output output;

  @Option(
      names = "--world",
      paramLabel = "FILE",
      description =
          "What the account holds, as JSON. Without it, the AWS account of your credentials is"
              + " looked at; nothing is written.")
  Optional<Path> world = Optional.empty();

  @Override
  public Integer call() {
    Console console = output.console();
    FindingPrinter printer = new FindingPrinter(console);
    Sweep.Report report = world.map(AuditCommand::local).orElseGet(AuditCommand::own);
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

  private static Sweep.Report local(Path file) {
    try (GuardedAccount account =
        GuardedAccount.start(
            Home.world(file), Home.rules(), Settings.Mode.ALERT, new LocalClock(Instant.now()))) {
      return account.audit();
    }
  }

  private static Sweep.Report own() {
    try {
      return OwnAccount.audit();
    } catch (SdkException e) {
      throw new InputException(
          "the AWS account could not be looked at: "
              + Console.safe(String.valueOf(e.getMessage()))
              + "; give a Region and credentials as for the AWS command line, or a file with"
              + " --world");
    }
  }
}
