package io.labelguard.cli.command;

import io.labelguard.cli.account.AllowedWrites;
import io.labelguard.cli.account.AwsLogin;
import io.labelguard.cli.account.CollectedAccount;
import io.labelguard.cli.account.GuardedAccount;
import io.labelguard.cli.account.LocalClock;
import io.labelguard.cli.account.NoAccountException;
import io.labelguard.cli.account.OwnAccount;
import io.labelguard.cli.folder.LocalFolder;
import io.labelguard.cli.folder.SeenPolicies;
import io.labelguard.cli.input.DocsVariable;
import io.labelguard.cli.input.Home;
import io.labelguard.cli.input.InputException;
import io.labelguard.cli.input.ReportFile;
import io.labelguard.cli.print.Console;
import io.labelguard.cli.print.FailOnOption;
import io.labelguard.cli.print.PageOptions;
import io.labelguard.cli.report.AuditProgress;
import io.labelguard.cli.report.DetailOptions;
import io.labelguard.cli.sarif.SarifLog;
import io.labelguard.cli.sarif.SarifRules;
import io.labelguard.core.guard.detect.Sweep;
import io.labelguard.core.port.CallFailedException;
import io.labelguard.core.port.Progress;
import io.labelguard.core.record.InMemoryRecords;
import io.labelguard.core.report.html.EarlierReport;
import io.labelguard.core.report.link.DocsUrl;
import io.labelguard.lambda.AuditRequest;
import io.labelguard.local.world.World;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
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
      "  labelguard audit --local /tmp/story",
      "  labelguard audit --format html > audit.html",
      "",
      "Exit code: 0 clean, 1 findings, 2 bad input."
    })
public final class AuditCommand implements Callable<Integer> {

  @Mixin PageOptions output;

  @Mixin FailOnOption failOn;

  @Mixin DetailOptions details;

  @Mixin AwsOptions aws;

  @Option(
      names = "--world",
      paramLabel = "FILE",
      description =
          "A description of an account, as JSON. Default: the AWS account of your credentials."
              + " Nothing is written.")
  Optional<Path> world = Optional.empty();

  @Option(
      names = "--local",
      paramLabel = "DIR",
      description = "A folder with a local AWS. Nothing in it is changed.")
  Optional<Path> folder = Optional.empty();

  @Option(
      names = "--since",
      paramLabel = "FILE",
      description =
          "With --format html: the output of an earlier audit --format json. The page marks what is"
              + " new and lists what is gone.")
  Optional<Path> since = Optional.empty();

  @Option(
      names = "--read-manifests",
      paramLabel = "BUCKET",
      split = ",",
      description =
          "Read the manifests in these buckets, to judge every bucket that the data of a job lies"
              + " in. Of a manifest only buckets, prefixes and counts are kept.")
  Set<String> readManifests = Set.of();

  @Mixin ConsoleOption starters;

  @Mixin FactsOptions facts;

  @Override
  public Integer call() {
    Console console = output.console();
    Instant start = Instant.now();
    if (since.isPresent() && !output.html()) {
      throw new InputException("give --since with --format html");
    }
    Optional<DocsUrl> docs = DocsVariable.read();
    Optional<EarlierReport> earlier = since.map(ReportFile::read);
    if (world.isPresent() && folder.isPresent()) {
      throw new InputException("give --world or --local, not both");
    }
    if (world.isPresent() || folder.isPresent()) {
      aws.refuseBeside(world.isPresent() ? "a file (--world)" : "a folder (--local)");
    }
    if (world.isEmpty()) {
      facts.refuseWithoutWorld();
    }
    Sweep.Report report = report(console);
    AuditResult result = AuditResult.of(report, start, docs, audited());
    int exit = failOn.exitCode(report.findings());
    if (output.sarif()) {
      new SarifLog(SarifRules.all(docs), result.sarif(), result.notes(), exit).print(console);
    } else if (output.html()) {
      console.out().print(result.page(earlier));
    } else if (console.json()) {
      result.printJsonAfterFindings(console);
    } else {
      result.printText(details, Duration.between(start, Instant.now()), console);
    }
    console.out().flush();
    return exit;
  }

  private AuditResult.Audited audited() {
    String account = AccountOption.option("--local", folder.map(Path::toString)) + aws.options();
    return new AuditResult.Audited(
        world.isPresent() ? Optional.empty() : Optional.of(account),
        AccountOption.option("--world", world.map(Path::toString)) + account);
  }

  private AuditRequest request() {
    facts.endpoint.table();
    return new AuditRequest(readManifests, starters.principals(), facts.endpoint.given());
  }

  private Sweep.Report report(Console console) {
    boolean lines = console.json() && !output.sarif() && !output.html();
    try (AuditProgress progress = new AuditProgress(console, lines, InstantSource.system())) {
      return world
          .map(file -> inWorld(facts.in(Home.world(file)), progress))
          .or(() -> folder.map(path -> inFolder(path, console, progress)))
          .orElseGet(() -> inAws(progress));
    }
  }

  private Sweep.Report inFolder(Path path, Console console, Progress progress) {
    try (LocalFolder opened = FolderAccount.existing(path, console)) {
      return local(opened.world(), new InMemoryRecords(opened.records()), progress);
    }
  }

  private Sweep.Report inWorld(World read, Progress progress) {
    return read.collected()
        ? CollectedAccount.audit(
            read, request(), new LocalClock(read.now().orElseGet(Instant::now)), progress)
        : local(read, SeenPolicies.records(read), progress);
  }

  private Sweep.Report local(World world, InMemoryRecords records, Progress progress) {
    try (GuardedAccount account =
        GuardedAccount.start(
            world,
            records,
            Home.rules(),
            AllowedWrites.NONE,
            new LocalClock(world.now().orElseGet(Instant::now)))) {
      return account.audit(request(), progress);
    }
  }

  private Sweep.Report inAws(Progress progress) {
    AwsLogin login = aws.login();
    AwsFailure failure =
        new AwsFailure(login, Optional.empty(), "a file with --world or a folder with --local");
    try {
      return OwnAccount.audit(login, request(), progress);
    } catch (NoAccountException e) {
      throw failure.of(e);
    } catch (CallFailedException e) {
      throw failure.of(e);
    } catch (SdkException e) {
      throw failure.of(e);
    }
  }
}
