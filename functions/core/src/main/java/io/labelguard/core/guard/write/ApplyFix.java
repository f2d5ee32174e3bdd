package io.labelguard.core.guard.write;

import io.labelguard.core.guard.Announcer;
import io.labelguard.core.guard.BucketPlans;
import io.labelguard.core.guard.Settings;
import io.labelguard.core.guard.Situations;
import io.labelguard.core.guard.detect.TeamReviews;
import io.labelguard.core.labeling.GroundTruthEndpoints;
import io.labelguard.core.port.Alerts;
import io.labelguard.core.port.BucketPolicyWriter;
import io.labelguard.core.port.Pause;
import io.labelguard.core.port.Sources;
import io.labelguard.core.port.WorkteamWriter;
import io.labelguard.core.record.FixOutcome;
import io.labelguard.core.record.FixRequest;
import io.labelguard.core.record.Records;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/// Handles a fix request: the only place that writes. It believes nothing of the request but the
/// name; policy, jobs, mode, tags and breaker are read again, the fix is planned and proven again.
public final class ApplyFix {

  /// Longer than template.yaml lets a run last, so that a lease outlives its holder; and shorter
  /// than its queue hides a request, so that one whose run was killed is not turned away when it is
  /// handed out again.
  public static final Duration LEASE = Duration.ofMinutes(10);

  private final Records records;
  private final InstantSource clock;
  private final Supplier<String> ids;
  private final BucketFix buckets;
  private final TeamFix teams;

  /// @param ids names that no other run uses, for leases and intents
  public ApplyFix(
      Settings settings,
      GroundTruthEndpoints endpoints,
      Sources sources,
      Records records,
      Alerts alerts,
      BucketPolicyWriter bucketWriter,
      WorkteamWriter teamWriter,
      InstantSource clock,
      Pause pause,
      Supplier<String> ids) {
    this.records = records;
    this.clock = clock;
    this.ids = ids;
    Announcer announcer = new Announcer(settings, alerts, records, clock);
    WriteProtocol protocol = new WriteProtocol(settings, records, clock, pause);
    Situations situations = new Situations(settings, endpoints, sources);
    this.buckets =
        new BucketFix(
            settings,
            sources,
            situations,
            new BucketPlans(settings, endpoints, records),
            records,
            announcer,
            new BucketWrites(settings, situations, records, bucketWriter, protocol, clock),
            clock);
    this.teams =
        new TeamFix(settings, endpoints, sources, records, announcer, teamWriter, protocol, clock);
  }

  /// Fixes what the request names, if that is proven and allowed.
  public FixOutcome apply(FixRequest request) {
    String resource =
        switch (request.kind()) {
          case BUCKET -> BucketWrites.resource(request.name());
          case TEAM -> TeamReviews.resource(request.name());
        };
    String holder = ids.get();
    if (!records.takeLease(resource, holder, clock.instant(), LEASE)) {
      return FixOutcome.notApplied(
          request.kind(),
          request.name(),
          List.of("Another run is at work on it; it was left to that."));
    }
    try {
      return switch (request.kind()) {
        case BUCKET -> buckets.apply(request.name(), holder);
        case TEAM -> teams.apply(request.name(), holder);
      };
    } finally {
      records.releaseLease(resource, holder);
    }
  }
}
