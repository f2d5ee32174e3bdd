package io.labelguard.core.report;

import io.labelguard.core.check.Finding;
import io.labelguard.core.event.Actor;
import io.labelguard.core.event.EventFacts;
import io.labelguard.core.record.FixOutcome;
import io.labelguard.core.record.Purpose;
import io.labelguard.core.record.Target;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Writes an alert as plain text for e-mail and terminals.
///
/// It says what is at risk, what changed, who changed it and when, which statement decides, the
/// smallest diff, what was done or what to paste, how to undo it, account and Region. Every string
/// from outside is escaped.
public final class AlertText {

  private static final int NAMES = 20;

  private final Alert alert;
  private final StringBuilder out = new StringBuilder();

  private AlertText(Alert alert) {
    this.alert = alert;
  }

  /// Returns the text; it ends with a line break.
  public static String of(Alert alert) {
    return new AlertText(alert).text();
  }

  private String text() {
    line(Escaped.line(alert.subject()));
    line("");
    line("Account " + Escaped.line(alert.account()) + ", Region " + Escaped.line(alert.region()));
    atRisk();
    alert.event().ifPresent(this::whatChanged);
    findings();
    alert.applied().ifPresent(this::whatWasDone);
    notes();
    alert.source().ifPresent(this::source);
    line("");
    line("Alert " + Escaped.line(alert.id()) + ". Bucket policies were judged; identity policies,");
    line("service and resource control policies, and endpoint policies also decide.");
    return Escaped.withoutMentions(out.toString());
  }

  private void atRisk() {
    named("Labeling jobs", Finding::job);
    named("Buckets", Finding::bucket);
    named("Work teams", Finding::team);
  }

  private void named(String what, Function<Finding, Optional<String>> name) {
    TreeSet<String> names =
        alert.findings().stream()
            .map(name)
            .flatMap(Optional::stream)
            .map(Escaped::line)
            .collect(Collectors.toCollection(TreeSet::new));
    if (!names.isEmpty()) {
      line(what + " affected: " + NameList.of(names, NAMES));
    }
  }

  private void whatChanged(EventFacts event) {
    heading("What changed");
    line("%s at %s".formatted(Escaped.line(event.call()), event.time()));
    Actor actor = event.actor();
    line("by " + actor.arn().map(Escaped::line).orElse("someone whom the event does not name"));
    detail("role", actor.issuerArn());
    detail("caller's account", actor.account().filter(other -> !other.equals(alert.account())));
    detail("from", actor.sourceIp());
    detail("through", actor.invokedBy());
    detail("with", actor.userAgent());
    detail("CloudTrail event", Optional.of(event.id()));
  }

  private void findings() {
    FindingText writer = new FindingText(alert);
    List<SharedCause> causes = SharedCause.of(alert.findings());
    for (int i = 0; i < causes.size(); i++) {
      line("");
      out.append(writer.of(i + 1, causes.get(i)));
    }
  }

  private void whatWasDone(FixOutcome outcome) {
    String target =
        switch (outcome.target()) {
          case Target.Bucket(String name) -> "the policy of bucket " + Escaped.line(name);
          case Target.Team(String name) ->
              "the presign constraint of work team " + Escaped.line(name);
        };
    heading("What Labelguard did");
    line(
        switch (outcome.result()) {
          case APPLIED -> "It changed " + target + " and read the change back.";
          case NOT_APPLIED -> "It did not change " + target + ".";
          case CANNOT_TELL ->
              "It cannot tell whether its change of " + target + " took effect. Check it.";
        });
    outcome.reasons().forEach(reason -> line("- " + Escaped.line(reason)));
    outcome.diff().ifPresent(diff -> block("Diff", diff));
    outcome.since().ifPresent(diff -> block("Changed since", diff));
    outcome.readBack().ifPresent(text -> block("Read back", text));
    outcome.write().ifPresent(write -> howToUndo(outcome, write));
  }

  private void howToUndo(FixOutcome outcome, FixOutcome.Write write) {
    if (outcome.result() == FixOutcome.Result.NOT_APPLIED) {
      return;
    }
    switch (write.purpose()) {
      case Purpose.Fix _, Purpose.TemporaryFix _ ->
          line(
              switch (outcome.target()) {
                case Target.Bucket(String name) ->
                    "To undo it: labelguard undo --bucket "
                        + Escaped.line(name)
                        + " --fix "
                        + Escaped.line(write.id());
                case Target.Team _ -> "To undo it, put back what the diff shows with a minus.";
              });
      case Purpose.End _, Purpose.Undo _ -> {}
    }
    line(
        "Labelguard does not repeat a fix that was removed. To forbid fixes of this bucket or"
            + " team,");
    line("set its tag labelguard:mode to alert.");
  }

  private void notes() {
    if (!alert.notes().isEmpty()) {
      heading("Notes");
      alert.notes().forEach(note -> line("- " + Escaped.line(note)));
    }
  }

  private void source(String lines) {
    heading("For the template or code that this policy comes from");
    block("The statements after the fix", lines);
  }

  private void heading(String heading) {
    line("");
    line(heading);
    line("-".repeat(heading.length()));
  }

  private void detail(String what, Optional<String> value) {
    value.ifPresent(present -> line("  " + what + ": " + Escaped.line(present, 500)));
  }

  private void block(String what, String text) {
    line(what + ":");
    Escaped.block(text).lines().forEach(each -> line("  " + each));
  }

  private void line(String text) {
    out.append(text).append('\n');
  }
}
