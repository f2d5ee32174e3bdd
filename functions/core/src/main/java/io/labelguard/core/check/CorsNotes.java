package io.labelguard.core.check;

import io.labelguard.core.labeling.CorsRule;
import io.labelguard.core.labeling.DataObjects;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.LabelingJob.Use;
import io.labelguard.core.labeling.Reading;
import io.labelguard.core.labeling.Reading.NotGiven;
import io.labelguard.core.labeling.setup.TaskMedia;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Says which CORS rules were not judged, and why.
final class CorsNotes {

  private CorsNotes() {}

  /// Returns why some of the rules that a job depends on were not judged, as it stands after them;
  /// empty where all were, or the job depends on none.
  static Optional<String> whyNotJudged(LabelingJob job, Situation situation) {
    if (job.data().filter(DataObjects::areOnlyWithin).isPresent()) {
      return Optional.empty();
    }
    TaskMedia media = TaskMedia.of(job);
    if (media == TaskMedia.NOT_KNOWN) {
      return Optional.of(", because nothing says what the job's tasks load");
    }
    if (media != TaskMedia.TEXT && nothingSaysWhere(job)) {
      return Optional.of(", because the job names no manifest in a bucket");
    }
    Optional<SetUp> setUp = situation.setUp();
    List<String> open =
        CorsNeed.of(job).stream()
            .map(CorsNeed::bucket)
            .filter(bucket -> setUp.map(read -> isOpen(read.corsOf(bucket))).orElse(true))
            .toList();
    return open.isEmpty()
        ? Optional.empty()
        : Optional.of(
            ": "
                + Wording.list(open)
                + (setUp.isEmpty()
                    ? ", which this event does not touch"
                    : ", which were not given"));
  }

  /// A streaming job may get all its objects through a topic.
  private static boolean nothingSaysWhere(LabelingJob job) {
    return job.data().isEmpty()
        && job.locations().stream().noneMatch(location -> location.use() == Use.MANIFEST);
  }

  private static boolean isOpen(Reading<List<CorsRule>> rules) {
    return rules instanceof NotGiven;
  }

  /// Returns one note for each permission that is missing.
  static List<Note> notPermitted(Situation situation) {
    return RefusedReadings.notes(
        CheckId.CORS_TOO_NARROW,
        "CORS rules of the buckets that workers read",
        situation.setUp().map(SetUp::cors).orElse(Map.of()).values());
  }
}
