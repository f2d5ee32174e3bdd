package io.labelguard.core.report;

import io.labelguard.core.check.Consequence;
import io.labelguard.core.labeling.LabelCounters;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.report.text.Quantity;
import io.labelguard.core.report.text.Times;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/// One labeling job that a cause affects.
///
/// @param consequence the worst of what happens to it
/// @param uses what it has at the place of the cause
/// @param counters how much of it is labeled, where that was read
/// @param failureReason why SageMaker ended it, where it did
/// @param asOf when SageMaker said this of it, where that was not read just now
public record AffectedJob(
    String name,
    LabelingJob.Status status,
    Consequence consequence,
    List<LabelingJob.Use> uses,
    Optional<LabelCounters> counters,
    Optional<String> failureReason,
    Optional<Instant> asOf) {

  /// The jobs with the most objects left first; those of which that is not known come last.
  static final Comparator<AffectedJob> MOST_LEFT_FIRST =
      Comparator.comparing(
              (AffectedJob job) -> job.counters.map(LabelCounters::left).orElse(-1L),
              Comparator.reverseOrder())
          .thenComparing(AffectedJob::name);

  /// Collects jobs, each once and the most objects left first.
  public static Collector<AffectedJob, ?, List<AffectedJob>> eachOnce() {
    return Collectors.collectingAndThen(
        Collectors.toMap(
            AffectedJob::name, Function.identity(), (one, _) -> one, LinkedHashMap::new),
        jobs -> jobs.values().stream().sorted(MOST_LEFT_FIRST).toList());
  }

  public AffectedJob {
    uses = List.copyOf(uses);
  }

  /// Returns `900 of 1,200`, the objects that are not labeled yet; empty where that is not known.
  public Optional<String> left() {
    return counters.map(
        known -> Quantity.grouped(known.left()) + " of " + Quantity.grouped(known.total()));
  }

  /// Returns the status as people read it, such as `in progress`; with the time of day and the date
  /// where it was not read just now.
  public String statusWords() {
    return asOf.map(at -> word() + " at " + Times.minute(at)).orElse(word());
  }

  private String word() {
    return switch (status) {
      case STARTING -> "starting";
      case IN_PROGRESS -> "in progress";
      case STOPPING -> "stopping";
      case COMPLETED -> "completed";
      case FAILED -> "failed";
      case STOPPED -> "stopped";
      case UNKNOWN -> "status not known";
    };
  }
}
