package io.labelguard.local.account;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labelguard.local.json.JsonTrees;
import io.labelguard.local.wire.AwsError;
import io.labelguard.local.wire.Call;
import io.labelguard.local.world.World;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// CloudTrail's event history: the records of the world's `trail`, and those of writes since. Where
/// the world gives no `trail` the call is refused. `trailFrom` has, by the name of a resource,
/// since when the records are all that CloudTrail has of it; without a time they are all.
///
/// Safe for many threads.
///
/// @see <a
///     href="https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_LookupEvents.html">LookupEvents</a>
public final class LocalEventHistory {

  /// The member of a world that has the records.
  public static final String MEMBER = "trail";

  private static final int PAGE = 50;

  /// The member of a world that has the times.
  public static final String FROM = "trailFrom";

  private final boolean given;
  private final Optional<JsonNode> from;
  private final List<JsonNode> records = new ArrayList<>();

  /// @param entries the world's `trail`; empty where it is not given
  /// @param from the world's `trailFrom`; empty where it is not given
  public LocalEventHistory(Optional<JsonNode> entries, Optional<JsonNode> from) {
    this.given = entries.isPresent();
    this.from = from;
    entries.ifPresent(list -> list.forEach(records::add));
  }

  /// Keeps the record of a write.
  public synchronized void add(ObjectNode record) {
    if (given) {
      records.add(record.deepCopy());
    }
  }

  /// Returns all records; empty where none were given.
  public synchronized Optional<JsonNode> all() {
    ArrayNode list = JsonTrees.object().putArray(MEMBER);
    records.forEach(list::add);
    return given ? Optional.of(list) : Optional.empty();
  }

  /// Serves LookupEvents by the name of a resource.
  synchronized ObjectNode lookUp(ObjectNode request, Call call) {
    if (!given) {
      throw AwsError.badRequest(
          "AccessDeniedException", World.NOT_GIVEN + " (world file: " + MEMBER + ")");
    }
    String name = request.at("/LookupAttributes/0/AttributeValue").asText();
    long since = request.path("StartTime").asLong(Long.MIN_VALUE);
    long to = request.path("EndTime").asLong(Long.MAX_VALUE);
    List<JsonNode> found =
        records.stream()
            .filter(record -> names(record).contains(name))
            .filter(record -> seconds(record) >= since && seconds(record) <= to)
            .sorted(Comparator.comparingLong(LocalEventHistory::seconds).reversed())
            .toList();
    int limit = Math.clamp(request.path("MaxResults").asInt(PAGE), 1, PAGE);
    ObjectNode answer = JsonTrees.object();
    ArrayNode events = answer.putArray("Events");
    found.stream().limit(limit).forEach(record -> events.add(event(record)));
    if (found.size() > limit || isCut(name, since)) {
      answer.put("NextToken", String.valueOf(limit));
    }
    return answer;
  }

  /// Whether CloudTrail has older records of a resource than the world, since that second.
  private boolean isCut(String name, long since) {
    return from.map(times -> times.path(name).asText())
        .filter(text -> !text.isEmpty())
        .filter(text -> Instant.parse(text).getEpochSecond() > since)
        .isPresent();
  }

  private static ObjectNode event(JsonNode record) {
    return JsonTrees.object()
        .put("EventId", record.path("eventID").asText())
        .put("EventName", record.path("eventName").asText())
        .put("ReadOnly", record.path("readOnly").asText("false"))
        .put("EventTime", seconds(record))
        .put("EventSource", record.path("eventSource").asText())
        .put("CloudTrailEvent", record.toString());
  }

  /// Returns the names of the resources of a record, as an event in the history has them.
  private static Collection<String> names(JsonNode record) {
    JsonNode asked = record.path("requestParameters");
    Stream<String> named =
        Stream.of("bucketName", "roleName", "keyId").map(member -> asked.path(member).asText());
    Stream<String> arns =
        record.findValuesAsText("ARN").stream()
            .flatMap(arn -> Stream.of(arn, arn.replaceFirst("^arn:[^:]*:s3:::", "")));
    return Stream.concat(named, arns).filter(name -> !name.isEmpty()).toList();
  }

  private static long seconds(JsonNode record) {
    try {
      return Instant.parse(record.path("eventTime").asText()).getEpochSecond();
    } catch (DateTimeException _) {
      return 0;
    }
  }
}
