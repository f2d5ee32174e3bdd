package io.labelguard.core.redrive;

import io.labelguard.core.record.Target;
import io.labelguard.policy.json.Json;
import io.labelguard.policy.json.JsonReader;
import io.labelguard.policy.json.MalformedJsonException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads the messages of the dead-letter queues. Each queue holds one form.
///
/// A member that is there twice counts as missing: nobody can say which of the two was meant.
///
/// @see <a
///     href="https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html">Records
///     of asynchronous invocations</a>
/// @see <a
///     href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html">Dead-letter
///     queues of EventBridge</a>
/// @see <a
///     href="https://docs.aws.amazon.com/sns/latest/dg/sns-message-and-json-formats.html">Message
///     formats of SNS</a>
final class DeadLetterReader {

  /// Old buckets of us-east-1 have up to 255 characters, capitals and underscores.
  private static final Pattern BUCKET = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{2,254}");

  private static final Pattern OF_SAGEMAKER = Pattern.compile("[A-Za-z0-9](?:-*[A-Za-z0-9]){0,62}");

  private DeadLetterReader() {}

  /// Reads a message.
  ///
  /// @param queue one of [Part#DEAD_LETTER_QUEUES]
  static DeadLetter read(Part queue, QueuedMessage message) {
    Optional<Json.Obj> body = object(message.body());
    if (body.isEmpty()) {
      return new DeadLetter.Unreadable("It is not a JSON object.");
    }
    return switch (queue) {
      case FAILED_EVENTS -> failed(body.get(), message.body());
      case UNDELIVERED_EVENTS -> undelivered(body.get(), message);
      case UNDELIVERED_ALERTS, FAILED_SLACK_POSTS -> alert(body.get(), message.body());
      case FAILED_FIXES -> request(body.get());
      case BUCKET_POLICY_FUNCTION,
          LABELING_JOB_FUNCTION,
          WORKTEAM_FUNCTION,
          SWEEP_MACHINE,
          FINDINGS_TOPIC,
          SLACK_QUEUE ->
          throw new IllegalArgumentException(queue + " is not a dead-letter queue");
    };
  }

  /// Lambda leaves the event out of a record that would be too large for its destination.
  private static DeadLetter failed(Json.Obj record, String text) {
    Optional<Json.Obj> context = object(record, "requestContext");
    Optional<String> function = context.flatMap(each -> text(each, "functionArn"));
    if (function.isEmpty()) {
      return new DeadLetter.Unreadable("It is not Lambda's record of a failed event.");
    }
    return object(record, "requestPayload")
        .<DeadLetter>map(
            event ->
                new DeadLetter.Event(
                    "failed-event",
                    function.get(),
                    event.span().of(text),
                    name(event),
                    joined(
                        context.flatMap(each -> text(each, "condition")),
                        object(record, "responsePayload")
                            .flatMap(each -> text(each, "errorMessage")))))
        .orElseGet(
            () ->
                new DeadLetter.Unreadable(
                    "Lambda left the event out of its record, or shortened it. The next sweep looks"
                        + " at what it was about."));
  }

  private static DeadLetter undelivered(Json.Obj event, QueuedMessage message) {
    String target = message.attributes().get("TARGET_ARN");
    if (target == null) {
      return new DeadLetter.Unreadable(
          "It has no attribute TARGET_ARN, which EventBridge gives an event that it could not"
              + " deliver.");
    }
    return new DeadLetter.Event(
        "undelivered-event",
        target,
        message.body(),
        name(event),
        joined(
            Optional.ofNullable(message.attributes().get("ERROR_CODE")),
            Optional.ofNullable(message.attributes().get("ERROR_MESSAGE"))));
  }

  private static DeadLetter alert(Json.Obj envelope, String text) {
    Optional<String> topic = text(envelope, "TopicArn");
    Optional<String> message = text(envelope, "Message");
    if (topic.isEmpty() || message.isEmpty()) {
      return new DeadLetter.Unreadable("It is not a message in the envelope of SNS.");
    }
    return new DeadLetter.Alert(
        topic.get(), text, text(envelope, "Subject"), message.get(), attributes(envelope));
  }

  private static Map<String, DeadLetter.Alert.Attribute> attributes(Json.Obj envelope) {
    Map<String, DeadLetter.Alert.Attribute> attributes = new TreeMap<>();
    object(envelope, "MessageAttributes").map(Json.Obj::members).orElse(List.of()).stream()
        .filter(member -> member.value() instanceof Json.Obj)
        .forEach(
            member -> {
              Json.Obj value = (Json.Obj) member.value();
              text(value, "Type")
                  .flatMap(
                      type ->
                          text(value, "Value")
                              .map(each -> new DeadLetter.Alert.Attribute(type, each)))
                  .ifPresent(each -> attributes.put(member.name().value(), each));
            });
    return attributes;
  }

  private static DeadLetter request(Json.Obj request) {
    return text(request, "kind")
        .flatMap(kind -> text(request, "name").flatMap(name -> Target.Fixable.of(kind, name)))
        .filter(DeadLetterReader::canBe)
        .<DeadLetter>map(DeadLetter.Request::new)
        .orElseGet(() -> new DeadLetter.Unreadable("It is not a fix request."));
  }

  private static boolean canBe(Target.Fixable target) {
    Pattern name =
        switch (target) {
          case Target.Bucket _, Target.Cors _ -> BUCKET;
          case Target.Team _, Target.Workforce _ -> OF_SAGEMAKER;
        };
    return name.matcher(target.name()).matches();
  }

  /// Returns the call or the kind of an event, and its id.
  private static String name(Json.Obj event) {
    String what =
        object(event, "detail")
            .flatMap(detail -> text(detail, "eventName"))
            .or(() -> text(event, "detail-type"))
            .orElse("an event");
    return what + text(event, "id").map(id -> ", id " + id).orElse("");
  }

  private static Optional<String> joined(Optional<String> first, Optional<String> second) {
    List<String> parts = Stream.of(first, second).flatMap(Optional::stream).toList();
    return parts.isEmpty() ? Optional.empty() : Optional.of(String.join(": ", parts));
  }

  private static Optional<Json.Obj> object(String text) {
    try {
      return JsonReader.read(text) instanceof Json.Obj object
          ? Optional.of(object)
          : Optional.empty();
    } catch (MalformedJsonException _) {
      return Optional.empty();
    }
  }

  private static Optional<Json.Obj> object(Json.Obj in, String name) {
    List<Json> all = in.all(name);
    return all.size() == 1 && all.getFirst() instanceof Json.Obj object
        ? Optional.of(object)
        : Optional.empty();
  }

  private static Optional<String> text(Json.Obj in, String name) {
    List<Json> all = in.all(name);
    return all.size() == 1 && all.getFirst() instanceof Json.Str text
        ? Optional.of(text.value()).filter(value -> !value.isBlank())
        : Optional.empty();
  }
}
