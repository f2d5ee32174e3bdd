package io.labelguard.cli.command;

import io.labelguard.cli.print.ExitCode;
import io.labelguard.cli.print.FailOnOption;
import io.labelguard.cli.print.FindingPrinter;
import io.labelguard.cli.print.ReportOptions;
import io.labelguard.cli.print.Summary;
import io.labelguard.cli.print.VerdictPrinter;
import io.labelguard.cli.sarif.PolicyPlace;
import io.labelguard.cli.sarif.SarifLog;
import io.labelguard.cli.sarif.SarifResult;
import io.labelguard.cli.sarif.SarifRules;
import io.labelguard.core.check.Checks;
import io.labelguard.core.check.Finding;
import io.labelguard.core.check.JudgedSituation;
import io.labelguard.core.check.NotJudged;
import io.labelguard.core.check.Note;
import io.labelguard.core.check.Situation;
import io.labelguard.core.fix.proposal.FixAdvisor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
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
      names = "--workteam",
      paramLabel = "FILE",
      description = "DescribeWorkteam output, or a CreateWorkteam request.")
  Optional<Path> workteam = Optional.empty();

  @Option(
      names = "--workforce",
      paramLabel = "FILE",
      description = "DescribeWorkforce output, or a CreateWorkforce request.")
  Optional<Path> workforce = Optional.empty();

  @Option(
      names = "--role",
      paramLabel = "FILE",
      description =
          "GetRole output of an execution role: its id and tags. May be given several times.")
  List<Path> roles = List.of();

  @Option(
      names = "--org",
      paramLabel = "o-…|FILE",
      description =
          "The organization of the jobs' account: its id, or what aws organizations"
              + " describe-organization prints.")
  Optional<String> organization = Optional.empty();

  @Option(
      names = "--endpoint",
      paramLabel = "REGION=vpce-…",
      description = "Ground Truth's endpoint of a Region, where the table does not have it.")
  Map<String, String> endpoints = Map.of();

  @Option(names = "--region", description = "The Region, if the job's ARN does not name it.")
  Optional<String> region = Optional.empty();

  @Option(
      names = "--bucket",
      description =
          "The bucket that has the policy. Default: every bucket of the job that the policy"
              + " names.")
  Optional<String> bucket = Optional.empty();

  /// Returns every file that is given.
  List<Path> files() {
    return Stream.of(
            policy.stream(),
            jobs.stream(),
            workteam.stream(),
            workforce.stream(),
            roles.stream(),
            organization.stream().map(Path::of))
        .flatMap(Function.identity())
        .toList();
  }

  @Override
  public Integer call() {
    if (policy.isEmpty() && jobs.isEmpty() && workteam.isEmpty() && workforce.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "give at least one of --policy, --job, --workteam, --workforce");
    }
    CheckInput input = CheckInput.read(this);
    Situation situation = input.situation();
    JudgedSituation judged = new JudgedSituation(situation);
    List<Finding> findings = FixAdvisor.advise(judged, Checks.run(judged), Set.of()).findings();
    List<Note> notes = new ArrayList<>(input.notes());
    notes.addAll(NotJudged.notes(judged));
    if (policy.isPresent() && jobs.isEmpty()) {
      notes.add(Note.of("Not checked: whether the policy denies a labeling job: give --job FILE."));
    }
    int exit = input.refused().isEmpty() ? failOn.exitCode(findings) : ExitCode.FINDINGS;
    if (output.sarif()) {
      new SarifLog(SarifRules.all(), results(input, findings), notes, exit).print(output.console());
      return exit;
    }
    FindingPrinter printer = new FindingPrinter(output.console());
    policy.ifPresent(file -> printer.refused(file, input.refused()));
    findings.forEach(finding -> print(finding, situation, printer));
    new VerdictPrinter(output.console(), situation.endpoints()).print(judged.verdicts());
    printer.notes(notes);
    new Summary(
            situation.jobs().size(),
            situation.buckets().size(),
            situation.teams().size(),
            findings,
            input.refused().size(),
            notes)
        .print(output.console());
    output.console().out().flush();
    return exit;
  }

  private List<SarifResult> results(CheckInput input, List<Finding> findings) {
    Optional<PolicyPlace> place =
        policy.flatMap(file -> input.policy().flatMap(read -> PolicyPlace.of(file, read.text())));
    List<SarifResult> results = new ArrayList<>();
    input.refused().forEach(problem -> results.add(PolicyPlace.refused(problem, place)));
    for (Finding finding : findings) {
      results.add(
          SarifResult.of(
              finding,
              place.flatMap(found -> input.policy().flatMap(read -> found.of(read, finding)))));
    }
    return results;
  }

  private static void print(Finding finding, Situation situation, FindingPrinter printer) {
    situation.jobs().stream()
        .filter(job -> !job.status().live() && finding.job().equals(Optional.of(job.name())))
        .findFirst()
        .ifPresentOrElse(ended -> printer.print(finding, ended), () -> printer.print(finding));
  }
}
