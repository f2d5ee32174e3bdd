package io.labelguard.core.check;

import io.labelguard.core.labeling.AccessPath;
import io.labelguard.core.labeling.LabelingJob;
import java.util.Optional;

/// What a finding is about.
public sealed interface About {

  /// How a bucket is reached on one access path.
  ///
  /// @param job the labeling job's name; empty where it is about every job at the bucket
  /// @param team name of the work team whose access it is, where that is known
  record Access(String bucket, Optional<String> job, AccessPath path, Optional<String> team)
      implements About {

    /// Returns this access, by the workers of a team.
    public Access by(Optional<String> workers) {
      return new Access(bucket, job, path, workers);
    }
  }

  /// A place of a labeling job from whose name no bucket can be read.
  record Place(String job, LabelingJob.Use use) implements About {}

  /// A labeling job itself, wherever its data is.
  record Job(String name) implements About {}

  /// Something that a labeling job depends on and that is no bucket, job or team: a key, function,
  /// role, subnet, endpoint, topic or queue.
  ///
  /// @param resource its ARN or id
  /// @param path the access path that needs it, where it is one alone
  record Dependency(String job, String resource, Optional<AccessPath> path) implements About {}

  /// How a bucket is reached by someone who starts labeling jobs in the console.
  ///
  /// @param principal ARN of the user or role, never a session's
  record Console(String bucket, String principal) implements About {}

  /// A bucket's policy, whatever jobs there are.
  record BucketItself(String bucket) implements About {}

  /// A work team.
  record Team(String name) implements About {}

  /// The workforce.
  record Workforce(String name) implements About {}

  /// Labelguard's own working.
  record Labelguard() implements About {}

  /// Returns a job's access to a bucket on one path.
  static Access access(String bucket, String job, AccessPath path) {
    return new Access(bucket, Optional.of(job), path, Optional.empty());
  }

  /// Returns every job's access to a bucket on one path.
  static Access access(String bucket, AccessPath path) {
    return new Access(bucket, Optional.empty(), path, Optional.empty());
  }
}
