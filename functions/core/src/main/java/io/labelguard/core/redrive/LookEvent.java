package io.labelguard.core.redrive;

import io.labelguard.core.labeling.Arn;
import io.labelguard.core.record.Target;
import io.labelguard.core.report.message.AlertEvent;
import io.labelguard.policy.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// The event by which a person asks a detecting function for another look at a bucket, team or
/// workforce. It names the thing and nothing else: the function reads what is there, and requests a
/// fix where one is still proven and allowed. Only these functions may send to the queue of fix
/// requests.
public final class LookEvent {

  /// The source of every event of Labelguard.
  public static final String SOURCE = AlertEvent.SOURCE;

  /// The detail type of a request for a look. No rule of template.yaml matches it.
  public static final String DETAIL_TYPE = "Labelguard Look Request";

  private LookEvent() {}

  /// Returns the event, in the form in which EventBridge delivers events.
  ///
  /// @param message the id of the queue's message: a second event for the same one is handled once
  /// @param function the one that it is for, whose account and Region it has
  static String of(Target.Fixable target, String message, Arn function, Instant now) {
    UUID id = UUID.nameUUIDFromBytes(("look/" + message).getBytes(StandardCharsets.UTF_8));
    return JsonWriter.object(
        out ->
            out.text("version", "0")
                .text("id", id.toString())
                .text("detail-type", DETAIL_TYPE)
                .text("source", SOURCE)
                .text("account", function.account())
                .text("time", now.toString())
                .text("region", function.region())
                .texts("resources", List.of())
                .object(
                    "detail",
                    detail -> detail.text("kind", kind(target)).text("name", target.name())));
  }

  /// Returns the function that looks at such a target.
  static Part handledBy(Target.Fixable target) {
    return switch (target) {
      case Target.Bucket _, Target.Cors _ -> Part.BUCKET_POLICY_FUNCTION;
      case Target.Team _, Target.Workforce _ -> Part.WORKTEAM_FUNCTION;
    };
  }

  /// Returns what is looked at: with a bucket's policy its CORS rules are.
  static String about(Target.Fixable target) {
    return kind(target) + " " + target.name();
  }

  private static String kind(Target.Fixable target) {
    return target.counted().kind();
  }
}
