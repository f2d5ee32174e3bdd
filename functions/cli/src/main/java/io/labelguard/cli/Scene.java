package io.labelguard.cli;

import io.labelguard.core.check.Finding;
import io.labelguard.core.guard.FixOutcome;
import io.labelguard.core.guard.Settings;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// One part of the demo's story: what happens, and what Labelguard must make of it.
///
/// @param title what happens, in one line
/// @param events names of files in `events/`; none for the sweep
/// @param expected the checks and what they are about, as [#seen] writes them
/// @param written what fix mode writes, as [#wrote] writes it
record Scene(String title, List<String> events, List<String> expected, List<String> written) {

  static final List<Scene> STORY =
      List.of(
          new Scene(
              "A work team is created without a presign constraint",
              List.of("01-team-without-constraint.json"),
              List.of("LG301 street-scenes-annotators"),
              List.of("street-scenes-annotators applied")),
          new Scene(
              "A labeling job is created on a bucket that is restricted to a VPC",
              List.of("02-job-on-vpc-only-bucket.json"),
              List.of("LG101 xray-triage", "LG103 xray-triage"),
              List.of()),
          new Scene(
              "A bucket policy is tightened under two running jobs",
              List.of("03-policy-tightened.json"),
              List.of("LG101 cats-and-dogs", "LG101 street-signs", "LG103 cats-and-dogs"),
              List.of("gt-labeling-data applied")),
          new Scene(
              "A policy that Labelguard must not touch: Deny with NotPrincipal",
              List.of("05-policy-with-not-principal.json"),
              List.of("LG101 radiology-reports", "LG103 radiology-reports"),
              List.of()),
          new Scene(
              "A call that failed, a bucket that no job uses, a policy that locks the guard out",
              List.of(
                  "06-failed-call.json", "07-unrelated-bucket.json", "08-guard-locked-out.json"),
              List.of(
                  "LG101 vault-transcripts", "LG103 vault-transcripts", "LG106 gt-locked-vault"),
              List.of()),
          new Scene(
              "The sweep finds what is older than the guard",
              List.of(),
              List.of("LG101 old-invoices", "LG103 old-invoices", "LG301 legacy-annotators"),
              List.of("legacy-annotators applied")));

  Scene {
    events = List.copyOf(events);
    expected = List.copyOf(expected);
    written = List.copyOf(written);
  }

  /// Returns what was found, one line a finding: the check, and the job, team or bucket it is
  /// about.
  static SortedSet<String> seen(List<Finding> findings) {
    SortedSet<String> seen = new TreeSet<>();
    findings.forEach(
        finding ->
            seen.add(
                finding.check()
                    + " "
                    + finding.job().or(finding::team).or(finding::bucket).orElse("")));
    return seen;
  }

  /// Returns what was written, one line a fix that took place: its target and outcome.
  static SortedSet<String> wrote(List<FixOutcome> fixes) {
    SortedSet<String> wrote = new TreeSet<>();
    fixes.stream()
        .filter(fix -> fix.result() != FixOutcome.Result.NOT_APPLIED)
        .forEach(fix -> wrote.add(fix.target() + " " + fix.result().text()));
    return wrote;
  }

  /// Returns what must be written in a mode.
  List<String> written(Settings.Mode mode) {
    return switch (mode) {
      case ALERT -> List.of();
      case TEMPORARY, FIX -> written;
    };
  }
}
