package io.labelguard.aws.trail;

import io.labelguard.aws.AwsCalls;
import io.labelguard.core.port.Trails;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.CloudTrailException;
import software.amazon.awssdk.services.cloudtrail.model.Trail;

/// Looks for a trail that logs the management write events of this Region.
///
/// @see <a
///     href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html">CloudTrail
///     events on EventBridge</a>: without such a trail EventBridge delivers none
public final class CloudTrailTrails implements Trails {

  private final CloudTrailClient cloudTrail;

  public CloudTrailTrails(CloudTrailClient cloudTrail) {
    this.cloudTrail = cloudTrail;
  }

  @Override
  public Optional<Boolean> logManagementEvents() {
    return AwsCalls.of("read the trails", this::answered);
  }

  private Optional<Boolean> answered() {
    try {
      // Shadow trails are those of other Regions and of the organization that cover this one.
      List<Trail> trails =
          cloudTrail.describeTrails(ask -> ask.includeShadowTrails(true)).trailList();
      boolean unknown = false;
      for (Trail trail : trails) {
        Optional<Boolean> logs = logsManagementEvents(trail.trailARN());
        if (logs.orElse(false)) {
          return Optional.of(true);
        }
        unknown = unknown || logs.isEmpty();
      }
      return unknown ? Optional.empty() : Optional.of(false);
    } catch (CloudTrailException e) {
      rethrowIfFailed(e);
      return Optional.empty();
    }
  }

  /// Returns whether the trail logs them; empty if the guard may not read it, such as an
  /// organization's trail.
  private Optional<Boolean> logsManagementEvents(String arn) {
    try {
      if (!Boolean.TRUE.equals(cloudTrail.getTrailStatus(ask -> ask.name(arn)).isLogging())) {
        return Optional.of(false);
      }
      return EventSelectors.selectWrites(cloudTrail.getEventSelectors(ask -> ask.trailName(arn)));
    } catch (CloudTrailException e) {
      rethrowIfFailed(e);
      return Optional.empty();
    }
  }

  private static void rethrowIfFailed(CloudTrailException e) {
    if (e.statusCode() >= 500 || e.isThrottlingException()) {
      throw e;
    }
  }
}
