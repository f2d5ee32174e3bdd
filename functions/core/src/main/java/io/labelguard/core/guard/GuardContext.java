package io.labelguard.core.guard;

import io.labelguard.core.alert.Publisher;
import io.labelguard.core.check.Bucket;
import io.labelguard.core.fix.Fingerprint;
import io.labelguard.core.index.JobIndex;
import io.labelguard.core.labeling.GroundTruthEndpoints;
import io.labelguard.core.port.Sources;
import io.labelguard.core.record.Records;
import io.labelguard.policy.model.Policy;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Holds what every part of the guard works with.
///
/// @param sources reads buckets, jobs, teams and trails
/// @param records keeps what the guard remembers
/// @param index remembers labeling jobs
/// @param announcer publishes alerts
public record GuardContext(
    Settings settings,
    GroundTruthEndpoints endpoints,
    Sources sources,
    Records records,
    JobIndex index,
    InstantSource clock,
    Announcer announcer) {

  /// Returns a context whose announcer publishes by this.
  public static GuardContext of(
      Settings settings,
      GroundTruthEndpoints endpoints,
      Sources sources,
      Records records,
      JobIndex index,
      Publisher publisher,
      InstantSource clock) {
    return new GuardContext(
        settings,
        endpoints,
        sources,
        records,
        index,
        clock,
        new Announcer(settings, publisher, records, clock));
  }

  /// Returns this context for one event, request or sweep: each thing is read once. A read that
  /// must see a change of its own, such as a read-back, asks the first context.
  public GuardContext readingOnce() {
    return reading(sources.readingOnce());
  }

  /// Returns this context with other sources.
  public GuardContext reading(Sources others) {
    return new GuardContext(settings, endpoints, others, records, index, clock, announcer);
  }

  /// Returns this context with other settings.
  public GuardContext with(Settings others) {
    return new GuardContext(others, endpoints, sources, records, index, clock, announcer);
  }

  /// Returns the policies of some buckets before those of now, by bucket, where any is remembered.
  public Map<String, Policy> policiesBefore(List<Bucket> buckets) {
    Map<String, Policy> before = new TreeMap<>();
    for (Bucket bucket : buckets) {
      PolicyHistory.previous(
              records.bucketPast(bucket.name()), Fingerprint.of(PolicyHistory.text(bucket)))
          .ifPresent(policy -> before.put(bucket.name(), policy));
    }
    return before;
  }

  /// Returns the time now.
  public Instant now() {
    return clock.instant();
  }
}
