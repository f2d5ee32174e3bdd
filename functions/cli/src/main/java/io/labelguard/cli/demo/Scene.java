package io.labelguard.cli.demo;

import io.labelguard.core.check.CheckId;
import io.labelguard.core.check.Finding;
import io.labelguard.core.guard.Settings;
import io.labelguard.core.record.FixOutcome;
import io.labelguard.core.record.Purpose;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/// One part of the demo's story: what happens, and what Labelguard must make of it.
///
/// @param title what happens, in one line
/// @param expected the checks and what they are about, as [#seen] writes them
/// @param written what fix mode writes, as [#wrote] writes it
record Scene(String title, List<Step> steps, List<String> expected, List<String> written) {

  private static final String TIGHTENED = "03-policy-tightened.json";
  private static final String BASELINE = "37-policy-of-another-automation.json";

  /// What is told in every mode.
  private static final List<Scene> STORY =
      List.of(
          new Scene(
              "A work team is created without a presign constraint",
              List.of(new Step.Event("01-team-without-constraint.json", false)),
              List.of(of(CheckId.TEAM_UNCONSTRAINED, "street-scenes-annotators")),
              List.of("street-scenes-annotators applied")),
          new Scene(
              "A labeling job is created on a bucket that is restricted to a VPC",
              List.of(new Step.Event("02-job-on-vpc-only-bucket.json", false)),
              List.of(
                  of(CheckId.GROUND_TRUTH_DENIED, "xray-triage"),
                  of(CheckId.WORKERS_DENIED, "xray-triage")),
              List.of()),
          new Scene(
              "A bucket policy is tightened under two running jobs",
              List.of(new Step.Event(TIGHTENED, false)),
              List.of(
                  of(CheckId.GROUND_TRUTH_DENIED, "cats-and-dogs"),
                  of(CheckId.GROUND_TRUTH_DENIED, "street-signs"),
                  of(CheckId.WORKERS_DENIED, "cats-and-dogs")),
              List.of("gt-labeling-data applied")),
          new Scene(
              "A policy that Labelguard must not touch: Deny with NotPrincipal",
              List.of(new Step.Event("05-policy-with-not-principal.json", false)),
              List.of(
                  of(CheckId.GROUND_TRUTH_DENIED, "radiology-reports"),
                  of(CheckId.WORKERS_DENIED, "radiology-reports")),
              List.of()),
          new Scene(
              "A call that failed, a bucket that no job uses, a policy that locks the guard out",
              List.of(
                  new Step.Event("06-failed-call.json", false),
                  new Step.Event("07-unrelated-bucket.json", false),
                  new Step.Event("08-guard-locked-out.json", false)),
              List.of(
                  of(CheckId.GROUND_TRUTH_DENIED, "vault-transcripts"),
                  of(CheckId.WORKERS_DENIED, "vault-transcripts"),
                  of(CheckId.GUARD_LOCKED_OUT, "gt-locked-vault")),
              List.of()),
          new Scene(
              "The sweep finds what is older than the guard",
              List.of(new Step.Sweep()),
              List.of(
                  of(CheckId.GROUND_TRUTH_DENIED, "old-invoices"),
                  of(CheckId.WORKERS_DENIED, "old-invoices"),
                  of(CheckId.TEAM_UNCONSTRAINED, "legacy-annotators")),
              List.of("legacy-annotators applied")));

  /// What there is to tell only where fixes are made.
  private static final List<Scene> OF_FIXES =
      List.of(
          new Scene(
              "A person takes a fix out: that is a decision, and it is not made again",
              List.of(new Step.Undo("gt-labeling-data"), new Step.Again(TIGHTENED, 1)),
              List.of(
                  of(CheckId.GROUND_TRUTH_DENIED, "cats-and-dogs"),
                  of(CheckId.GROUND_TRUTH_DENIED, "street-signs"),
                  of(CheckId.WORKERS_DENIED, "cats-and-dogs")),
              List.of("gt-labeling-data undo applied")),
          new Scene(
              "A bucket tagged labelguard:mode=temporary: its fix ends with its job",
              List.of(
                  new Step.Event("36-policy-tightened-temporary-bucket.json", true),
                  new Step.JobEnds("pilot-audio"),
                  new Step.Sweep()),
              List.of(
                  of(CheckId.GROUND_TRUTH_DENIED, "pilot-audio"),
                  of(CheckId.WORKERS_DENIED, "pilot-audio")),
              List.of("gt-pilot-audio end applied", "gt-pilot-audio temporary applied")),
          new Scene(
              "Another automation writes a policy again and again: the breaker ends that",
              List.of(
                  new Step.Event(BASELINE, true),
                  new Step.Again(BASELINE, 2),
                  new Step.Again(BASELINE, 3),
                  new Step.Again(BASELINE, 4),
                  new Step.Again(BASELINE, 5),
                  new Step.Breaker("gt-forklift-video")),
              List.of(
                  of(CheckId.GROUND_TRUTH_DENIED, "forklift-video"),
                  of(CheckId.WORKERS_DENIED, "forklift-video")),
              List.of("gt-forklift-video applied")));

  Scene {
    steps = List.copyOf(steps);
    expected = List.copyOf(expected);
    written = List.copyOf(written);
  }

  /// Returns the story that is told in a mode.
  static List<Scene> story(Settings.Mode mode) {
    return switch (mode) {
      case ALERT -> STORY;
      case TEMPORARY, FIX -> Stream.concat(STORY.stream(), OF_FIXES.stream()).toList();
    };
  }

  /// Returns what was found, one line a finding: the check, and the job, team or bucket it is
  /// about.
  static SortedSet<String> seen(List<Finding> findings) {
    SortedSet<String> seen = new TreeSet<>();
    findings.forEach(
        finding ->
            seen.add(
                of(
                    finding.check(),
                    finding.job().or(finding::team).or(finding::bucket).orElse(""))));
    return seen;
  }

  private static String of(CheckId check, String about) {
    return check.text() + " " + about;
  }

  /// Returns what was written, one line a write that took place: its target, its purpose if that is
  /// another than a fix for good, and its outcome.
  static SortedSet<String> wrote(List<FixOutcome> fixes) {
    SortedSet<String> wrote = new TreeSet<>();
    fixes.stream()
        .filter(fix -> fix.result() != FixOutcome.Result.NOT_APPLIED)
        .forEach(fix -> wrote.add(fix.target().name() + " " + purpose(fix) + fix.result().text()));
    return wrote;
  }

  private static String purpose(FixOutcome fix) {
    return fix.write()
        .map(FixOutcome.Write::purpose)
        .filter(purpose -> !(purpose instanceof Purpose.Fix))
        .map(purpose -> purpose.text() + " ")
        .orElse("");
  }

  /// Returns what must be written in a mode.
  List<String> written(Settings.Mode mode) {
    return switch (mode) {
      case ALERT -> List.of();
      case TEMPORARY, FIX -> written;
    };
  }
}
