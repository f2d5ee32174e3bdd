package io.labelguard.core.labeling.past;

import io.labelguard.core.labeling.Arn;
import io.labelguard.core.labeling.LabelingJob;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Something that a labeling job depends on and whose changes CloudTrail records.
///
/// @param name as CloudTrail names the resource in its events: of a bucket or role its name, of a
///     key its ARN
public record TrailSubject(Kind kind, String name) {

  /// What it is.
  public enum Kind {
    BUCKET("bucket", "s3.amazonaws.com"),
    KEY("KMS key", "kms.amazonaws.com"),
    ROLE("role", "iam.amazonaws.com");

    private final String words;
    private final String source;

    Kind(String words, String source) {
      this.words = words;
      this.source = source;
    }

    /// Returns the words for a person.
    public String words() {
      return words;
    }

    /// Returns the service whose events change it, as CloudTrail names that.
    public String source() {
      return source;
    }
  }

  /// Returns what a job depends on: its buckets, its keys, its role.
  ///
  /// @param keys ARNs of the keys that it uses
  public static List<TrailSubject> of(LabelingJob job, List<String> keys) {
    List<TrailSubject> subjects = new ArrayList<>();
    job.buckets().forEach(bucket -> subjects.add(new TrailSubject(Kind.BUCKET, bucket)));
    keys.forEach(arn -> subjects.add(new TrailSubject(Kind.KEY, arn)));
    roleName(job).ifPresent(role -> subjects.add(new TrailSubject(Kind.ROLE, role)));
    return List.copyOf(subjects);
  }

  private static Optional<String> roleName(LabelingJob job) {
    return job.roleArn()
        .filter(arn -> Arn.parse(arn, "iam", "role").isPresent())
        .map(arn -> arn.substring(arn.lastIndexOf('/') + 1));
  }

  /// Returns the words for a person, with the name.
  public String words() {
    return kind.words() + " " + name;
  }
}
