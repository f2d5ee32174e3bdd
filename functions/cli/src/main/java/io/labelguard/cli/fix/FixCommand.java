package io.labelguard.cli.fix;

import io.labelguard.cli.command.AccountOption;
import io.labelguard.cli.input.InputException;
import io.labelguard.cli.input.ResourceNames;
import io.labelguard.cli.print.Console;
import io.labelguard.cli.print.ExitCode;
import io.labelguard.cli.print.FindingPrinter;
import io.labelguard.cli.print.FixOutcomePrinter;
import io.labelguard.cli.print.OutputOptions;
import io.labelguard.cli.print.PrintedStatements;
import io.labelguard.cli.print.SourceForm;
import io.labelguard.core.check.Finding;
import io.labelguard.core.fix.Fingerprint;
import io.labelguard.core.fix.FingerprintPrefix;
import io.labelguard.core.fix.FixPlan;
import io.labelguard.core.guard.write.OperatorActions;
import io.labelguard.core.record.FixOutcome;
import io.labelguard.core.record.Intent;
import io.labelguard.core.record.Target;
import io.labelguard.policy.json.JsonWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `labelguard fix`: shows the proven fix of a bucket's policy, or applies it.
@Command(
    name = "fix",
    description =
        "Show the proven fix of a bucket's policy and the fingerprint of that policy. With"
            + " --apply, write the fix.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  labelguard fix --bucket gt-labeling-data",
      "  labelguard fix --bucket gt-labeling-data --apply 42f317b3550f",
      "  labelguard fix --bucket gt-labeling-data --print hcl",
      "  labelguard fix --bucket gt-labeling-data --local /tmp/story",
      "",
      "Nothing is written without --apply, or if the policy has another fingerprint by then. What"
          + " is",
      "written is read back and recorded; labelguard undo reverts it. Modes, tags, vetoes and the",
      "breaker limit the guard, not you.",
      "",
      "Exit code without --apply: 0 nothing found, 1 findings. With it: 0 applied, 1 not applied,",
      "3 cannot tell. 2 bad input."
    })
public final class FixCommand implements Callable<Integer> {

  @Mixin OutputOptions output;

  @Mixin AccountOption account;

  @Option(names = "--bucket", required = true, paramLabel = "NAME", description = "The bucket.")
  String bucket;

  @Option(
      names = "--apply",
      paramLabel = "FINGERPRINT",
      description =
          "Write the fix, if the policy still has this fingerprint: its first 8 digits or more.")
  Optional<String> apply = Optional.empty();

  @Option(names = "--diff", description = "Show the whole unified diff of the policy.")
  boolean diff;

  @Option(
      names = "--print",
      paramLabel = "json|hcl|yaml",
      description =
          "Print only the statements that the fix changes or adds, as the policy's source needs"
              + " them. After --apply: those of the fix that was applied.")
  Optional<SourceForm> print = Optional.empty();

  @Spec CommandSpec spec;

  /// Whether there is a proven fix.
  private enum Status {
    PROVEN,
    NONE,
    NOTHING;

    static Status of(OperatorActions.Proposal proposal) {
      return switch (proposal.plan()) {
        case FixPlan.Proven _ -> PROVEN;
        case FixPlan.NoSafeFix _ -> NONE;
        case FixPlan.Nothing _ -> proposal.reasons().isEmpty() ? NOTHING : NONE;
      };
    }

    String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Override
  public Integer call() {
    Console console = output.console();
    String name = ResourceNames.bucket(bucket);
    if (print.isPresent() && (apply.isPresent() || diff || console.json())) {
      throw new ParameterException(
          spec.commandLine(), "--print goes without --apply, --diff and --format json");
    }
    if (print.isPresent()) {
      return account.run(
          console, AccountOption.Need.READ, byHand -> print(name, byHand, print.get(), console));
    }
    if (apply.isEmpty()) {
      return account.run(
          console, AccountOption.Need.READ, byHand -> show(name, byHand.propose(name), console));
    }
    FingerprintPrefix fingerprint = fingerprint(apply.get());
    return account.run(
        console, AccountOption.Need.WRITE, byHand -> apply(name, byHand, fingerprint, console));
  }

  private static FingerprintPrefix fingerprint(String text) {
    return FingerprintPrefix.of(text)
        .orElseThrow(
            () ->
                new InputException(
                    Console.safe(text)
                        + " is not a fingerprint: give the first 8 or more of the hexadecimal"
                        + " digits that labelguard fix --bucket shows"));
  }

  private int apply(
      String name, OperatorActions byHand, FingerprintPrefix fingerprint, Console console) {
    if (console.json()) {
      return FixOutcomePrinter.print(apply(name, byHand, fingerprint), console);
    }
    OperatorActions.Proposal before = byHand.propose(name);
    FixOutcome outcome = apply(name, byHand, fingerprint);
    if (outcome.result() != FixOutcome.Result.APPLIED) {
      return FixOutcomePrinter.print(outcome, console);
    }
    new AppliedFixPrinter(name, account.options(), console)
        .print(outcome, before, () -> byHand.propose(name));
    return ExitCode.CLEAN;
  }

  /// Applies the fix; of one that was applied before and is still in force, it says so.
  private static FixOutcome apply(
      String name, OperatorActions byHand, FingerprintPrefix fingerprint) {
    FixOutcome outcome = byHand.apply(name, fingerprint);
    boolean isRefused =
        outcome.result() == FixOutcome.Result.NOT_APPLIED && outcome.write().isEmpty();
    return isRefused && isApplied(name, byHand, fingerprint)
        ? FixOutcome.notApplied(
            Target.bucket(name),
            List.of("This fix was applied before and is still in force. There is nothing to do."))
        : outcome;
  }

  private static boolean isApplied(
      String name, OperatorActions byHand, FingerprintPrefix fingerprint) {
    return byHand
        .appliedFix(name)
        .map(texts -> Fingerprint.of(Optional.of(texts.before())))
        .filter(fingerprint::matches)
        .isPresent();
  }

  private static int print(String name, OperatorActions byHand, SourceForm form, Console console) {
    Optional<Intent.Texts> texts =
        proven(byHand.propose(name))
            .map(plan -> new Intent.Texts(plan.before(), plan.after()))
            .or(() -> byHand.appliedFix(name));
    if (texts.isEmpty()) {
      throw new InputException(
          "the policy of bucket " + name + " has neither a proven fix nor one that was applied",
          "To see what is found: labelguard fix --bucket " + name);
    }
    console
        .out()
        .print(
            PrintedStatements.of(
                FixPlanPrinter.read(texts.get().before()),
                FixPlanPrinter.read(texts.get().after()),
                form));
    return ExitCode.CLEAN;
  }

  private int show(String name, OperatorActions.Proposal proposal, Console console) {
    if (console.json()) {
      proposal.findings().forEach(new FindingPrinter(console)::print);
      console.jsonLine(line(name, proposal));
    } else {
      new FixPlanPrinter(name, account.options(), console).print(proposal, diff);
    }
    return isClean(proposal) ? ExitCode.CLEAN : ExitCode.FINDINGS;
  }

  private static boolean isClean(OperatorActions.Proposal proposal) {
    List<Finding> findings = proposal.findings();
    return findings.isEmpty() && Status.of(proposal) == Status.NOTHING;
  }

  private static String line(String name, OperatorActions.Proposal proposal) {
    Optional<FixPlan.Proven> proven = proven(proposal);
    return JsonWriter.object(
        out -> {
          out.text("type", "proposal")
              .text("bucket", name)
              .text("fingerprint", proposal.fingerprint().hex())
              .text("status", Status.of(proposal).text())
              .text("diff", proven.map(FixPlan.Proven::diff))
              .text("policy", proven.map(FixPlan.Proven::after));
          if (!proposal.reasons().isEmpty()) {
            out.texts("reasons", proposal.reasons());
          }
          out.text("against", proposal.against());
        });
  }

  private static Optional<FixPlan.Proven> proven(OperatorActions.Proposal proposal) {
    return proposal.plan() instanceof FixPlan.Proven proven
        ? Optional.of(proven)
        : Optional.empty();
  }
}
