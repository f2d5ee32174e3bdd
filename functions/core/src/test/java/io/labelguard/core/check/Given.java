package io.labelguard.core.check;

import io.labelguard.core.labeling.GroundTruthEndpoints;
import io.labelguard.core.labeling.LabelingDocuments;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.Workforce;
import io.labelguard.core.labeling.Workteam;
import io.labelguard.policy.PolicyReader;
import io.labelguard.policy.json.JsonReader;
import io.labelguard.policy.json.MalformedJsonException;
import io.labelguard.policy.model.MalformedPolicyException;
import java.util.List;
import java.util.Optional;

/// Builds situations of tests, from JSON in single quotes.
final class Given {

  static final String ACCOUNT = "111122223333";

  private Given() {}

  /// A running job that reads its manifest from one bucket and writes to another.
  static LabelingJob job(String name, String input, String output) {
    return job(
        """
        {'LabelingJobName': '%1$s', 'LabelingJobStatus': 'InProgress',
         'LabelingJobArn': 'arn:aws:sagemaker:us-east-1:111122223333:labeling-job/%1$s',
         'RoleArn': 'arn:aws:iam::111122223333:role/service-role/Gt',
         'InputConfig': {'DataSource': {'S3DataSource': {'ManifestS3Uri': 's3://%2$s/m'}}},
         'OutputConfig': {'S3OutputPath': 's3://%3$s/out/'}}
        """
            .formatted(name, input, output));
  }

  static LabelingJob job(String text) {
    try {
      return LabelingDocuments.labelingJob(
          JsonReader.read(text.replace('\'', '"')), Optional.empty(), Optional.empty());
    } catch (MalformedJsonException e) {
      throw new AssertionError(e);
    }
  }

  static BucketPolicyState statements(String... statements) {
    return policy("{'Version': '2012-10-17', 'Statement': [" + String.join(",", statements) + "]}");
  }

  static BucketPolicyState policy(String text) {
    try {
      return new BucketPolicyState.Readable(PolicyReader.live(text.replace('\'', '"')));
    } catch (MalformedPolicyException e) {
      throw new AssertionError(e);
    }
  }

  static Bucket bucket(String name, BucketPolicyState policy) {
    return new Bucket(name, Optional.empty(), Optional.of(ACCOUNT), policy);
  }

  static Situation situation(List<Bucket> buckets, List<LabelingJob> jobs) {
    return situation(buckets, jobs, List.of(), Optional.empty());
  }

  static Situation situation(
      List<Bucket> buckets,
      List<LabelingJob> jobs,
      List<Workteam> teams,
      Optional<Workforce> workforce) {
    // No policy locks the root user out, so nothing here speaks of the policy's own administration.
    return new Situation(
            Optional.of(ACCOUNT),
            Optional.of("us-east-1"),
            buckets,
            jobs,
            teams,
            workforce,
            Optional.empty(),
            GroundTruthEndpoints.bundled())
        .changedBy(
            new ChangedBy(
                "arn:aws:iam::111122223333:root",
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
  }
}
