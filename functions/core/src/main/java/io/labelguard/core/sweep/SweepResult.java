package io.labelguard.core.sweep;

import io.labelguard.core.check.Finding;
import io.labelguard.core.port.CallFailure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// What a part of a sweep read and found.
///
/// @param jobs the number of live labeling jobs that were read
/// @param buckets the number of buckets
/// @param teams the number of work teams
/// @param findings the number of findings by check
/// @param names the buckets that the labeling jobs use
/// @param missed changes whose event was missing, each a sentence
/// @param notes what no check finds, each a sentence
/// @param failures calls that failed
/// @param reported those of them that a finding of its own reports
public record SweepResult(
    int jobs,
    int buckets,
    int teams,
    SortedMap<String, Integer> findings,
    SortedSet<String> names,
    List<String> missed,
    List<String> notes,
    List<CallFailure> failures,
    List<CallFailure> reported) {

  /// Nothing.
  public static final SweepResult NOTHING =
      new SweepResult(
          0, 0, 0, new TreeMap<>(), new TreeSet<>(), List.of(), List.of(), List.of(), List.of());

  public SweepResult {
    findings = new TreeMap<>(findings);
    names = new TreeSet<>(names);
    missed = List.copyOf(missed);
    notes = List.copyOf(notes);
    failures = List.copyOf(failures);
    reported = List.copyOf(reported);
  }

  /// Returns both together. A sentence or failure of both is kept once.
  public SweepResult plus(SweepResult other) {
    SortedMap<String, Integer> found = new TreeMap<>(findings);
    other.findings.forEach((check, count) -> found.merge(check, count, Integer::sum));
    SortedSet<String> all = new TreeSet<>(names);
    all.addAll(other.names);
    return new SweepResult(
        jobs + other.jobs,
        buckets + other.buckets,
        teams + other.teams,
        found,
        all,
        both(missed, other.missed),
        both(notes, other.notes),
        both(failures, other.failures),
        both(reported, other.reported));
  }

  private static <T> List<T> both(List<T> one, List<T> other) {
    Set<T> all = new LinkedHashSet<>(one);
    all.addAll(other);
    return List.copyOf(all);
  }

  /// Returns this with some live labeling jobs that use some buckets.
  public SweepResult withJobs(int count, Collection<String> used) {
    SortedSet<String> all = new TreeSet<>(names);
    all.addAll(used);
    return new SweepResult(
        jobs + count, buckets, teams, findings, all, missed, notes, failures, reported);
  }

  /// Returns this with one more bucket.
  public SweepResult withBucket() {
    return new SweepResult(
        jobs, buckets + 1, teams, findings, names, missed, notes, failures, reported);
  }

  /// Returns this with one more work team.
  public SweepResult withTeam() {
    return new SweepResult(
        jobs, buckets, teams + 1, findings, names, missed, notes, failures, reported);
  }

  /// Returns this with more findings.
  public SweepResult withFindings(List<Finding> found) {
    SortedMap<String, Integer> all = new TreeMap<>(findings);
    found.forEach(finding -> all.merge(finding.check().text(), 1, Integer::sum));
    return new SweepResult(jobs, buckets, teams, all, names, missed, notes, failures, reported);
  }

  /// Returns this with more changes whose event was missing.
  public SweepResult withMissed(List<String> sentences) {
    return new SweepResult(
        jobs, buckets, teams, findings, names, both(missed, sentences), notes, failures, reported);
  }

  /// Returns this with more notes.
  public SweepResult withNotes(List<String> sentences) {
    return new SweepResult(
        jobs, buckets, teams, findings, names, missed, both(notes, sentences), failures, reported);
  }

  /// Returns this with more calls that failed.
  ///
  /// @param known those of them that a finding of its own reports
  public SweepResult withFailures(List<CallFailure> failed, List<CallFailure> known) {
    return new SweepResult(
        jobs,
        buckets,
        teams,
        findings,
        names,
        missed,
        notes,
        both(failures, failed),
        both(reported, known));
  }

  /// Returns this with a call that failed.
  public SweepResult withFailure(CallFailure failed) {
    return withFailures(List.of(failed), List.of());
  }

  /// Returns the number of all findings.
  public int found() {
    return findings.values().stream().mapToInt(Integer::intValue).sum();
  }

  /// Returns the sentences that sum it up: the counts, then what events missed, then the notes.
  public List<String> sentences() {
    String counts =
        "%d live jobs, %d buckets, %d work teams: %d findings"
            .formatted(jobs, buckets, teams, found());
    List<String> all = new ArrayList<>();
    all.add(failures.isEmpty() ? counts + "." : counts + ", " + failures.size() + " failed calls.");
    Stream.concat(missed.stream(), notes.stream()).forEach(all::add);
    return List.copyOf(all);
  }
}
