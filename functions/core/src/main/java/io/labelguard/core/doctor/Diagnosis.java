package io.labelguard.core.doctor;

import io.labelguard.core.check.CheckId;
import io.labelguard.core.check.Finding;
import io.labelguard.core.check.Note;
import io.labelguard.core.check.Reservations;
import io.labelguard.core.check.Severity;
import io.labelguard.core.check.Situation;
import io.labelguard.core.doctor.Prerequisite.State;
import io.labelguard.core.labeling.LabelingJob;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// Every prerequisite of one labeling job, from top to bottom, and whether the job will run.
///
/// @param findings all that was found, about the job and its buckets and team
/// @param failures calls to AWS that failed otherwise than by a refusal, each a sentence
/// @param reservations what is taken as so without having been read
public record Diagnosis(
    LabelingJob job,
    List<Prerequisite> prerequisites,
    List<Finding> findings,
    List<String> failures,
    Reservations reservations) {

  /// Findings that do not stop a job: who else may read or open what it uses.
  private static final Set<CheckId> BESIDE =
      EnumSet.of(
          CheckId.TEAM_UNCONSTRAINED,
          CheckId.TEAM_CONSTRAINT_UNFIT,
          CheckId.GUARD_LOCKED_OUT,
          CheckId.WRONG_REGION_ENDPOINT,
          CheckId.WRONG_KIND_OF_VALUE,
          CheckId.MEANING_UNCLEAR,
          CheckId.CANNOT_TELL,
          CheckId.CHECK_FAILED);

  public Diagnosis {
    prerequisites = List.copyOf(prerequisites);
    findings = List.copyOf(findings);
    failures = List.copyOf(failures);
  }

  /// Puts together what the checks found of a job and what they did not judge.
  ///
  /// @param situation what was read
  /// @param findings of the job, its buckets and its team
  /// @param notes likewise
  public static Diagnosis of(
      LabelingJob job,
      Situation situation,
      List<Finding> findings,
      List<Note> notes,
      List<String> failures,
      Reservations reservations) {
    List<Prerequisite> all = new ArrayList<>();
    Answers answers = new Answers(job, situation, findings, notes);
    for (Question question : Question.values()) {
      Collection<String> buckets = question.appliesTo(job) ? question.buckets(job) : List.of();
      if (!buckets.isEmpty()) {
        for (String bucket : buckets) {
          all.add(
              prerequisite(question, answers.to(question, Optional.of(bucket)), arn(job, bucket)));
        }
      } else {
        Answers.Answer answer = answers.to(question, Optional.empty());
        all.add(prerequisite(question, answer, answer.resource()));
      }
    }
    List<Prerequisite> said = all.stream().map(one -> one.with(reservations)).toList();
    return new Diagnosis(job, said, findings, failures, reservations);
  }

  private static Optional<String> arn(LabelingJob job, String bucket) {
    return Optional.of("arn:" + job.partition() + ":s3:::" + bucket);
  }

  private static Prerequisite prerequisite(
      Question question, Answers.Answer answer, Optional<String> resource) {
    return new Prerequisite(
        question.check(),
        question.title(),
        answer.state(),
        resource,
        answer.evidence(),
        question.apis());
  }

  /// Returns the verdict: the first that fits.
  public RunVerdict verdict() {
    if (!job.status().live() && job.status() != LabelingJob.Status.UNKNOWN) {
      return RunVerdict.ENDED;
    }
    if (findings.stream().anyMatch(Diagnosis::stopsTheJob)) {
      return RunVerdict.FAILS;
    }
    if (has(State.CANNOT_TELL) || !failures.isEmpty() || isUndecided()) {
      return RunVerdict.CANNOT_TELL;
    }
    return has(State.NOT_CHECKED) ? RunVerdict.NO_FAULT_FOUND : RunVerdict.RUNS;
  }

  /// A finding that nothing could be decided, or that a check failed, need not belong to a
  /// question.
  private boolean isUndecided() {
    return findings.stream()
        .map(Finding::check)
        .anyMatch(check -> check == CheckId.CANNOT_TELL || check == CheckId.CHECK_FAILED);
  }

  private static boolean stopsTheJob(Finding finding) {
    return (finding.severity() == Severity.CRITICAL || finding.severity() == Severity.HIGH)
        && !BESIDE.contains(finding.check());
  }

  /// Returns how many findings say that something is wrong, and not that something is not known.
  public int found() {
    return (int)
        findings.stream()
            .filter(finding -> finding.check() != CheckId.CANNOT_TELL)
            .filter(finding -> finding.check() != CheckId.CHECK_FAILED)
            .count();
  }

  /// Returns how many prerequisites depend on what is not known.
  public int cannotTell() {
    return (int) prerequisites.stream().filter(one -> one.state() == State.CANNOT_TELL).count();
  }

  /// Returns the ids of the checks that judged not everything, sorted.
  public List<String> notChecked() {
    SortedSet<String> ids = new TreeSet<>();
    prerequisites.stream()
        .filter(one -> one.state() == State.NOT_CHECKED)
        .forEach(one -> ids.add(one.check().text()));
    return List.copyOf(ids);
  }

  private boolean has(State state) {
    return prerequisites.stream().anyMatch(one -> one.state() == state);
  }
}
