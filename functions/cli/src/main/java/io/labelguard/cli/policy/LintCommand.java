package io.labelguard.cli.policy;

import io.labelguard.cli.input.DocsVariable;
import io.labelguard.cli.input.InputException;
import io.labelguard.cli.input.PolicyFile;
import io.labelguard.cli.input.TextFile;
import io.labelguard.cli.print.Console;
import io.labelguard.cli.print.ExitCode;
import io.labelguard.cli.print.FailOnOption;
import io.labelguard.cli.print.FindingPrinter;
import io.labelguard.cli.print.ReportOptions;
import io.labelguard.cli.sarif.PolicyPlace;
import io.labelguard.cli.sarif.SarifLog;
import io.labelguard.cli.sarif.SarifRules;
import io.labelguard.core.check.Bucket;
import io.labelguard.core.check.BucketPolicyState;
import io.labelguard.core.check.CheckId;
import io.labelguard.core.check.Checks;
import io.labelguard.core.check.JudgedSituation;
import io.labelguard.core.check.NotJudged;
import io.labelguard.core.check.Note;
import io.labelguard.core.check.Situation;
import io.labelguard.core.labeling.GroundTruthEndpoints;
import io.labelguard.policy.PolicyReader;
import io.labelguard.policy.decide.BucketReach;
import io.labelguard.policy.lint.StrictReading;
import io.labelguard.policy.model.Policy;
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

/// `labelguard lint`: what PutBucketPolicy would refuse, and what it accepts although it cannot
/// work as written.
@Command(
    name = "lint",
    description =
        "List what PutBucketPolicy would refuse in bucket policies, and what it accepts although it"
            + " cannot work as written.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  labelguard lint policy.json",
      "  labelguard lint --region us-east-1 --format json policies/*.json",
      "",
      "Exit code: 0 clean, 1 warnings, 2 errors."
    })
public final class LintCommand implements Callable<Integer> {

  /// The checks that need nothing but the policy; all other problems come from the reader.
  private static final Set<CheckId> HYGIENE =
      Set.of(CheckId.GUARD_LOCKED_OUT, CheckId.WRONG_REGION_ENDPOINT, CheckId.WRONG_KIND_OF_VALUE);

  @Mixin ReportOptions output;

  @Mixin FailOnOption failOn;

  @Option(
      names = "--region",
      description = "The Region of the bucket and its jobs; without it LG401 is not checked.")
  Optional<String> region = Optional.empty();

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "Files that hold one policy each; - reads standard input.")
  List<Path> files = List.of();

  @Override
  public Integer call() {
    Console console = output.console();
    TextFile.onlyOneFromStandardInput(files);
    List<Linted> all = new ArrayList<>();
    for (Path file : files) {
      Linted linted = linted(file);
      all.add(linted);
      if (!output.sarif()) {
        print(file, linted, console);
      }
    }
    int exit =
        all.stream()
            .flatMap(linted -> linted.lines().stream())
            .mapToInt(line -> line.exitCode(failOn))
            .max()
            .orElse(ExitCode.CLEAN);
    if (output.sarif()) {
      sarif(all, exit).print(console);
    } else if (!console.json()) {
      new LintPrinter(console)
          .counts(all.stream().flatMap(linted -> linted.lines().stream()).toList(), files.size());
    }
    console.out().flush();
    return exit;
  }

  private static SarifLog sarif(List<Linted> all, int exit) {
    return new SarifLog(
        SarifRules.all(DocsVariable.read()),
        all.stream()
            .flatMap(linted -> linted.lines().stream().map(line -> line.result(linted.place())))
            .toList(),
        all.stream().flatMap(linted -> linted.notes().stream()).toList(),
        exit);
  }

  private static void print(Path file, Linted linted, Console console) {
    for (LintLine line : linted.lines()) {
      if (console.json()) {
        console.jsonLine(line.json(file));
      } else {
        new LintPrinter(console).print(file, line, linted.text());
      }
    }
    if (linted.lines().isEmpty() && !console.json()) {
      console.line(Console.safe(file.toString()) + ": clean");
    }
    new FindingPrinter(console).notes(linted.notes());
  }

  /// What lint found in one file.
  ///
  /// @param text of the policy; empty where the file could not be read
  private record Linted(
      Optional<String> text, Optional<PolicyPlace> place, List<LintLine> lines, List<Note> notes) {}

  private Linted linted(Path file) {
    String text;
    try {
      text = PolicyFile.textForLint(file);
    } catch (InputException e) {
      return new Linted(
          Optional.empty(),
          PolicyPlace.unread(file),
          List.of(LintLine.unreadable(String.valueOf(e.getMessage()))),
          List.of());
    }
    StrictReading reading = PolicyReader.strict(text);
    List<LintLine> lines = new ArrayList<>();
    PolicyFile.identityPolicy(text).map(LintLine::unreadable).ifPresent(lines::add);
    lines.addAll(reading.problems().stream().map(LintLine::of).toList());
    Optional<JudgedSituation> judged = reading.policy().map(this::judged);
    judged.ifPresent(of -> lines.addAll(hygiene(reading.policy().orElseThrow(), of)));
    lines.sort(Comparator.comparingInt(LintLine::line).thenComparingInt(LintLine::column));
    return new Linted(
        Optional.of(text),
        PolicyPlace.of(file, text),
        lines,
        judged.map(NotJudged::notes).orElse(List.of()));
  }

  private JudgedSituation judged(Policy policy) {
    Bucket bucket =
        new Bucket(
            BucketReach.firstNamed(policy).orElse("bucket"),
            region,
            Optional.empty(),
            new BucketPolicyState.Readable(policy));
    return new JudgedSituation(
        new Situation(
            Optional.empty(),
            region,
            List.of(bucket),
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            GroundTruthEndpoints.bundled()));
  }

  private static List<LintLine> hygiene(Policy policy, JudgedSituation judged) {
    return Checks.run(judged).stream()
        .filter(finding -> HYGIENE.contains(finding.check()))
        .map(finding -> LintLine.of(policy, finding))
        .toList();
  }
}
