package io.labelguard.local.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labelguard.local.account.LocalEventHistory;
import io.labelguard.local.json.JsonTrees;
import io.labelguard.local.s3.BucketAccess;
import io.labelguard.local.wire.AwsError;
import io.labelguard.local.wire.LocalCaller;
import io.labelguard.local.wire.Service;
import io.labelguard.local.wire.UniqueId;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Turns writes into CloudTrail events as EventBridge delivers them, and stores them until they are
/// taken. Without a trail there are none to take. Safe for many threads.
///
/// @see <a
///     href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html">CloudTrail
///     record contents</a>
public final class EventLog {

  private final String account;
  private final String region;
  private final boolean trail;
  private final LocalEventHistory history;
  private final InstantSource clock;
  private final List<String> events = new ArrayList<>();
  private long count;

  /// @param before the number of events that the account has logged already
  /// @param history keeps each record, with or without a trail
  public EventLog(
      String account,
      String region,
      boolean trail,
      long before,
      LocalEventHistory history,
      InstantSource clock) {
    this.count = before;
    this.account = account;
    this.region = region;
    this.trail = trail;
    this.history = history;
    this.clock = clock;
  }

  /// Records one call.
  ///
  /// @param response the record's responseElements, JSON null where there are none
  /// @param error of a call that failed
  public synchronized void record(
      Service.Recorded call,
      LocalCaller caller,
      String userAgent,
      JsonNode response,
      Optional<AwsError> error) {
    long number = ++count;
    ObjectNode detail = detail(call, caller, userAgent, response, error, number);
    history.add(detail);
    if (!trail) {
      return;
    }
    ObjectNode event = JsonTrees.object();
    event
        .put("version", "0")
        .put("id", UniqueId.uuid("eventbridge", number))
        .put("detail-type", "AWS API Call via CloudTrail")
        .put("source", "aws." + call.source())
        .put("account", account)
        .put("time", now())
        .put("region", region);
    event.putArray("resources");
    event.set("detail", detail);
    events.add(event.toString());
  }

  /// Returns the number of all events that were logged.
  public synchronized long count() {
    return count;
  }

  /// Returns and removes the events since the last call, in the order of their writes.
  public synchronized List<String> take() {
    List<String> taken = List.copyOf(events);
    events.clear();
    return taken;
  }

  private ObjectNode detail(
      Service.Recorded call,
      LocalCaller caller,
      String userAgent,
      JsonNode response,
      Optional<AwsError> error,
      long number) {
    ObjectNode detail = JsonTrees.object();
    detail.put("eventVersion", "1.11");
    detail.set("userIdentity", caller.userIdentity(now()));
    detail
        .put("eventTime", now())
        .put("eventSource", call.source() + ".amazonaws.com")
        .put("eventName", call.eventName())
        .put("awsRegion", region)
        .put("sourceIPAddress", BucketAccess.SOURCE_IP)
        .put("userAgent", userAgent);
    error.ifPresent(e -> detail.put("errorCode", e.code()).put("errorMessage", e.text()));
    detail.set("requestParameters", call.requestParameters());
    detail.set("responseElements", response);
    detail
        .put("requestID", UniqueId.uuid("request", number))
        .put("eventID", UniqueId.uuid("event", number))
        .put("readOnly", false);
    call.resourceArn()
        .ifPresent(
            arn ->
                detail
                    .putArray("resources")
                    .addObject()
                    .put("accountId", account)
                    .put("type", "AWS::S3::Bucket")
                    .put("ARN", arn));
    return detail
        .put("eventType", "AwsApiCall")
        .put("managementEvent", true)
        .put("recipientAccountId", account)
        .put("eventCategory", "Management");
  }

  private String now() {
    Instant second = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    return DateTimeFormatter.ISO_INSTANT.format(second);
  }
}
