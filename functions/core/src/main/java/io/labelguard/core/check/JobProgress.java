package io.labelguard.core.check;

import static java.util.stream.Collectors.joining;

import io.labelguard.core.labeling.LabelingJob;
import java.util.List;
import java.util.Optional;

/// LG208: a running labeling job makes no progress, its objects fail, or it nears its end.
///
/// @see <a
///     href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_LabelCounters.html">LabelCounters</a>
final class JobProgress implements Check {

  /// The log group of all labeling jobs; each job has a stream of its name.
  private static final String LOG_GROUP = "/aws/sagemaker/LabelingJobs";

  @Override
  public CheckId id() {
    return CheckId.JOB_PROGRESS;
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String summary() {
    return "Flags a labeling job InProgress whose objects fail, that makes no progress, or that"
        + " nears the end of its 30 days.";
  }

  @Override
  public List<Finding> findings(JudgedSituation judged) {
    Situation situation = judged.situation();
    return situation.progress().stream()
        .flatMap(
            facts -> situation.judgedJobs().stream().flatMap(job -> finding(job, facts).stream()))
        .toList();
  }

  /// Returns one finding that names all that is wrong with the job's progress, as severe as the
  /// worst of it.
  Optional<Finding> finding(LabelingJob job, ProgressFacts facts) {
    List<ProgressProblem> problems = ProgressProblems.of(job, facts);
    return problems.stream()
        .findFirst()
        .map(
            worst ->
                Finding.of(this, new About.Job(job.name()))
                    .as(worst.severity())
                    .causing(worst.consequence())
                    .because(message(job, problems))
                    .withFix(
                        FixAdvice.none(problems.stream().map(ProgressProblem::advice).toList())));
  }

  private static String message(LabelingJob job, List<ProgressProblem> problems) {
    return problems.stream().map(ProgressProblem::sentence).collect(joining(" "))
        + " Its log is the stream "
        + job.name()
        + " of the log group "
        + LOG_GROUP
        + ".";
  }
}
