package io.labelguard.core.check;

import java.util.List;
import java.util.Optional;

/// LG501: no trail logs management events, so changes raise no event.
///
/// @see <a
///     href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html">AWS
///     service events delivered via CloudTrail</a>
final class NoTrail implements Check {

  @Override
  public CheckId id() {
    return CheckId.NO_TRAIL;
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String summary() {
    return "Flags a Region in which no trail logs management events: changes are seen only by the"
        + " sweep.";
  }

  @Override
  public List<Finding> findings(JudgedSituation judged) {
    return judged.situation().logged().equals(Optional.of(false)) ? List.of(finding()) : List.of();
  }

  static Finding finding() {
    return Finding.of(new NoTrail(), new About.Labelguard())
        .because(
            "No trail logs management events in this Region, so Labelguard sees changes only when"
                + " it sweeps: a job may have failed by then.")
        .withFix(
            FixAdvice.none(
                "Create a trail that logs management events: aws cloudtrail create-trail --name"
                    + " management-events --s3-bucket-name BUCKET --is-multi-region-trail",
                "Then start it: aws cloudtrail start-logging --name management-events"));
  }
}
