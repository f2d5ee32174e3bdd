package io.labelguard.cli.policy;

import io.labelguard.cli.input.EndpointOption;
import io.labelguard.cli.input.InputException;
import io.labelguard.cli.input.JobFile;
import io.labelguard.cli.input.NearestName;
import io.labelguard.cli.input.TeamFile;
import io.labelguard.cli.input.TextFile;
import io.labelguard.cli.print.Console;
import io.labelguard.cli.print.ExitCode;
import io.labelguard.cli.print.OutputOptions;
import io.labelguard.core.compose.Composed;
import io.labelguard.core.compose.Composition;
import io.labelguard.core.compose.Order;
import io.labelguard.core.compose.Restriction;
import io.labelguard.core.labeling.Described;
import io.labelguard.core.labeling.GroundTruthEndpoints;
import io.labelguard.core.labeling.LabelingJob;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `labelguard policy`: a bucket policy that restricts a bucket to a network and lets a job run.
@Command(
    name = "policy",
    description =
        "Print a bucket policy that restricts a labeling job's bucket to your network and lets the"
            + " job run. It is proven on every way by which the job reaches the bucket, or not"
            + " printed.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  labelguard policy --job job.json --vpc vpc-0a1b2c3d4e5f60718 > policy.json",
      "  labelguard policy --job job.json --vpce vpce-0c1d2e3f4a5b60789 \\",
      "    --principal arn:aws:iam::111122223333:role/Admin --format json",
      "",
      "The policy goes to standard output. What it denies to whom, what the proof",
      "takes for granted and the next command go to standard error. Nothing is sent",
      "to AWS.",
      "Exit code: 0 printed and proven, 2 bad input, 3 no such policy is proven."
    })
public final class PolicyCommand implements Callable<Integer> {

  @Mixin OutputOptions output;

  @Option(
      names = "--job",
      paramLabel = "FILE",
      required = true,
      description =
          "DescribeLabelingJob output or a CreateLabelingJob request, as for check. - reads"
              + " standard input, here and below.")
  Path job;

  @Option(
      names = "--bucket",
      paramLabel = "NAME",
      description =
          "The bucket that gets the policy. Needed in text where the job has several; with --format"
              + " json each gets one.")
  Optional<String> bucket = Optional.empty();

  @Mixin RestrictionOptions restriction;

  @Option(
      names = "--workteam",
      paramLabel = "FILE",
      description = "DescribeWorkteam output, or a CreateWorkteam request.")
  Optional<Path> workteam = Optional.empty();

  @Option(
      names = "--workforce",
      paramLabel = "FILE",
      description = "DescribeWorkforce output: from where the workers come.")
  Optional<Path> workforce = Optional.empty();

  @Mixin EndpointOption endpoint;

  @Option(names = "--region", description = "The Region, if the job's ARN does not name it.")
  Optional<String> region = Optional.empty();

  @Override
  public Integer call() {
    Console console = output.console();
    TextFile.onlyOneFromStandardInput(
        Stream.of(Stream.of(job), workteam.stream(), workforce.stream())
            .flatMap(files -> files)
            .toList());
    GroundTruthEndpoints known = endpoint.table();
    Restriction to = restriction.read(known);
    LabelingJob read = JobFile.read(job, region);
    Order order =
        new Order(
            read,
            buckets(read, console),
            to,
            workteam.map(TeamFile::workteam).map(Described::value),
            workforce.map(TeamFile::workforce).map(Described::value),
            known);
    ComposedPrinter printer = new ComposedPrinter(console, read);
    int exit =
        switch (Composition.of(order)) {
          case Composed.Proven(List<Composed.BucketPolicy> policies) -> {
            policies.forEach(printer::print);
            yield ExitCode.CLEAN;
          }
          case Composed.NotProven(List<String> reasons) -> {
            printer.printReasons(reasons);
            yield ExitCode.CANNOT_TELL;
          }
        };
    console.out().flush();
    console.err().flush();
    return exit;
  }

  private List<String> buckets(LabelingJob of, Console console) {
    NavigableSet<String> used = of.buckets();
    if (used.isEmpty()) {
      throw new InputException(
          Console.safe("job " + of.name() + " names no bucket that can be read"));
    }
    if (bucket.isPresent()) {
      if (!used.contains(bucket.get())) {
        throw new InputException(
            Console.safe("job " + of.name() + " does not use bucket " + bucket.get()),
            NearestName.among(used, bucket.get())
                .map(near -> Console.safe("Did you mean " + near + "?"))
                .orElseThrow());
      }
      return List.of(bucket.get());
    }
    if (used.size() > 1 && !console.json()) {
      throw new InputException(
          Console.safe("job " + of.name() + " has several buckets, and each needs a policy"),
          Console.safe("Name one with --bucket: " + String.join(", ", used) + ".")
              + " With --format json each gets a line.");
    }
    return List.copyOf(used);
  }
}
