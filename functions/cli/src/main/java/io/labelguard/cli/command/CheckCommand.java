package io.labelguard.cli.command;

import io.labelguard.cli.print.ExitCode;
import io.labelguard.cli.print.FindingPrinter;
import io.labelguard.cli.print.OutputOptions;
import io.labelguard.core.check.Finding;
import io.labelguard.core.check.Situation;
import io.labelguard.core.fix.proposal.FixAdvisor;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
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

  @Mixin OutputOptions output;

  @Option(names = "--policy", paramLabel = "FILE", description = "The bucket policy.")
  Optional<Path> policy = Optional.empty();

  @Option(
      names = "--job",
      paramLabel = "FILE",
      description = "DescribeLabelingJob output, or a CreateLabelingJob request.")
  Optional<Path> job = Optional.empty();

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

  @Option(names = "--region", description = "The Region, if the job's ARN does not name it.")
  Optional<String> region = Optional.empty();

  @Option(
      names = "--bucket",
      description =
          "The bucket that has the policy. Default: every bucket of the job that the policy"
              + " names.")
  Optional<String> bucket = Optional.empty();

  @Override
  public Integer call() {
    if (policy.isEmpty() && job.isEmpty() && workteam.isEmpty() && workforce.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "give at least one of --policy, --job, --workteam, --workforce");
    }
    CheckInput input = CheckInput.read(this);
    Situation situation = input.situation();
    List<Finding> findings = FixAdvisor.advise(situation, Set.of()).findings();
    FindingPrinter printer = new FindingPrinter(output.console());
    findings.forEach(printer::print);
    input.notes().forEach(printer::note);
    if (findings.isEmpty() && !output.console().json()) {
      output.console().line("nothing found");
    }
    output.console().out().flush();
    return findings.isEmpty() ? ExitCode.CLEAN : ExitCode.FINDINGS;
  }
}
