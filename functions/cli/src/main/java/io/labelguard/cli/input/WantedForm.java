package io.labelguard.cli.input;

import java.nio.file.Path;

/// What a command wants of a file, and how to get it.
enum WantedForm {
  BUCKET_POLICY(
      "a bucket policy",
      "give the policy's text: aws s3api get-bucket-policy --bucket B --query Policy"
          + " --output text > policy.json"),
  LABELING_JOB(
      "a labeling job",
      "give DescribeLabelingJob output: aws sagemaker describe-labeling-job --labeling-job-name J"
          + " > job.json"),
  WORKTEAM(
      "a work team",
      "give DescribeWorkteam output: aws sagemaker describe-workteam --workteam-name T"
          + " > team.json"),
  WORKFORCE(
      "a workforce",
      "give DescribeWorkforce output: aws sagemaker describe-workforce --workforce-name default"
          + " > workforce.json"),
  WORLD(
      "a description of an account",
      "give an object with account, region, buckets, jobs and workteams, as"
          + " docs/examples/world.json"),
  EVENT(
      "an event",
      "give an event of EventBridge, CloudTrail records, or: aws cloudtrail lookup-events"
          + " > events.json"),
  ROLE("an IAM role", "give GetRole output: aws iam get-role --role-name R > role.json"),
  ORGANIZATION(
      "an organization",
      "give its id (o-…) or DescribeOrganization output: aws organizations describe-organization"
          + " > org.json"),
  REQUEST(
      "a request",
      "give the object that labelguard evaluate reads: principal, kind, action, resource, context"),
  MANIFEST(
      "a manifest",
      "give JSON Lines, one object with source or source-ref on each line; jq -c . FILE puts a"
          + " printed object on one"),
  REPORT(
      "a report of labelguard audit",
      "give the output of: labelguard audit --format json > report.json");

  private final String words;
  private final String advice;

  WantedForm(String words, String advice) {
    this.words = words;
    this.advice = advice;
  }

  /// Returns the error for a file that is something else.
  ///
  /// @param found what it looks like, in words
  InputException notIn(Path file, String found) {
    return because(file, "looks like " + found + ", not " + words);
  }

  /// Returns the error for a file that cannot be used for a reason, with how to get the right one.
  InputException because(Path file, String reason) {
    return new InputException(TextFile.name(file) + " " + reason + "; " + advice);
  }

  String words() {
    return words;
  }
}
