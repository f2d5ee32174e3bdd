package io.labelguard.core.check;

import io.labelguard.core.labeling.CorsRule;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.Reading;
import java.util.List;
import java.util.Map;

/// What the checks of a job's set-up look at beside policies. It is read when a job is created,
/// when it changes itself, and by the sweep; an event of a policy does not read it.
///
/// @param cors the CORS rules of buckets, by name
public record SetUp(Map<String, Reading<List<CorsRule>>> cors) {

  /// Nothing of it was given.
  public static final SetUp NOT_GIVEN = new SetUp(Map.of());

  public SetUp {
    cors = Map.copyOf(cors);
  }

  /// Returns the buckets whose CORS rules a job depends on.
  public static List<String> bucketsWithCors(LabelingJob job) {
    return CorsNeed.of(job).stream().map(CorsNeed::bucket).toList();
  }

  /// Returns this with the CORS rules of buckets, by name.
  public SetUp withCors(Map<String, Reading<List<CorsRule>>> read) {
    return new SetUp(read);
  }

  /// Whether all of it was read.
  public boolean isKnown() {
    return cors.values().stream().allMatch(Reading.Known.class::isInstance);
  }

  /// Returns the CORS rules of a bucket.
  Reading<List<CorsRule>> corsOf(String bucket) {
    return cors.getOrDefault(bucket, new Reading.NotGiven<>());
  }
}
