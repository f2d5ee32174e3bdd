package io.labelguard.cli.command;

import io.labelguard.cli.input.DocsVariable;
import io.labelguard.cli.print.Console;
import io.labelguard.cli.print.ExitCode;
import io.labelguard.cli.print.FailOnOption;
import io.labelguard.cli.print.ReportOptions;
import io.labelguard.cli.print.SourceForm;
import io.labelguard.cli.report.DetailOptions;
import io.labelguard.cli.sarif.SarifLog;
import io.labelguard.cli.sarif.SarifRules;
import io.labelguard.core.report.NextStep;
import io.labelguard.core.report.text.Commands;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `labelguard check`: runs the checks on files, offline.
@Command(
    name = "check",
    description =
        "Check a bucket policy, a labeling job, a work team or a workforce given as files.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  labelguard check --policy policy.json --job job.json",
      "  aws sagemaker describe-labeling-job --labeling-job-name J > job.json",
      "  aws s3api get-bucket-policy --bucket B --query Policy --output text > policy.json",
      "  labelguard check --workteam team.json --workforce workforce.json --format json",
      "",
      "Only bucket policies are judged: identity policies are assumed to allow, and SCPs and RCPs,",
      "which can also deny, are not read. What is not given is not checked.",
      "Exit code: 0 clean, 1 findings, 2 bad input."
    })
public final class CheckCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Mixin ReportOptions output;

  @Mixin FailOnOption failOn;

  @Mixin DetailOptions details;

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      description =
          "The bucket policy: its text, or what aws s3api get-bucket-policy prints. - reads"
              + " standard input, here and below.")
  Optional<Path> policy = Optional.empty();

  @Option(
      names = "--job",
      paramLabel = "FILE",
      description =
          "DescribeLabelingJob output or a CreateLabelingJob request, also inside a Step Functions"
              + " state or a CloudTrail record. May be given several times.")
  List<Path> jobs = List.of();

  @Option(
      names = "--manifest",
      paramLabel = "FILE",
      description =
          "The manifest of the job: its data objects are then judged where they lie. Goes with one"
              + " --job.")
  Optional<Path> manifest = Optional.empty();

  @Option(
      names = "--workteam",
      paramLabel = "FILE",
      description = "DescribeWorkteam output, or a CreateWorkteam request.")
  Optional<Path> workteam = Optional.empty();

  @Option(
      names = "--workforce",
      paramLabel = "FILE",
      description = "DescribeWorkforce output, or a CreateWorkforce request.")
  Optional<Path> workforce = Optional.empty();

  @Mixin FactsOptions facts;

  @Mixin ConsoleOption starters;

  @Option(names = "--region", description = "The Region, if the job's ARN does not name it.")
  Optional<String> region = Optional.empty();

  @Option(
      names = "--bucket",
      description =
          "The bucket that has the policy. Default: every bucket of the job that the policy"
              + " names.")
  Optional<String> bucket = Optional.empty();

  @Option(
      names = "--write",
      paramLabel = "FILE",
      description = "Write the policy with the proven fix to this file.")
  Optional<Path> write = Optional.empty();

  @Option(
      names = "--print",
      paramLabel = "json|hcl|yaml",
      description =
          "Print only the statements that the proven fix changes or adds, as the policy's source"
              + " needs them.")
  Optional<SourceForm> print = Optional.empty();

  /// Returns every file that is given.
  List<Path> files() {
    return Stream.of(
            policy.stream(),
            jobs.stream(),
            manifest.stream(),
            workteam.stream(),
            workforce.stream(),
            facts.files())
        .flatMap(Function.identity())
        .toList();
  }

  @Override
  public Integer call() {
    if (policy.isEmpty() && jobs.isEmpty() && workteam.isEmpty() && workforce.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "give at least one of --policy, --job, --workteam, --workforce");
    }
    if (manifest.isPresent() && jobs.size() != 1) {
      throw new ParameterException(
          spec.commandLine(), "--manifest is of one job: give it with exactly one --job");
    }
    if (print.isPresent() && (policy.isEmpty() || output.forPrograms())) {
      throw new ParameterException(
          spec.commandLine(), "--print needs --policy, and goes without --format");
    }
    CheckResult result = CheckResult.of(CheckInput.read(this), next());
    Console console = output.console();
    int exit =
        result.input().refused().isEmpty() ? failOn.exitCode(result.findings()) : ExitCode.FINDINGS;
    if (print.isPresent()) {
      result
          .input()
          .policy()
          .ifPresent(before -> FixedPolicy.print(before, result.findings(), print.get(), console));
    } else if (output.sarif()) {
      new SarifLog(SarifRules.all(DocsVariable.read()), result.sarif(policy), result.notes(), exit)
          .print(console);
    } else if (console.json()) {
      result.printJson(policy, console);
    } else {
      result.printText(policy, details, console);
    }
    write.ifPresent(file -> FixedPolicy.write(file, result.findings(), console));
    console.out().flush();
    return exit;
  }

  /// Returns what to do after a proven fix was found.
  private Optional<NextStep> next() {
    return policy.isPresent() && !jobs.isEmpty() && write.isEmpty()
        ? Optional.of(
            new NextStep(
                "labelguard check --policy "
                    + Commands.word(policy.get().toString())
                    + jobs.stream()
                        .map(job -> " --job " + Commands.word(job.toString()))
                        .collect(Collectors.joining())
                    + manifest
                        .map(file -> " --manifest " + Commands.word(file.toString()))
                        .orElse("")
                    + " --write fixed.json",
                "writes the fixed policy"))
        : Optional.empty();
  }
}
