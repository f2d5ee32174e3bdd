package io.labelguard.core.check;

import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.LabelingJob.UnresolvedPlace;
import java.util.List;

/// Reports the places of a job from whose names no bucket can be read: which policy decides there
/// is not known.
final class PlaceUnresolved {

  private PlaceUnresolved() {}

  /// Returns a finding for each place.
  static List<Finding> findings(Check check, LabelingJob job) {
    return job.unresolved().stream()
        .map(
            place ->
                Finding.of(check, new About.Place(job.name(), place.use()))
                    .because(message(job, place))
                    .withFix(FixAdvice.none()))
        .toList();
  }

  private static String message(LabelingJob job, UnresolvedPlace place) {
    return "Cannot decide whether Ground Truth may use the "
        + place.use().text()
        + " of "
        + Wording.job(job)
        + ": "
        + place.field()
        + " \""
        + place.text()
        + "\" "
        + reason(place.text());
  }

  private static String reason(String text) {
    if (text.startsWith("arn:") || text.startsWith("s3://arn:")) {
      return "is an ARN. If it names an access point, the access point's own policy also decides:"
          + " write the bucket as s3://BUCKET/KEY, and check the access point's policy by hand.";
    }
    if (text.startsWith("$") || text.startsWith("States.") || text.strip().startsWith("{%")) {
      return "is an expression, whose value is known only when the state runs. Check the job with"
          + " the value that it will have.";
    }
    return "is neither s3://BUCKET/KEY nor an https address of S3, so it is not known which"
        + " bucket's policy decides. Write it as s3://BUCKET/KEY, in small letters up to the"
        + " bucket.";
  }
}
