package io.labelguard.local.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labelguard.local.json.JsonTrees;
import io.labelguard.local.wire.AwsError;
import io.labelguard.local.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The topics or the queues of a world, as GetTopicAttributes and GetQueueAttributes print them. A
/// list that is given is complete; where none is given every call is refused. Safe for many
/// threads.
public final class LocalChannels {

  private static final String ATTRIBUTES = "Attributes";

  private final Kind kind;
  private final Optional<List<ObjectNode>> channels;

  /// What they are.
  public enum Kind {
    TOPICS("topics", "TopicArn", "GetTopicAttributes", 403, "AuthorizationError"),
    QUEUES("queues", "QueueArn", "GetQueueAttributes", 400, "AccessDeniedException");

    private final String member;
    private final String arn;
    private final String operation;
    private final int refusedStatus;
    private final String refusedCode;

    Kind(String member, String arn, String operation, int refusedStatus, String refusedCode) {
      this.member = member;
      this.arn = arn;
      this.operation = operation;
      this.refusedStatus = refusedStatus;
      this.refusedCode = refusedCode;
    }

    /// Returns the member of a world that has them.
    public String member() {
      return member;
    }
  }

  /// @param world its list of that kind may be missing
  public LocalChannels(Kind kind, World world) {
    this.kind = kind;
    this.channels =
        Optional.ofNullable(world.given().get(kind.member))
            .map(
                list -> {
                  List<ObjectNode> entries = new ArrayList<>();
                  list.forEach(entry -> entries.add(entry.deepCopy()));
                  return entries;
                });
  }

  /// Returns the entries as they are now; empty where none were given.
  public synchronized Optional<JsonNode> all() {
    return channels.map(
        entries -> {
          ArrayNode list = JsonTrees.object().putArray(kind.member);
          entries.forEach(entry -> list.add(entry.deepCopy()));
          return list;
        });
  }

  /// Returns the attributes of a topic or queue.
  ///
  /// @param name its ARN, or a queue's URL
  synchronized ObjectNode attributes(String name) {
    ObjectNode entry =
        channels
            .orElseThrow(() -> refused(World.NOT_GIVEN + " (world file: " + kind.member + ")"))
            .stream()
            .filter(one -> isNamed(one, name))
            .findFirst()
            .orElseThrow(() -> missing(name));
    JsonNode refused = entry.path("refused").path(kind.operation);
    if (refused.isTextual()) {
      throw refused(refused.textValue());
    }
    return entry.withObjectProperty(ATTRIBUTES).deepCopy();
  }

  /// Removes a topic or queue.
  ///
  /// @return whether there was one
  public synchronized boolean delete(String name) {
    return channels.map(list -> list.removeIf(one -> isNamed(one, name))).orElse(false);
  }

  /// Sets an attribute of a topic or queue; an empty value removes it.
  ///
  /// @return whether there is one
  public synchronized boolean set(String name, String attribute, String value) {
    Optional<ObjectNode> found =
        channels.flatMap(list -> list.stream().filter(one -> isNamed(one, name)).findFirst());
    found
        .map(entry -> entry.withObjectProperty(ATTRIBUTES))
        .ifPresent(
            attributes -> {
              if (value.isEmpty()) {
                attributes.remove(attribute);
              } else {
                attributes.put(attribute, value);
              }
            });
    return found.isPresent();
  }

  /// A queue's URL ends in its account and its name, and so does its ARN.
  private boolean isNamed(ObjectNode entry, String name) {
    JsonNode member = entry.path(kind.arn);
    String arn = (member.isTextual() ? member : entry.path(ATTRIBUTES).path(kind.arn)).asText();
    String url = entry.path("QueueUrl").asText();
    return arn.equals(name)
        || (kind == Kind.QUEUES
            && (end(url, "/").equals(end(name, "/")) || end(arn, ":").equals(end(name, "/"))));
  }

  /// Returns account and name; the whole text where it has no such end.
  private static String end(String text, String separator) {
    String[] parts = text.split(separator, -1);
    return parts.length < 3 ? text : parts[parts.length - 2] + "/" + parts[parts.length - 1];
  }

  private AwsError missing(String name) {
    return switch (kind) {
      case TOPICS -> new AwsError(404, "NotFound", "Topic does not exist: " + name);
      case QUEUES ->
          AwsError.badRequest("QueueDoesNotExist", "The specified queue does not exist.");
    };
  }

  private AwsError refused(String message) {
    return new AwsError(kind.refusedStatus, kind.refusedCode, message);
  }
}
