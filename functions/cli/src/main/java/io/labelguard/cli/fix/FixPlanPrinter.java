package io.labelguard.cli.fix;

import io.labelguard.cli.print.ChangePrinter;
import io.labelguard.cli.print.Console;
import io.labelguard.cli.print.FindingPrinter;
import io.labelguard.core.check.CheckId;
import io.labelguard.core.check.FixAdvice;
import io.labelguard.core.fix.ChangeByAttribute;
import io.labelguard.core.fix.ChangedStatement.Kind;
import io.labelguard.core.fix.FixPlan;
import io.labelguard.core.fix.FixVerifier;
import io.labelguard.core.fix.ProvenWords;
import io.labelguard.core.guard.write.OperatorActions.Proposal;
import io.labelguard.core.record.Snapshot;
import io.labelguard.core.report.AffectedJob;
import io.labelguard.core.report.Report;
import io.labelguard.core.report.ReportBuilder;
import io.labelguard.core.report.ReportedCause;
import io.labelguard.core.report.ReportedChange;
import io.labelguard.core.report.text.NameList;
import io.labelguard.core.report.text.Quantity;
import io.labelguard.policy.PolicyReader;
import io.labelguard.policy.model.MalformedPolicyException;
import io.labelguard.policy.model.Policy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Prints what `labelguard fix` would do about a bucket's policy, as text.
final class FixPlanPrinter {

  /// How many digits of a fingerprint or of the id of a fix people get.
  static final int DIGITS = 12;

  private static final int JOBS = 10;

  private final String bucket;
  private final String options;
  private final Console console;

  /// @param options those that a command needs to reach the same account
  FixPlanPrinter(String bucket, String options, Console console) {
    this.bucket = bucket;
    this.options = options;
    this.console = console;
  }

  /// Prints the findings, then the plan or the reason why there is no plan.
  ///
  /// @param wholeDiff whether the unified diff is printed instead of the changed attributes
  void print(Proposal proposal, boolean wholeDiff) {
    switch (proposal.plan()) {
      case FixPlan.Proven plan -> proven(plan, proposal, wholeDiff);
      case FixPlan.NoSafeFix _ -> none("No safe fix", proposal);
      case FixPlan.Nothing _ when !proposal.reasons().isEmpty() -> none("No safe fix", proposal);
      case FixPlan.Nothing _ ->
          none(
              proposal.findings().isEmpty() ? "Nothing to fix" : "Nothing that Labelguard can fix",
              proposal);
    }
  }

  private void none(String what, Proposal proposal) {
    console.wrapped(console.style("bold", what) + " in the policy of " + name(proposal) + ".");
    proposal.reasons().forEach(reason -> console.hanging("  - ", Console.safe(reason)));
    List<String> open = open(proposal).toList();
    if (!open.isEmpty()) {
      console.line("");
      console.line("Found:");
      open.forEach(point -> console.hanging("  - ", Console.safe(point)));
    }
  }

  /// Returns what is open, one line for each cause.
  static Stream<String> open(Proposal proposal) {
    return report(proposal).causes().stream().map(FixPlanPrinter::line);
  }

  private static Report report(Proposal proposal) {
    return new ReportBuilder(proposal.situation(), proposal.findings()).build();
  }

  private static String line(ReportedCause cause) {
    List<String> jobs = cause.jobs().stream().map(AffectedJob::name).toList();
    String checks = cause.checks().stream().map(CheckId::text).collect(Collectors.joining(", "));
    return (jobs.isEmpty() ? "" : NameList.of(jobs, JOBS) + ": ")
        + cause.problem()
        + " ("
        + checks
        + ")";
  }

  private void proven(FixPlan.Proven plan, Proposal proposal, boolean wholeDiff) {
    console.wrapped("Labelguard would make this change to the policy of " + name(proposal) + ".");
    console.wrapped(
        proposal.lastChange().map(FixPlanPrinter::changed).orElse("")
            + "Nothing has been written.");
    console.line("");
    Policy before = read(plan.before());
    ChangeByAttribute change = ChangeByAttribute.of(before, read(plan.after()));
    if (wholeDiff) {
      new FindingPrinter(console).diff(plan.diff());
      console.line("");
    } else {
      new ChangePrinter(proposal.situation().endpoints(), console).print(change, before, plan);
    }
    counts(change, plan);
    console.line("");
    consequences(plan, proposal);
    console.line("");
    commands(proposal, wholeDiff);
  }

  private String name(Proposal proposal) {
    String where =
        Stream.of(proposal.situation().account(), proposal.situation().region())
            .flatMap(Optional::stream)
            .collect(Collectors.joining(", "));
    return bucket + (where.isEmpty() ? "" : " (" + where + ")");
  }

  private static String changed(Snapshot live) {
    return "The policy was last changed "
        + PrintedTime.of(live.at())
        + live.actor()
            .map(actor -> " by " + Console.safe(ReportedChange.shortName(actor)))
            .orElse("")
        + ". ";
  }

  private void counts(ChangeByAttribute change, FixPlan.Proven plan) {
    console.wrapped(
        "%s: %s changed, %d added, %d removed, %s -> %s of %s bytes"
            .formatted(
                console.style("bold", "Plan"),
                Quantity.of(change.count(Kind.CHANGED), "statement"),
                change.count(Kind.ADDED),
                change.count(Kind.REMOVED),
                bytes(plan.before()),
                bytes(plan.after()),
                Quantity.grouped(FixVerifier.LARGEST_POLICY)));
  }

  private static String bytes(String text) {
    return Quantity.grouped(text.getBytes(StandardCharsets.UTF_8).length);
  }

  private void consequences(FixPlan.Proven plan, Proposal proposal) {
    Report report = report(proposal);
    console.hanging("  Proven    ", ProvenWords.of(plan, proposal.situation().endpoints()) + ".");
    Set<String> fixed = deniedJobs(proposal);
    String jobs =
        report.causes().stream()
            .filter(cause -> cause.fix().proven())
            .flatMap(cause -> cause.jobs().stream())
            .filter(job -> fixed.contains(job.name()))
            .map(job -> job.name() + job.left().map(left -> " (" + left + " left)").orElse(""))
            .distinct()
            .collect(Collectors.joining(", "));
    console.hanging("  Fixes     ", Console.safe(jobs));
    String label = "  Does not  ";
    for (String open : report.stillOpen()) {
      console.hanging(label, Console.safe(open));
      label = " ".repeat(label.length());
    }
    proposal
        .against()
        .ifPresent(
            against ->
                console.hanging(
                    "  Guard     ", "would not write it now by itself. " + Console.safe(against)));
    proposal.reasons().forEach(reason -> console.hanging("  Note      ", Console.safe(reason)));
  }

  /// Returns the names of the jobs to which a proven fix gives back Ground Truth's access.
  static Set<String> deniedJobs(Proposal proposal) {
    return proposal.findings().stream()
        .filter(finding -> finding.check().deniesGroundTruth())
        .filter(finding -> finding.fix().status() == FixAdvice.Status.PROVEN)
        .flatMap(finding -> finding.job().stream())
        .collect(Collectors.toSet());
  }

  private void commands(Proposal proposal, boolean wholeDiff) {
    String on = " --bucket " + bucket;
    console.line(
        "Apply:  labelguard fix"
            + on
            + " --apply "
            + digits(proposal.fingerprint().hex())
            + Console.safe(options));
    console.line("        refused if the policy changes before that");
    console.line("Undo:   labelguard undo" + on + Console.safe(options));
    if (!wholeDiff) {
      console.line("Diff:   --diff");
    }
    console.hanging(
        "Source: ",
        "if Terraform or CloudFormation owns this policy, change it there too:"
            + "  --print hcl|yaml|json");
  }

  /// Returns the first digits of a fingerprint or id.
  static String digits(String hex) {
    return hex.length() <= DIGITS ? hex : hex.substring(0, DIGITS);
  }

  /// Reads a text of a proven plan.
  static Policy read(String proven) {
    try {
      return PolicyReader.live(proven);
    } catch (MalformedPolicyException e) {
      throw new IllegalStateException("the verifier read this text", e);
    }
  }
}
