package io.labelguard.core.guard;

import static java.util.Comparator.comparing;

import io.labelguard.core.check.Finding;
import io.labelguard.core.check.Situation;
import io.labelguard.core.fix.proposal.AdvisedFindings;
import io.labelguard.core.labeling.LabelCounters;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.LabelingJob.Status;
import io.labelguard.core.port.CallFailedException;
import io.labelguard.core.port.CallFailure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// The judgement of a bucket's jobs, after the first of those that it endangers were described: a
/// message must not call a job live that has ended since.
///
/// @param situation what was judged, with the jobs as they are now
/// @param failures calls that failed while the jobs were read
public record ConfirmedJobs(
    AdvisedFindings advised, Situation situation, List<CallFailure> failures) {

  /// How many jobs are described for a message. The others are named as of when they were last
  /// seen.
  public static final int OF_A_MESSAGE = 5;

  /// How many jobs are described before a write.
  public static final int OF_A_WRITE = 200;

  /// How often those that turn out to have ended are replaced by the next.
  private static final int ROUNDS = 5;

  public ConfirmedJobs {
    failures = List.copyOf(failures);
  }

  /// Judges some jobs, and again where one has ended or is another than it was taken to be.
  ///
  /// @param judge judges the jobs given
  /// @param most how many of the endangered jobs must have been read just now
  /// @param context one that reads once
  public static ConfirmedJobs of(
      BucketJobs jobs,
      Function<List<LabelingJob>, AdvisedFindings> judge,
      int most,
      GuardContext context) {
    BucketJobs now = jobs;
    AdvisedFindings advised = judge.apply(now.jobs());
    Set<String> asked = new HashSet<>();
    for (int round = 0; round < ROUNDS; round++) {
      List<String> next =
          endangered(advised.findings(), now.jobs())
              .limit(most)
              .filter(name -> !asked.contains(name))
              .toList();
      asked.addAll(next);
      BucketJobs then = now.confirmed(next, context);
      boolean asJudged = settings(then).equals(settings(now));
      now = then;
      if (asJudged) {
        break;
      }
      advised = judge.apply(now.jobs());
    }
    return new ConfirmedJobs(advised, advised.situation().withJobs(now.jobs()), now.failures());
  }

  /// Returns this judgement.
  ///
  /// @throws CallFailedException the first failure: a job may be another than it was taken to be
  public ConfirmedJobs orFail() {
    if (!failures.isEmpty()) {
      throw new CallFailedException(failures.getFirst());
    }
    return this;
  }

  /// Returns what the jobs were judged by. A job of which only the request was known may turn out
  /// to be another.
  private static List<LabelingJob> settings(BucketJobs jobs) {
    return jobs.jobs().stream().map(job -> job.at(Status.STARTING, Optional.empty())).toList();
  }

  /// Returns the names of the jobs of some findings, in the order in which messages name them: the
  /// worst finding first, then the most objects left.
  private static Stream<String> endangered(List<Finding> findings, List<LabelingJob> jobs) {
    Map<String, Finding> worst = new HashMap<>();
    for (Finding finding : findings) {
      finding
          .job()
          .ifPresent(
              job ->
                  worst.merge(
                      job,
                      finding,
                      (one, other) ->
                          one.severity().compareTo(other.severity()) <= 0 ? one : other));
    }
    List<LabelingJob> named = new ArrayList<>();
    jobs.stream().filter(job -> worst.containsKey(job.name())).forEach(named::add);
    named.sort(
        comparing(
                (LabelingJob job) ->
                    Optional.ofNullable(worst.get(job.name())).map(Finding::severity).orElseThrow())
            .thenComparing(
                job -> job.counters().map(LabelCounters::left).orElse(-1L),
                Comparator.reverseOrder())
            .thenComparing(LabelingJob::name));
    return named.stream().map(LabelingJob::name);
  }
}
