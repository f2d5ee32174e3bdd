package io.labelguard.cli;

import io.labelguard.core.check.Bucket;
import io.labelguard.core.check.BucketPolicyState;
import io.labelguard.core.check.Checks;
import io.labelguard.core.check.Finding;
import io.labelguard.core.check.JudgedSituation;
import io.labelguard.core.check.Situation;
import io.labelguard.core.labeling.GroundTruthEndpoints;
import io.labelguard.policy.PolicyReader;
import io.labelguard.policy.json.JsonWriter;
import io.labelguard.policy.lint.StrictReading;
import io.labelguard.policy.model.Policy;
import io.labelguard.policy.model.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `labelguard lint`: what PutBucketPolicy would refuse, and what it takes though it cannot mean
/// what was written.
@Command(
    name = "lint",
    description =
        "Read bucket policies as PutBucketPolicy would: every error, and what cannot mean what was"
            + " written.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  labelguard lint policy.json",
      "  labelguard lint --region us-east-1 --format json policies/*.json",
      "",
      "Exit code: 0 clean, 1 warnings, 2 errors."
    })
final class LintCommand implements Callable<Integer> {

  /// The checks that need nothing but the policy; LG403 and duplicate keys are the reader's.
  private static final Set<String> HYGIENE = Set.of("LG401", "LG402");

  @Mixin Output output;

  @Option(
      names = "--region",
      description = "The Region of the bucket and its jobs; without it LG401 is not checked.")
  Optional<String> region = Optional.empty();

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files that hold one policy each.")
  List<Path> files = List.of();

  @Override
  public Integer call() {
    Console console = output.console();
    int exit = ExitCode.CLEAN;
    for (Path file : files) {
      exit = Math.max(exit, lint(file, console));
    }
    console.out().flush();
    return exit;
  }

  private int lint(Path file, Console console) {
    List<Problem> problems;
    try {
      problems = problems(TextFile.read(file));
    } catch (InputException e) {
      problems = List.of(unreadable(String.valueOf(e.getMessage())));
    }
    for (Problem problem : problems) {
      print(file, problem, console);
    }
    if (problems.isEmpty() && !console.json()) {
      console.line(Console.safe(file.toString()) + ": clean");
    }
    return problems.stream()
        .mapToInt(
            problem ->
                switch (problem.level()) {
                  case ERROR -> ExitCode.BAD_INPUT;
                  case WARNING -> ExitCode.FINDINGS;
                })
        .max()
        .orElse(ExitCode.CLEAN);
  }

  private List<Problem> problems(String text) {
    StrictReading reading = PolicyReader.strict(text);
    List<Problem> problems = new ArrayList<>(reading.problems());
    reading.policy().ifPresent(policy -> problems.addAll(hygiene(policy)));
    problems.sort(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column));
    return problems;
  }

  private List<Problem> hygiene(Policy policy) {
    Bucket bucket =
        new Bucket("bucket", region, Optional.empty(), new BucketPolicyState.Readable(policy));
    Situation situation =
        new Situation(
            Optional.empty(),
            region,
            List.of(bucket),
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            GroundTruthEndpoints.bundled());
    return Checks.run(new JudgedSituation(situation)).stream()
        .filter(finding -> HYGIENE.contains(finding.check()))
        .map(finding -> warning(policy, finding))
        .toList();
  }

  private static Problem warning(Policy policy, Finding finding) {
    int statement = finding.statements().isEmpty() ? 0 : finding.statements().get(0).index();
    return Problem.warning(policy, statement, finding.check(), finding.message());
  }

  private static Problem unreadable(String reason) {
    return new Problem(Problem.Level.ERROR, Optional.empty(), "", 1, 1, reason);
  }

  private static void print(Path file, Problem problem, Console console) {
    if (console.json()) {
      console.jsonLine(json(file, problem));
      return;
    }
    String level =
        switch (problem.level()) {
          case ERROR -> console.style("bold,red", "error");
          case WARNING ->
              console.style("yellow", "warning")
                  + problem.check().map(check -> " " + check).orElse("");
        };
    console.line(
        Console.safe(
                file
                    + ":"
                    + problem.line()
                    + ":"
                    + problem.column()
                    + ": "
                    + problem.pointer()
                    + ": ")
            + level
            + ": "
            + Console.safe(problem.reason()));
  }

  private static String json(Path file, Problem problem) {
    return JsonWriter.object(
        out ->
            out.text("type", "problem")
                .text("file", file.toString())
                .number("line", problem.line())
                .number("column", problem.column())
                .text("pointer", problem.pointer())
                .text("level", problem.level().name().toLowerCase(java.util.Locale.ROOT))
                .text("check", problem.check())
                .text("reason", problem.reason()));
  }
}
