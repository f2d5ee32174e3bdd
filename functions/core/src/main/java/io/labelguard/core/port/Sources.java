package io.labelguard.core.port;

import io.labelguard.core.port.dependency.Channels;
import io.labelguard.core.port.dependency.Functions;
import io.labelguard.core.port.dependency.Keys;
import io.labelguard.core.port.dependency.Networks;

/// Holds the ports by which the guard reads an account; none of them can write.
public record Sources(
    BucketPolicies buckets,
    LabelingJobs jobs,
    Workteams teams,
    Trails trails,
    ExecutionRoles roles,
    Organizations organizations,
    Manifests manifests,
    Keys keys,
    Networks networks,
    Functions functions,
    Channels channels) {

  /// Returns these ports with others for labeling jobs.
  public Sources with(LabelingJobs other) {
    return new Sources(
        buckets,
        other,
        teams,
        trails,
        roles,
        organizations,
        manifests,
        keys,
        networks,
        functions,
        channels);
  }

  /// Returns these ports for one event, request or sweep on one thread: each thing is read once,
  /// when it is first asked for. A read that failed fails again.
  public Sources readingOnce() {
    return SourcesReadOnce.of(this);
  }
}
