package io.labelguard.core.event;

import java.util.Optional;

/// An event that Labelguard acts on. It only names the changed thing and who changed it; the
/// current state is read from AWS.
public sealed interface GuardEvent {

  /// Returns what every event reports.
  EventFacts facts();

  /// Returns the name of the bucket, job, team or workforce.
  String resource();

  /// PutBucketPolicy or DeleteBucketPolicy.
  ///
  /// @param policyCopy the policy's text as the event carried it; may be stale
  record BucketPolicyChanged(EventFacts facts, String bucket, Optional<String> policyCopy)
      implements GuardEvent {
    @Override
    public String resource() {
      return bucket;
    }
  }

  /// CreateLabelingJob.
  record LabelingJobCreated(EventFacts facts, String job) implements GuardEvent {
    @Override
    public String resource() {
      return job;
    }
  }

  /// CreateWorkteam or UpdateWorkteam.
  record WorkteamChanged(EventFacts facts, String team) implements GuardEvent {
    @Override
    public String resource() {
      return team;
    }
  }

  /// CreateWorkforce or UpdateWorkforce.
  record WorkforceChanged(EventFacts facts, String workforce) implements GuardEvent {
    @Override
    public String resource() {
      return workforce;
    }
  }
}
