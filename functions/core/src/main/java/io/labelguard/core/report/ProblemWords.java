package io.labelguard.core.report;

import io.labelguard.core.check.Consequence;

/// Says in a few words what is wrong with a job, bucket, team or workforce that is named beside it.
final class ProblemWords {

  private ProblemWords() {}

  static String of(Consequence consequence) {
    return switch (consequence) {
      case FAILS_AT_START, FAILS_AT_NEXT_BATCH -> "will fail, Ground Truth is denied";
      case OUTPUT_LOST -> "loses its last results, Ground Truth is denied";
      case HAS_ENDED -> "has ended, Ground Truth is denied";
      case BUCKET_UNUSABLE -> "will fail, it cannot use the bucket";
      case AUTOMATED_LABELING_FAILS -> "automated labeling is denied";
      case WORKERS_SEE_NO_IMAGES -> "workers see no images";
      case CORS_UNFIT -> "CORS rules do not fit the workers' browsers";
      case OBJECTS_FAIL -> "objects fail and stay without a label";
      case FUNCTION_FAILS -> "a custom function cannot be called";
      case STREAM_FAILS -> "topics, queue or output path of a streaming job do not work";
      case ROLE_LACKS_ACCESS -> "execution role may not do what a labeling job needs";
      case SETTINGS_DO_NOT_WORK -> "settings are refused or do not work";
      case KEY_UNUSABLE -> "a KMS key cannot be used";
      case NO_AUTOMATION -> "automated labeling cannot work";
      case NO_PROGRESS -> "makes no progress";
      case ENDS_SOON -> "nears the end of its 30 days";
      case OUTPUT_UNREADABLE -> "the bucket's owner cannot read the output";
      case CONSOLE_FAILS -> "someone in the console is denied";
      case LINKS_OPEN -> "leaked worker links open anywhere";
      case PORTAL_OPEN -> "anyone can open the worker portal";
      case LOCKED_OUT -> "someone is locked out of the policy";
      case NOT_DECIDED -> "cannot decide whether access is denied";
      case WRONG_ENDPOINT -> "the policy names another Region's endpoint";
      case VALUE_NEVER_MATCHES -> "a value in the policy never matches";
      case MEANING_UNCLEAR -> "a statement of the policy is unclear";
      case CHANGES_UNSEEN -> "no trail logs changes, only the sweep sees them";
      case NOT_CHECKED -> "was not checked";
    };
  }
}
