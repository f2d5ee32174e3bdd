package io.labelguard.core.guard.detect;

import io.labelguard.core.guard.Announcer;
import io.labelguard.core.guard.BucketPlans;
import io.labelguard.core.guard.Settings;
import io.labelguard.core.guard.Situations;
import io.labelguard.core.labeling.GroundTruthEndpoints;
import io.labelguard.core.port.FixRequests;
import io.labelguard.core.port.Sources;
import io.labelguard.core.record.Records;
import java.time.InstantSource;

/// What the guard and the sweep look with.
record Reviewers(BucketReviews buckets, TeamReviews teams) {

  static Reviewers of(
      Settings settings,
      GroundTruthEndpoints endpoints,
      Sources sources,
      Records records,
      FixRequests requests,
      Announcer announcer,
      InstantSource clock) {
    Situations situations = new Situations(settings, endpoints, sources);
    BucketPlans plans = new BucketPlans(settings, endpoints, records);
    return new Reviewers(
        new BucketReviews(
            settings, sources, situations, plans, records, requests, announcer, clock),
        new TeamReviews(settings, sources, situations, plans, records, requests, clock));
  }
}
