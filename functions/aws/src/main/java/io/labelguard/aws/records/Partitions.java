package io.labelguard.aws.records;

import io.labelguard.core.index.JobId;
import io.labelguard.core.index.UsedThing;
import io.labelguard.core.record.Target;

/// The partition keys of the table. They alone decide who may write an item: the detecting
/// functions may write keys that begin with `seen/`, `event/`, `alert/` or `job/`, and none that
/// begins with `guard/`. The Slack function may write keys that begin with `slack/`, and no other.
final class Partitions {

  /// What is wrong, was published and is not over.
  static final String TROUBLES = "alert/open";

  /// The temporary fixes that have not ended.
  static final String TEMPORARY = "guard/temporary";

  /// The form of the table's items.
  static final String FORM = "form";

  /// Since when the index holds every live job.
  static final String COMPLETE = "job/complete";

  /// Which run holds the sweep.
  static final String SWEEP = "job/sweep";

  private static final String WRITES = "guard/";

  private Partitions() {}

  /// How far a run of the sweep is, and its pages.
  static String sweep(String run) {
    return SWEEP + "#" + run;
  }

  static String event(String id) {
    return "event/" + id;
  }

  /// A message that is or was posted to Slack.
  static String slack(String message) {
    return "slack/" + message;
  }

  static String alert(String key) {
    return "alert/" + key;
  }

  static String lease(Target.Fixable target) {
    return "guard/lease/" + target.key();
  }

  /// The writes of a bucket or team.
  static String writes(Target.Fixable target) {
    return WRITES + target.key();
  }

  /// Returns the bucket or team whose writes a partition holds.
  static Target.Fixable target(String writes) {
    return Target.Fixable.ofKey(writes.substring(WRITES.length()));
  }

  /// What is known of a labeling job.
  static String job(JobId id) {
    return "job/job/" + id.key();
  }

  /// The jobs that use a thing.
  static String uses(UsedThing thing) {
    return thing.kind() == UsedThing.Kind.BUCKET
        ? "job/bucket/" + thing.name()
        : "job/uses/" + thing.kind().word() + "/" + thing.name();
  }

  /// The snapshots of a bucket's policy, and the policies that are kept apart from them.
  static String snapshots(String bucket) {
    return seen(Target.bucket(bucket));
  }

  /// What was seen of a bucket or team.
  static String seen(Target.Fixable target) {
    return "seen/" + target.key();
  }
}
