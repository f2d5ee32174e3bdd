package io.labelguard.core.doctor;

import io.labelguard.core.check.CheckId;
import io.labelguard.core.check.CorsNeed;
import io.labelguard.core.check.Situation;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.Workteam;
import io.labelguard.core.labeling.function.CustomFunction;
import io.labelguard.core.labeling.need.Needs;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// What is asked about a labeling job, in the order in which it needs it.
enum Question {
  SETTINGS(
      CheckId.SETTINGS_REFUSED,
      "Settings of the request",
      "CreateLabelingJob takes these settings.",
      job -> true,
      "DescribeLabelingJob"),
  AUTOMATION(
      CheckId.AUTOMATION_UNFIT,
      "Settings of automated labeling",
      "The algorithm fits the task type and the Region.",
      LabelingJob::automated,
      "DescribeLabelingJob"),
  ROLE(
      CheckId.ROLE_UNFIT,
      "Execution role and what it may do",
      "The role exists, SageMaker may assume it, and its policies allow what the job needs.",
      job -> true,
      "iam:GetRole",
      "iam:ListRolePolicies",
      "iam:GetRolePolicy",
      "iam:ListAttachedRolePolicies",
      "iam:GetPolicy",
      "iam:GetPolicyVersion",
      "organizations:DescribeOrganization",
      "organizations:ListParents",
      "organizations:ListPoliciesForTarget",
      "organizations:DescribePolicy",
      "iam:SimulatePrincipalPolicy"),
  REGION(
      CheckId.BUCKET_ELSEWHERE,
      "Region of the bucket",
      "The bucket exists, and is in the job's Region.",
      job -> true,
      "s3:GetBucketLocation",
      "s3:HeadBucket"),
  GROUND_TRUTH(
      CheckId.GROUND_TRUTH_DENIED,
      "Ground Truth's access to the bucket",
      "No statement of the bucket's policy denies it.",
      job -> true,
      "s3:GetBucketPolicy"),
  AUTOMATED(
      CheckId.AUTOMATED_LABELING_DENIED,
      "Automated labeling's access to the buckets",
      "No statement of the buckets' policies denies it.",
      job -> job.automated() && !isInVpc(job),
      "s3:GetBucketPolicy"),
  WORKERS(
      CheckId.WORKERS_DENIED,
      "Workers' access to the data",
      "No statement of the buckets' policies denies the workers' links.",
      job -> true,
      "s3:GetBucketPolicy",
      "sagemaker:ListWorkforces"),
  FOREIGN_WORKERS(
      CheckId.FOREIGN_WORKERS_DENIED,
      "Access of a vendor's or public team's workers",
      "No statement of the buckets' policies denies the workers' links.",
      job -> !isOfAPrivateTeam(job),
      "s3:GetBucketPolicy"),
  GRANT(
      CheckId.GRANT_REMOVED,
      "Allow that another account's bucket must give",
      "The job depends on no Allow that is not there.",
      job -> true,
      "s3:GetBucketPolicy"),
  ENCRYPTION(
      CheckId.OUTPUT_ENCRYPTION,
      "Encryption of the output",
      "No statement denies the output for how it is encrypted.",
      job -> true,
      "s3:GetBucketPolicy"),
  DATA(
      CheckId.DATA_DENIED,
      "Data objects that the manifest lists",
      "No statement of a bucket's policy denies them.",
      job -> true,
      "s3:GetObject",
      "s3:GetBucketPolicy"),
  CORS(
      CheckId.CORS_TOO_NARROW,
      "CORS of the input buckets",
      "A rule admits GET from every origin, or the tasks need none.",
      job -> true,
      "s3:GetBucketCors"),
  KEYS(
      CheckId.KEY_UNUSABLE,
      "KMS keys",
      "Each key can be used, and the role may use it.",
      job -> true,
      "kms:DescribeKey",
      "kms:GetKeyPolicy",
      "kms:ListGrants",
      "s3:GetBucketEncryption"),
  FUNCTIONS(
      CheckId.FUNCTION_UNUSABLE,
      "The job's own functions",
      "Each function runs, and may be called.",
      job -> !CustomFunction.of(job).isEmpty() || !CustomFunction.unreadable(job).isEmpty(),
      "lambda:GetFunctionConfiguration",
      "lambda:GetFunctionConcurrency",
      "lambda:GetPolicy"),
  NETWORK(
      CheckId.AUTOMATED_LABELING_IN_VPC,
      "Network of automated labeling",
      "Each subnet has a way to S3.",
      job -> job.automated() && isInVpc(job),
      "ec2:DescribeSubnets",
      "ec2:DescribeRouteTables",
      "ec2:DescribeVpcEndpoints",
      "ec2:DescribeSecurityGroups"),
  TEAM(
      CheckId.TEAM_UNCONSTRAINED,
      "Presign constraint of the team",
      "Links are bound to the worker's address.",
      Question::isOfAPrivateTeam,
      "sagemaker:DescribeWorkteam"),
  CONSTRAINT(
      CheckId.TEAM_CONSTRAINT_UNFIT,
      "Presign constraint that the workers can meet",
      "The constraint fits the network of the workforce.",
      Question::isOfAPrivateTeam,
      "sagemaker:DescribeWorkteam",
      "sagemaker:ListWorkforces"),
  WORKFORCE(
      CheckId.WORKFORCE_OPEN,
      "Addresses of the workforce's portal",
      "The workforce names the addresses that may open it.",
      Question::isOfAPrivateTeam,
      "sagemaker:ListWorkforces"),
  PORTAL(
      CheckId.WORKFORCE_VPC_UNFIT,
      "VPC of the workforce's portal",
      "The portal is in no VPC, or its VPC lets the tasks load.",
      Question::isOfAPrivateTeam,
      "ec2:DescribeVpcEndpoints"),
  LINKS(
      CheckId.LINKS_OPEN_ANYWHERE,
      "Workers' links on the networks of the bucket's policy",
      "No statement exempts the role that signs the links.",
      job -> true,
      "s3:GetBucketPolicy"),
  STREAM(
      CheckId.STREAM_UNFIT,
      "Topics and queue of the stream",
      "They exist, and the role may use them.",
      job ->
          job.description().snsTopicArn().isPresent()
              || job.description().outputTopicArn().isPresent(),
      "sns:GetTopicAttributes",
      "sqs:GetQueueAttributes"),
  PROGRESS(
      CheckId.JOB_PROGRESS,
      "Progress",
      "No object failed, and the counters move.",
      job -> job.status() == LabelingJob.Status.IN_PROGRESS,
      "DescribeLabelingJob");

  private final CheckId check;
  private final String title;
  private final String sound;

  @SuppressWarnings("ImmutableEnumChecker") // The list cannot be changed.
  private final List<String> apis;

  @SuppressWarnings("ImmutableEnumChecker") // None of these has a state.
  private final Predicate<LabelingJob> applies;

  Question(
      CheckId check, String title, String sound, Predicate<LabelingJob> applies, String... apis) {
    this.check = check;
    this.title = title;
    this.sound = sound;
    this.applies = applies;
    this.apis =
        List.of(apis).stream().map(api -> api.contains(":") ? api : "sagemaker:" + api).toList();
  }

  CheckId check() {
    return check;
  }

  String title() {
    return title;
  }

  /// Returns what is so where nothing is wrong; a sentence.
  String sound() {
    return sound;
  }

  List<String> apis() {
    return apis;
  }

  /// Returns the buckets of each of which it is asked; none where it is asked of the job.
  Collection<String> buckets(LabelingJob job) {
    return switch (this) {
      case REGION, GROUND_TRUTH, AUTOMATED, GRANT -> job.buckets();
      case WORKERS, FOREIGN_WORKERS -> readByWorkers(job);
      case CORS -> CorsNeed.of(job).stream().map(CorsNeed::bucket).toList();
      default -> List.of();
    };
  }

  boolean appliesTo(LabelingJob job) {
    return applies.test(job);
  }

  /// Returns why it was not looked at, where what it is about was not read.
  ///
  /// @param bucket the one that it is asked of; empty where it is asked of the job
  Optional<String> unread(LabelingJob job, Situation situation, Optional<String> bucket) {
    return switch (this) {
      case GROUND_TRUTH,
          GRANT,
          ENCRYPTION,
          DATA,
          NETWORK,
          AUTOMATED,
          WORKERS,
          FOREIGN_WORKERS,
          LINKS ->
          UnreadPolicies.why(job, situation, bucket);
      case TEAM, CONSTRAINT ->
          situation.teamOf(job).isEmpty()
              ? Optional.of("The work team was not read, or does not exist.")
              : Optional.empty();
      case WORKFORCE, PORTAL ->
          situation.workforce().isEmpty()
              ? Optional.of("The workforce was not read.")
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static Collection<String> readByWorkers(LabelingJob job) {
    return job.buckets().stream()
        .filter(
            bucket -> !Needs.at(bucket, Optional.empty(), Optional.empty()).links(job).isEmpty())
        .toList();
  }

  private static boolean isInVpc(LabelingJob job) {
    return !job.description().subnets().isEmpty();
  }

  private static boolean isOfAPrivateTeam(LabelingJob job) {
    return job.workteamArn().flatMap(Workteam::privateName).isPresent();
  }
}
