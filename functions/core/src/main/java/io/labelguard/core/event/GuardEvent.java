package io.labelguard.core.event;

import io.labelguard.core.index.JobCreator;
import io.labelguard.core.index.UsedThing;
import io.labelguard.core.labeling.LabelingJob;
import java.util.Optional;

/// An event that Labelguard acts on. It only names the changed thing and who changed it; the
/// current state is read from AWS.
public sealed interface GuardEvent {

  /// Returns what every event reports.
  EventFacts facts();

  /// Returns the name of the bucket, job, team, workforce, or other thing.
  String resource();

  /// Returns the facts of the change; empty where the event names none.
  default Optional<EventFacts> change() {
    return Optional.of(facts());
  }

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

  /// PutBucketTagging, DeleteBucketTagging, TagResource or UntagResource of a bucket; or
  /// PutBucketAbac, which says whether its tags decide access. The policy was not changed.
  ///
  /// @see <a
  ///     href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/buckets-tagging-enable-abac.html">Attribute-based
  ///     access control of buckets</a>
  record BucketTagsChanged(EventFacts facts, String bucket) implements GuardEvent {
    @Override
    public String resource() {
      return bucket;
    }
  }

  /// PutBucketCors, DeleteBucketCors or DeleteBucket: not the bucket's policy was changed, but what
  /// jobs need of it beside.
  record BucketSetUpChanged(EventFacts facts, String bucket) implements GuardEvent {
    @Override
    public String resource() {
      return bucket;
    }
  }

  /// CreateLabelingJob.
  ///
  /// @param request the job as the request asked for it; empty where the record has no request
  record LabelingJobCreated(EventFacts facts, String job, Optional<LabelingJob> request)
      implements GuardEvent {

    /// An event whose record has no request.
    public LabelingJobCreated(EventFacts facts, String job) {
      this(facts, job, Optional.empty());
    }

    /// Returns who created the job; empty where CloudTrail does not say it.
    public Optional<JobCreator> creator() {
      return facts.actor().principalArn().map(arn -> new JobCreator(arn, facts.actor().console()));
    }

    @Override
    public String resource() {
      return job;
    }
  }

  /// StopLabelingJob. The job is not over yet.
  record LabelingJobStopped(EventFacts facts, String job) implements GuardEvent {
    @Override
    public String resource() {
      return job;
    }
  }

  /// Ground Truth's own event that a job has completed, failed or stopped. It names the job in
  /// lower case, as ARNs do.
  ///
  /// @param status as Ground Truth writes it, such as `Completed`
  /// @see <a
  ///     href="https://docs.aws.amazon.com/sagemaker/latest/dg/automating-sagemaker-with-eventbridge.html">Events
  ///     that SageMaker sends</a>
  record LabelingJobStateChanged(EventFacts facts, String job, Optional<String> status)
      implements GuardEvent {
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

  /// DeleteWorkteam.
  record WorkteamDeleted(EventFacts facts, String team) implements GuardEvent {
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

  /// A change of something that labeling jobs depend on and that is no bucket, team or workforce: a
  /// key, function, topic, queue, role, policy of roles, VPC endpoint or route table.
  ///
  /// @param resource its name or id
  /// @param used by which the index leads to its jobs; empty where any live job may depend on it
  record DependencyChanged(EventFacts facts, String resource, Optional<UsedThing> used)
      implements GuardEvent {}

  /// A person asks for another look at a bucket, team or workforce, because the fix request for it
  /// failed. Nothing was changed, so it names no caller.
  ///
  /// @param name of the bucket, team or workforce
  record LookRequested(EventFacts facts, Kind kind, String name) implements GuardEvent {

    /// What is looked at.
    public enum Kind {
      BUCKET,
      TEAM,
      WORKFORCE
    }

    @Override
    public String resource() {
      return name;
    }

    @Override
    public Optional<EventFacts> change() {
      return Optional.empty();
    }
  }

  /// DeleteWorkforce.
  record WorkforceDeleted(EventFacts facts, String workforce) implements GuardEvent {
    @Override
    public String resource() {
      return workforce;
    }
  }
}
