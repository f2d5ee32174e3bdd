package io.labelguard.cli.command;

import io.labelguard.cli.input.InputException;
import io.labelguard.cli.input.ResourceNames;
import io.labelguard.cli.print.Console;
import io.labelguard.cli.print.ExitCode;
import io.labelguard.cli.print.FindingPrinter;
import io.labelguard.cli.print.FixOutcomePrinter;
import io.labelguard.cli.print.OutputOptions;
import io.labelguard.core.check.Finding;
import io.labelguard.core.fix.Fingerprint;
import io.labelguard.core.fix.FixPlan;
import io.labelguard.core.guard.write.OperatorActions;
import io.labelguard.policy.json.JsonWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `labelguard fix`: shows the proven fix of a bucket's policy, or applies it.
@Command(
    name = "fix",
    description =
        "Show the proven fix of a bucket's policy and the fingerprint of that policy. With"
            + " --apply, write the fix.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  labelguard fix --bucket gt-labeling-data",
      "  labelguard fix --bucket gt-labeling-data --apply 3f1c…      the fingerprint it showed",
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
      description = "Write the fix, if the policy still has this fingerprint.")
  Optional<String> apply = Optional.empty();

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
    if (apply.isEmpty()) {
      return account.run(
          console, AccountOption.Need.READ, byHand -> show(name, byHand.propose(name), console));
    }
    Fingerprint fingerprint = fingerprint(apply.get());
    return account.run(
        console,
        AccountOption.Need.WRITE,
        byHand -> FixOutcomePrinter.print(byHand.apply(name, fingerprint), console));
  }

  private static Fingerprint fingerprint(String text) {
    String hex = text.strip().toLowerCase(Locale.ROOT);
    if (!hex.matches("[0-9a-f]{64}")) {
      throw new InputException(
          Console.safe(text)
              + " is not a fingerprint: give the 64 hexadecimal digits that labelguard fix --bucket"
              + " shows");
    }
    return new Fingerprint(hex);
  }

  private int show(String name, OperatorActions.Proposal proposal, Console console) {
    FindingPrinter printer = new FindingPrinter(console);
    if (console.json()) {
      proposal.findings().forEach(printer::print);
      console.jsonLine(line(name, proposal));
    } else {
      proposal.findings().forEach(printer::printWithoutFix);
      text(name, proposal, console, printer);
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

  private void text(
      String name, OperatorActions.Proposal proposal, Console console, FindingPrinter printer) {
    Optional<FixPlan.Proven> proven = proven(proposal);
    if (proven.isPresent()) {
      console.line(console.style("bold,green", "Proven fix") + " of bucket " + name + ":");
      printer.diff(proven.get().diff());
      console.line("");
    } else if (Status.of(proposal) == Status.NONE) {
      console.line(console.style("bold,red", "No safe fix") + " of bucket " + name + ":");
    } else {
      console.line("Nothing to fix in the policy of bucket " + name + ".");
    }
    proposal.reasons().forEach(reason -> console.line("  - " + Console.safe(reason)));
    console.line("The policy's fingerprint: " + proposal.fingerprint().hex());
    if (proven.isPresent()) {
      console.line(
          "To apply it: labelguard fix --bucket "
              + name
              + " --apply "
              + proposal.fingerprint().hex()
              + Console.safe(account.options()));
      proposal
          .against()
          .ifPresent(
              against -> printer.note("The guard itself would not write it now. " + against));
    }
  }

  private static Optional<FixPlan.Proven> proven(OperatorActions.Proposal proposal) {
    return proposal.plan() instanceof FixPlan.Proven proven
        ? Optional.of(proven)
        : Optional.empty();
  }
}
