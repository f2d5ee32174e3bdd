package io.labelguard.tests.safety;

/// An account with something wrong in each kind of place: two tightened buckets with jobs, two
/// teams without a constraint, and an open workforce.
final class CrowdedWorld {

  private CrowdedWorld() {}

  /// Describes the account.
  ///
  /// @param odd a bucket that one more job writes to
  static String of(String odd) {
    return """
    {"account":"111122223333","region":"us-east-1","trails":true,
     "buckets":[{"name":"gt-alpha","policy":%s},{"name":"gt-beta","policy":%s}],
     "jobs":[%s,%s,%s,%s],
     "workteams":[%s,%s],
     "workforce":{"WorkforceName":"default","SourceIpConfig":{"Cidrs":["0.0.0.0/0"]}}}
    """
        .formatted(
            tight("gt-alpha"),
            tight("gt-beta"),
            job("at-alpha", "gt-alpha", "gt-alpha"),
            job("at-beta", "gt-beta", "gt-beta"),
            job("at-both", "gt-alpha", "gt-beta"),
            job("at-odd", "gt-beta", odd),
            team("one"),
            team("two"));
  }

  private static String tight(String bucket) {
    return Policies.TIGHT.replace(Policies.BUCKET, bucket);
  }

  private static String job(String name, String manifest, String output) {
    return """
    {"LabelingJobName":"%1$s","LabelingJobStatus":"InProgress",
     "LabelingJobArn":"arn:aws:sagemaker:us-east-1:111122223333:labeling-job/%1$s",
     "CreationTime":"2026-11-18T08:00:00Z",
     "RoleArn":"arn:aws:iam::111122223333:role/GroundTruthExecutionRole",
     "InputConfig":{"DataSource":{"S3DataSource":{"ManifestS3Uri":"s3://%2$s/a.manifest"}}},
     "OutputConfig":{"S3OutputPath":"s3://%3$s/output/"}}
    """
        .formatted(name, manifest, output);
  }

  private static String team(String name) {
    return """
    {"WorkteamName":"%1$s","Description":"t",
     "WorkteamArn":"arn:aws:sagemaker:us-east-1:111122223333:workteam/private-crowd/%1$s",
     "CreateDate":"2026-09-01T09:00:00Z","LastUpdatedDate":"2026-09-01T09:00:00Z"}
    """
        .formatted(name);
  }
}
