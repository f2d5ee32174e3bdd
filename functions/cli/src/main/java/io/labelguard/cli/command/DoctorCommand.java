package io.labelguard.cli.command;

import io.labelguard.cli.account.AwsLogin;
import io.labelguard.cli.account.ExaminedJob;
import io.labelguard.cli.account.LocalClock;
import io.labelguard.cli.account.NoAccountException;
import io.labelguard.cli.doctor.DiagnosisPrinter;
import io.labelguard.cli.folder.LocalFolder;
import io.labelguard.cli.folder.SeenPolicies;
import io.labelguard.cli.input.Home;
import io.labelguard.cli.input.InputException;
import io.labelguard.cli.print.Console;
import io.labelguard.cli.print.OutputOptions;
import io.labelguard.core.check.AssumedLayer;
import io.labelguard.core.doctor.Diagnosis;
import io.labelguard.core.guard.setup.JobExamination;
import io.labelguard.core.port.CallFailedException;
import io.labelguard.core.record.InMemoryRecords;
import io.labelguard.lambda.AuditRequest;
import io.labelguard.local.world.World;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import software.amazon.awssdk.core.exception.SdkException;

/// `labelguard doctor`: every prerequisite of one job.
@Command(
    name = "doctor",
    description = "Look at everything that one labeling job needs, and say whether it will run.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  labelguard doctor --job street-signs",
      "  labelguard doctor --job street-signs --world world.json",
      "",
      "Exit code: 0 it runs, 1 findings, 2 bad input or no such job, 3 cannot tell."
    })
public final class DoctorCommand implements Callable<Integer> {

  @Mixin OutputOptions output;

  @Mixin AwsOptions aws;

  @Option(
      names = "--job",
      paramLabel = "NAME",
      required = true,
      description = "The name of the labeling job.")
  String job = "";

  @Option(
      names = "--world",
      paramLabel = "FILE",
      description =
          "A description of an account, as JSON. Default: the AWS account of your credentials.")
  Optional<Path> world = Optional.empty();

  @Option(
      names = "--local",
      paramLabel = "DIR",
      description = "A folder with a local AWS. Nothing in it is changed.")
  Optional<Path> folder = Optional.empty();

  @Mixin ConsoleOption starters;

  @Mixin FactsOptions facts;

  @Option(
      names = "--assume-allowed",
      paramLabel = "LAYER",
      split = ",",
      description =
          "Take these layers of policies as allowing where they cannot be read:"
              + " ${COMPLETION-CANDIDATES}.")
  Set<AssumedLayer> assumed = Set.of();

  @Override
  public Integer call() {
    if (world.isPresent() && folder.isPresent()) {
      throw new InputException("give --world or --local, not both");
    }
    if (world.isPresent() || folder.isPresent()) {
      aws.refuseBeside(world.isPresent() ? "a file (--world)" : "a folder (--local)");
    }
    if (world.isEmpty()) {
      facts.refuseWithoutWorld();
    }
    if (job.endsWith(".json") || Files.isRegularFile(Path.of(job))) {
      throw new InputException(
          "--job takes the name of a labeling job, not the file " + Console.safe(job),
          "Check a file with labelguard check --job " + Console.safe(job) + ".");
    }
    Console console = output.console();
    ExaminedJob examined = examined(console);
    JobExamination.Result result =
        examined
            .result()
            .orElseThrow(
                () ->
                    new InputException(
                        "there is no labeling job " + Console.safe(job),
                        "aws sagemaker list-labeling-jobs prints the names."));
    DiagnosisPrinter printer = DiagnosisPrinter.of(result, examined.calls(), console);
    printer.print();
    console.out().flush();
    return exit(printer.diagnosis());
  }

  private static int exit(Diagnosis diagnosis) {
    if (diagnosis.found() > 0) {
      return 1;
    }
    return switch (diagnosis.verdict()) {
      case RUNS -> 0;
      case FAILS -> 1;
      case CANNOT_TELL, NO_FAULT_FOUND -> 3;
      case ENDED ->
          diagnosis.cannotTell() == 0
                  && diagnosis.notChecked().isEmpty()
                  && diagnosis.failures().isEmpty()
              ? 0
              : 3;
    };
  }

  private ExaminedJob.Question question() {
    return new ExaminedJob.Question(job, request(), assumed);
  }

  private AuditRequest request() {
    facts.endpoint.table();
    return new AuditRequest(Set.of(), starters.principals(), facts.endpoint.given());
  }

  private ExaminedJob examined(Console console) {
    if (folder.isPresent()) {
      try (LocalFolder opened = FolderAccount.existing(folder.get(), console)) {
        return inWorld(opened.world(), new InMemoryRecords(opened.records()));
      }
    }
    return world.map(file -> inWorld(facts.in(Home.world(file)).readable())).orElseGet(this::inAws);
  }

  private ExaminedJob inWorld(World read) {
    return inWorld(read, SeenPolicies.records(read));
  }

  private ExaminedJob inWorld(World read, InMemoryRecords records) {
    return ExaminedJob.inWorld(
        read, records, question(), new LocalClock(read.now().orElseGet(Instant::now)));
  }

  private ExaminedJob inAws() {
    AwsLogin login = aws.login();
    AwsFailure failure =
        new AwsFailure(login, Optional.empty(), "a file with --world or a folder with --local");
    try {
      return ExaminedJob.inAws(login, question());
    } catch (NoAccountException e) {
      throw failure.of(e);
    } catch (CallFailedException e) {
      throw failure.of(e);
    } catch (SdkException e) {
      throw failure.of(e);
    }
  }
}
