package io.labelguard.core.check;

import io.labelguard.policy.model.LintRule;

/// Names a check, in the order of the ids that people see; each has a page in `docs/checks`.
public enum CheckId {
  /// Ground Truth's own access to a bucket of a live job is explicitly denied.
  GROUND_TRUTH_DENIED("LG101"),
  /// Automated labeling in a VPC cannot reach S3 or a bucket of a live job.
  AUTOMATED_LABELING_IN_VPC("LG102"),
  /// The workers of a live job are denied the job's data.
  WORKERS_DENIED("LG103"),
  /// A bucket policy no longer allows a job what only it allowed.
  GRANT_REMOVED("LG104"),
  /// The output of a live job is denied because of how it is encrypted, or the bucket's owner
  /// cannot read it.
  OUTPUT_ENCRYPTION("LG105"),
  /// The guard may not read a bucket's policy, or the person who changed it may not change it
  /// again.
  GUARD_LOCKED_OUT("LG106"),
  /// Automated labeling without a VPC of its own is denied a bucket of a live job.
  AUTOMATED_LABELING_DENIED("LG107"),
  /// A bucket of a live job is in another Region than the job, or there is no such bucket.
  BUCKET_ELSEWHERE("LG201"),
  /// The workers of a vendor's or public team are denied the job's data, or there are none.
  FOREIGN_WORKERS_DENIED("LG202"),
  /// The CORS rules of a bucket do not let workers' browsers show the data of a live job.
  CORS_TOO_NARROW("LG203"),
  /// Automated labeling cannot work for a live job that asks for it.
  AUTOMATION_UNFIT("LG204"),
  /// Ground Truth is denied the data objects that the manifest of a live job lists.
  DATA_DENIED("LG205"),
  /// A live job cannot use a KMS key that it needs.
  KEY_UNUSABLE("LG206"),
  /// Someone who starts jobs in the console is denied a bucket of a live job.
  CONSOLE_DENIED("LG207"),
  /// The objects of a running job fail, it makes no progress, or it nears its end.
  JOB_PROGRESS("LG208"),
  /// Ground Truth cannot call a function of a live job.
  FUNCTION_UNUSABLE("LG209"),
  /// The execution role of a job does not exist, cannot be assumed, or may not do what it needs.
  ROLE_UNFIT("LG210"),
  /// SageMaker refuses the settings of a job, or the job does not work with them.
  SETTINGS_REFUSED("LG211"),
  /// A streaming job cannot use its topics or queue, or its output is within its input.
  STREAM_UNFIT("LG212"),
  /// The presigned URLs of a private team's workers work from anywhere.
  TEAM_UNCONSTRAINED("LG301"),
  /// A private team's presign constraint is of the kind that its workers cannot meet.
  TEAM_CONSTRAINT_UNFIT("LG302"),
  /// Anyone on the internet may open the workforce's portal.
  WORKFORCE_OPEN("LG303"),
  /// From the workforce's VPC the workers of a live job cannot load its tasks.
  WORKFORCE_VPC_UNFIT("LG304"),
  /// A link of a job's workers opens from networks that the bucket's policy denies to others.
  LINKS_OPEN_ANYWHERE("LG305"),
  /// A policy allows the Ground Truth endpoint of another Region, and not that of its own.
  WRONG_REGION_ENDPOINT("LG401"),
  /// A condition value is of a kind that its key never has.
  WRONG_KIND_OF_VALUE("LG402"),
  /// A live policy's text holds something whose meaning is not what was written.
  MEANING_UNCLEAR(LintRule.MEANING_UNCLEAR.id()),
  /// No trail logs management events.
  NO_TRAIL("LG501"),
  /// Whether a live job is denied cannot be decided.
  CANNOT_TELL("LG801"),
  /// A check failed inside Labelguard.
  CHECK_FAILED("LG901");

  private final String text;

  CheckId(String text) {
    this.text = text;
  }

  /// Whether it says that Ground Truth's own access is denied.
  public boolean deniesGroundTruth() {
    return this == GROUND_TRUTH_DENIED || this == DATA_DENIED;
  }

  /// Whether it judges how a job was set up, not what a policy decides.
  public boolean isOfSetUp() {
    return switch (this) {
      case AUTOMATED_LABELING_IN_VPC,
          BUCKET_ELSEWHERE,
          CORS_TOO_NARROW,
          AUTOMATION_UNFIT,
          KEY_UNUSABLE,
          FUNCTION_UNUSABLE,
          ROLE_UNFIT,
          SETTINGS_REFUSED,
          STREAM_UNFIT,
          WORKFORCE_VPC_UNFIT ->
          true;
      case GROUND_TRUTH_DENIED,
          WORKERS_DENIED,
          GRANT_REMOVED,
          OUTPUT_ENCRYPTION,
          GUARD_LOCKED_OUT,
          AUTOMATED_LABELING_DENIED,
          FOREIGN_WORKERS_DENIED,
          DATA_DENIED,
          CONSOLE_DENIED,
          JOB_PROGRESS,
          TEAM_UNCONSTRAINED,
          TEAM_CONSTRAINT_UNFIT,
          WORKFORCE_OPEN,
          LINKS_OPEN_ANYWHERE,
          WRONG_REGION_ENDPOINT,
          WRONG_KIND_OF_VALUE,
          MEANING_UNCLEAR,
          NO_TRAIL,
          CANNOT_TELL,
          CHECK_FAILED ->
          false;
    };
  }

  /// Returns the id as people and programs see it, such as `LG101`.
  public String text() {
    return text;
  }
}
