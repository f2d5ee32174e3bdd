package io.labelguard.aws.records;

import io.labelguard.core.record.Target;

/// The partition keys of the table. Who may write which is decided by them alone: detecting
/// functions write what begins with `seen/`, `event/` or `alert/`, and nothing that begins with
/// `guard/`.
final class Partitions {

  /// The temporary fixes that nobody has ended.
  static final String TEMPORARY = "guard/temporary";

  /// Which form the items of the table have.
  static final String FORM = "form";

  private Partitions() {}

  static String event(String id) {
    return "event/" + id;
  }

  static String alert(String key) {
    return "alert/" + key;
  }

  static String lease(Target.Fixable target) {
    return "guard/lease/" + target.key();
  }

  /// The writes of a bucket or team.
  static String writes(Target.Fixable target) {
    return "guard/" + target.key();
  }

  /// How a bucket's policy was.
  static String seen(String bucket) {
    return "seen/" + Target.bucket(bucket).key();
  }
}
