package io.labelguard.core.check;

import io.labelguard.core.labeling.LabelingJob;

/// What goes wrong because of what a check found, for the people who label or own the data; the
/// worst of one severity first.
public enum Consequence {
  /// A job that starts fails when it first reads or writes.
  FAILS_AT_START,
  /// A running job fails at its next batch.
  FAILS_AT_NEXT_BATCH,
  /// A job that is being stopped cannot write its last results.
  OUTPUT_LOST,
  /// A job that has ended was denied, or would be again.
  HAS_ENDED,
  /// A bucket cannot be used by a job, whatever its policy says.
  BUCKET_UNUSABLE,
  /// A job cannot encrypt or decrypt with a key that it needs.
  KEY_UNUSABLE,
  /// The execution role of a job may not do what the job needs.
  ROLE_LACKS_ACCESS,
  /// The models that automated labeling trains cannot read or write.
  AUTOMATED_LABELING_FAILS,
  /// Workers see tasks without their images.
  WORKERS_SEE_NO_IMAGES,
  /// The CORS rules of a bucket do not fit what the workers' browsers ask.
  CORS_UNFIT,
  /// Some objects of a job stay without a label.
  OBJECTS_FAIL,
  /// Ground Truth cannot call a function of a job, so that its objects fail.
  FUNCTION_FAILS,
  /// A streaming job cannot use its topics or queue, or gets its own output as input.
  STREAM_FAILS,
  /// A job is not created, or does not work, because of its own settings.
  SETTINGS_DO_NOT_WORK,
  /// No object of a job is labeled by machine.
  NO_AUTOMATION,
  /// Nothing of a job is labeled any more.
  NO_PROGRESS,
  /// A job reaches its longest time before it is complete.
  ENDS_SOON,
  /// The owner of the bucket cannot read what a job writes there.
  OUTPUT_UNREADABLE,
  /// Someone who starts jobs in the console cannot use a bucket there.
  CONSOLE_FAILS,
  /// Anyone with a worker's link can open the object.
  LINKS_OPEN,
  /// Anyone can open the workers' portal.
  PORTAL_OPEN,
  /// Someone who looks after the policy cannot read or change it.
  LOCKED_OUT,
  /// It is not known whether a job is denied.
  NOT_DECIDED,
  /// A policy exempts the Ground Truth endpoint of another Region.
  WRONG_ENDPOINT,
  /// A value in a policy matches nothing.
  VALUE_NEVER_MATCHES,
  /// A statement may mean something else than was written.
  MEANING_UNCLEAR,
  /// Changes are seen late.
  CHANGES_UNSEEN,
  /// Something was not checked.
  NOT_CHECKED;

  /// Returns what follows from a finding of a check, where nothing about a job decides.
  static Consequence of(CheckId check) {
    return switch (check) {
      case GROUND_TRUTH_DENIED, DATA_DENIED, GRANT_REMOVED -> FAILS_AT_NEXT_BATCH;
      case BUCKET_ELSEWHERE -> BUCKET_UNUSABLE;
      case KEY_UNUSABLE -> KEY_UNUSABLE;
      case ROLE_UNFIT -> ROLE_LACKS_ACCESS;
      case CORS_TOO_NARROW -> CORS_UNFIT;
      case OUTPUT_ENCRYPTION -> OUTPUT_UNREADABLE;
      case AUTOMATED_LABELING_IN_VPC, AUTOMATED_LABELING_DENIED -> AUTOMATED_LABELING_FAILS;
      case WORKERS_DENIED, FOREIGN_WORKERS_DENIED, TEAM_CONSTRAINT_UNFIT, WORKFORCE_VPC_UNFIT ->
          WORKERS_SEE_NO_IMAGES;
      case CONSOLE_DENIED -> CONSOLE_FAILS;
      case GUARD_LOCKED_OUT -> LOCKED_OUT;
      case AUTOMATION_UNFIT -> NO_AUTOMATION;
      case JOB_PROGRESS -> NO_PROGRESS;
      case FUNCTION_UNUSABLE -> FUNCTION_FAILS;
      case STREAM_UNFIT -> STREAM_FAILS;
      case SETTINGS_REFUSED -> SETTINGS_DO_NOT_WORK;
      case TEAM_UNCONSTRAINED, LINKS_OPEN_ANYWHERE -> LINKS_OPEN;
      case WORKFORCE_OPEN -> PORTAL_OPEN;
      case WRONG_REGION_ENDPOINT -> WRONG_ENDPOINT;
      case WRONG_KIND_OF_VALUE -> VALUE_NEVER_MATCHES;
      case MEANING_UNCLEAR -> MEANING_UNCLEAR;
      case NO_TRAIL -> CHANGES_UNSEEN;
      case CANNOT_TELL -> NOT_DECIDED;
      case CHECK_FAILED -> NOT_CHECKED;
    };
  }

  /// Returns what follows for a job that is denied Ground Truth's own access.
  static Consequence ofDenial(LabelingJob job) {
    return switch (job.status()) {
      case STARTING -> FAILS_AT_START;
      case IN_PROGRESS, UNKNOWN -> FAILS_AT_NEXT_BATCH;
      case STOPPING -> OUTPUT_LOST;
      case COMPLETED, FAILED, STOPPED -> HAS_ENDED;
    };
  }
}
