package io.labelguard.core.labeling.past;

import io.labelguard.policy.json.Json;
import io.labelguard.policy.json.JsonReader;
import io.labelguard.policy.json.MalformedJsonException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/// A line of a labeling job's log stream. All of it comes from outside and is not escaped.
///
/// @param time when it was written; empty where that is not known
/// @param event such as `BATCH_ANNOTATION_STATUS_EVALUATED`; empty where the line is not of that
///     form
/// @param message what it says; the line as it is where it is of another form
/// @see <a href="https://docs.aws.amazon.com/sagemaker/latest/dg/sms-cloudwatch.html">Monitor
///     labeling jobs: the log group and the members of its events</a>
public record LogLine(Optional<Instant> time, Optional<String> event, String message) {

  /// Words by which a line says that something went wrong.
  private static final Pattern WRONG =
      Pattern.compile(
          "(?i)error|fail|denied|forbidden|exception|invalid|unable|cannot|could not|not found|not"
              + " authorized|timed"
              + " out|timeout|expired|exceed|missing|refused|\\b(?:http|status|code)\\W{1,3}[45][0-9]{2}\\b");

  /// Reads a line.
  public static LogLine of(Optional<Instant> time, String line) {
    Optional<Json.Obj> object = object(line);
    Optional<String> message = object.flatMap(read -> text(read, "event-log-message"));
    Optional<String> event = object.flatMap(read -> text(read, "event-name"));
    return message.isPresent() || event.isPresent()
        ? new LogLine(time, event, message.orElse(""))
        : new LogLine(time, Optional.empty(), line);
  }

  /// Whether it says that something went wrong.
  public boolean isError() {
    return WRONG.matcher(event.orElse("") + " " + message).find();
  }

  private static Optional<Json.Obj> object(String line) {
    try {
      return JsonReader.read(line) instanceof Json.Obj object
          ? Optional.of(object)
          : Optional.empty();
    } catch (MalformedJsonException _) {
      return Optional.empty();
    }
  }

  private static Optional<String> text(Json.Obj object, String name) {
    return object.all(name).stream()
        .findFirst()
        .filter(Json.Str.class::isInstance)
        .map(Json.Str.class::cast)
        .map(Json.Str::value);
  }
}
