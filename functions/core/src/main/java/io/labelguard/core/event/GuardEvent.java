package io.labelguard.core.event;

import java.util.Optional;

/// An event that Labelguard acts on: it names a thing and says who did what, and truth is fetched.
public sealed interface GuardEvent {

  EventFacts facts();

  /// What the event names, for a line of output: a bucket, job, team or workforce.
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
