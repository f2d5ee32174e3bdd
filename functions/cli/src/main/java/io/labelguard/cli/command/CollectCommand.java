package io.labelguard.cli.command;

import io.labelguard.cli.account.AwsLogin;
import io.labelguard.cli.account.NoAccountException;
import io.labelguard.cli.account.OwnAccount;
import io.labelguard.cli.collect.AccountCollector;
import io.labelguard.cli.collect.Redaction;
import io.labelguard.cli.collect.UnknownJobException;
import io.labelguard.cli.input.InputException;
import io.labelguard.cli.input.TextFile;
import io.labelguard.cli.print.ColorOption;
import io.labelguard.cli.print.Console;
import io.labelguard.cli.print.ExitCode;
import io.labelguard.cli.print.HelpOption;
import io.labelguard.cli.report.AuditProgress;
import io.labelguard.core.port.CallFailedException;
import io.labelguard.core.report.text.Escaped;
import io.labelguard.local.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.core.exception.SdkException;

/// `labelguard collect`: writes a world file from an account, by calls that only read.
@Command(
    name = "collect",
    description =
        "Write a world file of the account of your AWS credentials: its live jobs and what the"
            + " checks read of them. Every call only reads.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  labelguard collect --out world.json",
      "  labelguard collect --job street-signs --redact > world.json",
      "  labelguard audit --world world.json      finds what audit finds in the account",
      "",
      "What you may not read is left out, and named in notPermitted.",
      "Exit code: 0 done, 2 bad input, or AWS does not answer."
    })
public final class CollectCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Option(
      names = "--job",
      paramLabel = "NAME",
      description =
          "Only this labeling job, whatever its status. May be given several times. Default: every"
              + " live job.")
  List<String> jobs = List.of();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where the file goes; one of that name is replaced. Default: standard output.")
  Optional<Path> out = Optional.empty();

  @Option(
      names = "--redact",
      description =
          "Replace account ids by made-up ones, the same everywhere, and leave out object texts,"
              + " logs, descriptions and mail addresses.")
  boolean redact;

  @Mixin AwsOptions aws;

  @Mixin ColorOption color;

  @Mixin HelpOption help;

  @Override
  public Integer call() {
    Console console = Console.of(spec, color);
    World world = collected(console);
    World shown = redact ? Redaction.of(world) : world;
    String json = Escaped.json(shown.toJson()) + "\n";
    if (out.isPresent()) {
      write(out.get(), json);
      console.line(summary(out.get(), shown));
    } else {
      console.out().print(json);
    }
    console.out().flush();
    return ExitCode.CLEAN;
  }

  private World collected(Console console) {
    AwsLogin login = aws.login();
    AwsFailure failure =
        new AwsFailure(login, Optional.empty(), "a file that was collected (audit --world)");
    try (AuditProgress progress = new AuditProgress(console, false, InstantSource.system())) {
      return OwnAccount.read(
          login,
          (clients, account) -> new AccountCollector(clients, account, progress).collect(jobs));
    } catch (UnknownJobException e) {
      throw new InputException(
          "there is no labeling job " + Console.safe(e.job()) + " in this account and Region",
          "List them: aws sagemaker list-labeling-jobs. Is the Region right? (--region REGION)");
    } catch (NoAccountException e) {
      throw failure.of(e);
    } catch (CallFailedException e) {
      throw failure.of(e);
    } catch (SdkException e) {
      throw failure.of(e);
    }
  }

  private static void write(Path file, String json) {
    try {
      Files.writeString(file, json);
    } catch (IOException _) {
      throw new InputException(
          TextFile.name(file)
              + (Files.isDirectory(file) ? ": is a directory, not a file" : ": cannot be written"),
          "Give a file in a folder that you may write to.");
    }
  }

  private static String summary(Path file, World world) {
    String left =
        world.notPermitted().isEmpty()
            ? ""
            : " Not permitted, and left out: " + String.join(", ", world.notPermitted()) + ".";
    return TextFile.name(file)
        + ": jobs "
        + world.jobs().size()
        + ", buckets "
        + world.buckets().size()
        + ", work teams "
        + world.workteams().size()
        + "."
        + left;
  }
}
