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

/// One part of the demo's story: what happens, and what Labelguard must find and write.
///
/// @param title what happens, in one line
/// @param expectedFindings the findings, as [#findingLines] writes them
/// @param writes the writes of fix mode, as [#writeLines] writes them
record Scene(String title, List<Step> steps, List<String> expectedFindings, List<String> writes) {

  private static final String TIGHTENED = "03-policy-tightened.json";
  private static final String BASELINE = "37-policy-of-another-automation.json";

  /// The scenes of every mode.
  private static final List<Scene> STORY =
      List.of(
          new Scene(
              "A work team is created without a presign constraint",
              List.of(event("01-team-without-constraint.json")),
              List.of(of(CheckId.TEAM_UNCONSTRAINED, "street-scenes-annotators")),
              List.of("street-scenes-annotators applied")),
          new Scene(
              "A labeling job is created on a bucket that is restricted to a VPC",
              List.of(event("02-job-on-vpc-only-bucket.json")),
              List.of(
                  of(CheckId.GROUND_TRUTH_DENIED, "xray-triage"),
                  of(CheckId.WORKERS_DENIED, "xray-triage")),
              List.of()),
          new Scene(
              "A bucket policy is tightened under two running jobs",
              List.of(new Step.Event(TIGHTENED, Step.Messages.IN_FULL)),
              List.of(
                  of(CheckId.GROUND_TRUTH_DENIED, "cats-and-dogs"),
                  of(CheckId.GROUND_TRUTH_DENIED, "street-signs"),
                  of(CheckId.WORKERS_DENIED, "cats-and-dogs")),
              List.of("gt-labeling-data applied")),
          new Scene(
              "A policy that Labelguard must not touch: Deny with NotPrincipal",
              List.of(event("05-policy-with-not-principal.json")),
              List.of(
                  of(CheckId.GROUND_TRUTH_DENIED, "radiology-reports"),
                  of(CheckId.WORKERS_DENIED, "radiology-reports")),
              List.of()),
          new Scene(
              "A call that failed, a bucket that no job uses, a policy that locks the guard out",
              List.of(
                  event("06-failed-call.json"),
                  event("07-unrelated-bucket.json"),
                  event("08-guard-locked-out.json")),
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
              List.of("legacy-annotators applied")),
          new Scene(
              "A person asks whether a job will run",
              List.of(new Step.Doctor("old-invoices")),
              List.of(
                  of(CheckId.GROUND_TRUTH_DENIED, "old-invoices"),
                  of(CheckId.WORKERS_DENIED, "old-invoices")),
              List.of()));

  /// The scenes that need fixes.
  private static final List<Scene> FIX_SCENES =
      List.of(
          new Scene(
              "A person reverts a fix: that is a decision, and the guard does not repeat the fix",
              List.of(new Step.Undo("gt-labeling-data"), new Step.Again(TIGHTENED, 1)),
              List.of(
                  of(CheckId.GROUND_TRUTH_DENIED, "cats-and-dogs"),
                  of(CheckId.GROUND_TRUTH_DENIED, "street-signs"),
                  of(CheckId.WORKERS_DENIED, "cats-and-dogs")),
              List.of("gt-labeling-data undo applied")),
          new Scene(
              "A bucket tagged labelguard:mode=temporary: its fix ends with its job",
              List.of(
                  event("36-policy-tightened-temporary-bucket.json"),
                  new Step.JobEnds("pilot-audio"),
                  new Step.Sweep()),
              List.of(
                  of(CheckId.GROUND_TRUTH_DENIED, "pilot-audio"),
                  of(CheckId.WORKERS_DENIED, "pilot-audio")),
              List.of("gt-pilot-audio end applied", "gt-pilot-audio temporary applied")),
          new Scene(
              "Another automation denies something else again and again: the breaker stops it",
              List.of(
                  event(BASELINE),
                  new Step.Denies(BASELINE, "s3:PutObject"),
                  new Step.Denies(BASELINE, "s3:ListBucket"),
                  new Step.Denies(BASELINE, "s3:AbortMultipartUpload"),
                  new Step.Denies(BASELINE, "s3:AbortMultipartUpload"),
                  new Step.Breaker("gt-forklift-video")),
              List.of(
                  of(CheckId.GROUND_TRUTH_DENIED, "forklift-video"),
                  of(CheckId.WORKERS_DENIED, "forklift-video")),
              List.of("gt-forklift-video applied")));

  Scene {
    steps = List.copyOf(steps);
    expectedFindings = List.copyOf(expectedFindings);
    writes = List.copyOf(writes);
  }

  /// Returns the story of a mode.
  static List<Scene> story(Settings.Mode mode) {
    return switch (mode) {
      case ALERT -> STORY;
      case TEMPORARY, FIX -> Stream.concat(STORY.stream(), FIX_SCENES.stream()).toList();
    };
  }

  /// Returns one line for each finding: the check, and its job, team or bucket.
  static SortedSet<String> findingLines(List<Finding> findings) {
    SortedSet<String> lines = new TreeSet<>();
    findings.forEach(
        finding ->
            lines.add(
                of(
                    finding.check(),
                    finding.job().or(finding::team).or(finding::bucket).orElse(""))));
    return lines;
  }

  private static Step event(String file) {
    return new Step.Event(file, Step.Messages.SUBJECTS);
  }

  private static String of(CheckId check, String about) {
    return check.text() + " " + about;
  }

  /// Returns one line for each write: its target, its purpose unless that is a fix for good, and
  /// its outcome.
  static SortedSet<String> writeLines(List<FixOutcome> fixes) {
    SortedSet<String> lines = new TreeSet<>();
    fixes.stream()
        .filter(fix -> fix.result() != FixOutcome.Result.NOT_APPLIED)
        .forEach(fix -> lines.add(fix.target().name() + " " + purpose(fix) + fix.result().text()));
    return lines;
  }

  private static String purpose(FixOutcome fix) {
    return fix.write()
        .map(FixOutcome.Write::purpose)
        .filter(purpose -> !(purpose instanceof Purpose.Fix))
        .map(purpose -> purpose.text() + " ")
        .orElse("");
  }

  /// Returns the writes that a mode must make.
  List<String> expectedWrites(Settings.Mode mode) {
    return switch (mode) {
      case ALERT -> List.of();
      case TEMPORARY, FIX -> writes;
    };
  }
}
