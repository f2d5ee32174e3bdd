package io.labelguard.local.message;

import com.fasterxml.jackson.databind.JsonNode;
import io.labelguard.local.json.JsonTrees;
import io.labelguard.local.wire.AwsError;
import io.labelguard.local.wire.Call;
import io.labelguard.local.wire.QueryService;
import io.labelguard.local.wire.UniqueId;
import io.labelguard.local.wire.Xml;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Serves SNS: stores messages, accepts subscriptions and delivers nothing. Every topic of the
/// account and Region exists. Safe for many threads.
public final class Topics {

  private static final int MAX_BYTES = 262_144;
  private static final int MAX_SUBJECT = 100;
  private static final Pattern ATTRIBUTE = Pattern.compile("[A-Za-z0-9_.-]{1,256}");

  private final String arnPrefix;
  private final LocalChannels ofJobs;
  private final List<SentMessage> sent = new ArrayList<>();
  private int published;
  private int subscriptions;

  /// @param arnPrefix `arn:aws:sns:region:account:`
  /// @param ofJobs the topics whose attributes are known
  public Topics(String arnPrefix, LocalChannels ofJobs) {
    this.arnPrefix = arnPrefix;
    this.ofJobs = ofJobs;
  }

  public QueryService service() {
    return new QueryService(
        "sns",
        "http://sns.amazonaws.com/doc/2010-03-31/",
        Map.of(
            "Publish", this::publish,
            "Subscribe", this::subscribe,
            "GetTopicAttributes", this::attributes),
        QueryService.Shape.QUERY);
  }

  public synchronized List<SentMessage> sent() {
    return List.copyOf(sent);
  }

  /// Returns the messages since the last call, and forgets them.
  public synchronized List<SentMessage> takeSent() {
    List<SentMessage> taken = List.copyOf(sent);
    sent.clear();
    return taken;
  }

  private synchronized String publish(Map<String, String> form, Call call) {
    String topic = topic(form);
    String message = form.getOrDefault("Message", "");
    String subject = form.getOrDefault("Subject", "");
    Optional<String> structure = Optional.ofNullable(form.get("MessageStructure"));
    if (message.isEmpty()) {
      throw invalid("Empty message");
    }
    SortedMap<String, String> attributes = attributes(form);
    if (bytes(message) + bytes(attributes.toString()) > MAX_BYTES) {
      throw invalid("Message too long");
    }
    if (form.containsKey("Subject")
        && (subject.isEmpty()
            || subject.length() > MAX_SUBJECT
            || subject.chars().anyMatch(c -> c < 0x20 || c == 0x7F))) {
      throw invalid("Subject");
    }
    if (structure.isPresent()) {
      checkStructure(structure.orElseThrow(), message);
    }
    String id = UniqueId.uuid("sns", published++);
    sent.add(
        new SentMessage(
            id,
            topic,
            Optional.of(subject).filter(text -> !text.isEmpty()),
            message,
            structure,
            attributes));
    return Xml.text("MessageId", id);
  }

  private synchronized String subscribe(Map<String, String> form, Call call) {
    String topic = topic(form);
    return Xml.text(
        "SubscriptionArn", topic + ":" + UniqueId.uuid("subscription", ++subscriptions));
  }

  private String attributes(Map<String, String> form, Call call) {
    String[] entries =
        ofJobs.attributes(form.getOrDefault("TopicArn", "")).properties().stream()
            .map(
                entry ->
                    Xml.element(
                        "entry",
                        Xml.text("key", entry.getKey()),
                        Xml.text("value", text(entry.getValue()))))
            .toArray(String[]::new);
    return Xml.element("Attributes", entries);
  }

  /// A policy may stand in a world as an object.
  private static String text(JsonNode value) {
    return value.isTextual() ? value.textValue() : value.toString();
  }

  private String topic(Map<String, String> form) {
    String topic = form.getOrDefault("TopicArn", "");
    if (!topic.startsWith(arnPrefix)) {
      throw new AwsError(404, "NotFound", "Topic does not exist: " + topic);
    }
    return topic;
  }

  private static void checkStructure(String structure, String message) {
    JsonNode body = JsonTrees.of(message).orElseGet(JsonTrees::object);
    if (!structure.equals("json")) {
      throw invalid("MessageStructure");
    }
    if (!body.path("default").isTextual()) {
      throw invalid("Message Structure - No default entry in JSON message body");
    }
    body.properties()
        .forEach(
            entry -> {
              if (!entry.getValue().isTextual()) {
                throw invalid("Message Structure - JSON message body failed to parse");
              }
            });
  }

  private static SortedMap<String, String> attributes(Map<String, String> form) {
    SortedMap<String, String> attributes = new TreeMap<>();
    for (int i = 1; form.containsKey("MessageAttributes.entry." + i + ".Name"); i++) {
      String entry = "MessageAttributes.entry." + i;
      String name = form.getOrDefault(entry + ".Name", "");
      String type = form.getOrDefault(entry + ".Value.DataType", "");
      String value = form.getOrDefault(entry + ".Value.StringValue", "");
      checkAttribute(name, type, value);
      attributes.put(name, value);
    }
    return attributes;
  }

  private static void checkAttribute(String name, String type, String value) {
    boolean list = type.equals("String.Array");
    if (!ATTRIBUTE.matcher(name).matches() || !(list || type.equals("String"))) {
      throw invalid("Message attribute '" + name + "' has an invalid name or type");
    }
    if (value.isEmpty() || (list && JsonTrees.of(value).filter(JsonNode::isArray).isEmpty())) {
      throw new AwsError(
          400,
          "ParameterValueInvalid",
          "The message attribute '" + name + "' must contain a valid value of its type.");
    }
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static AwsError invalid(String what) {
    return AwsError.badRequest("InvalidParameter", "Invalid parameter: " + what);
  }
}
