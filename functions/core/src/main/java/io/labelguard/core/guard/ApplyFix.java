package io.labelguard.core.guard;

import io.labelguard.core.labeling.GroundTruthEndpoints;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Handles a fix request: the only place that writes. It believes nothing of the request but the
/// name; policy, jobs, mode, tags and breaker are read again, the fix is planned and proven again.
public final class ApplyFix {

  /// The longest that a Lambda function may run: a lease outlives its holder.
  private static final Duration LEASE = Duration.ofMinutes(15);

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
    Announcer announcer = new Announcer(settings, alerts);
    WriteProtocol protocol = new WriteProtocol(settings, records, clock, pause);
    this.buckets =
        new BucketFix(
            settings, endpoints, sources, records, announcer, bucketWriter, protocol, clock);
    this.teams =
        new TeamFix(settings, endpoints, sources, records, announcer, teamWriter, protocol, clock);
  }

  /// Fixes what the request names, if that is proven and allowed.
  public FixOutcome apply(FixRequest request) {
    String resource =
        switch (request.kind()) {
          case BUCKET -> "bucket/" + request.name();
          case TEAM -> "team/" + request.name();
        };
    String holder = ids.get();
    if (!records.takeLease(resource, holder, clock.instant(), LEASE)) {
      return new FixOutcome(
          request.kind(),
          request.name(),
          FixOutcome.Result.NOT_APPLIED,
          Optional.empty(),
          Optional.empty(),
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
