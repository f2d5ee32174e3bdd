package io.labelguard.aws.records;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// When the guard wrote one bucket or team.
///
/// @param made epoch milliseconds
/// @param version of the item, 0 where there is none
/// @param token of the call that counted last
record WriteCount(List<Long> made, long version, String token) {

  WriteCount {
    made = List.copyOf(made);
  }

  static WriteCount of(Optional<Map<String, AttributeValue>> item) {
    return item.map(
            found ->
                new WriteCount(
                    found.getOrDefault("made", AttributeValue.fromL(List.of())).l().stream()
                        .map(each -> Long.valueOf(each.n()))
                        .toList(),
                    Long.parseLong(found.getOrDefault("version", AttributeValue.fromN("0")).n()),
                    Items.text(found, "token")))
        .orElseGet(() -> new WriteCount(List.of(), 0, ""));
  }

  boolean countedBy(String call) {
    return token.equals(call);
  }

  /// Leaves out what was made then or before.
  WriteCount since(Instant start) {
    return new WriteCount(
        made.stream().filter(at -> at > start.toEpochMilli()).toList(), version, token);
  }

  WriteCount with(Instant at, String call) {
    return new WriteCount(
        Stream.concat(made.stream(), Stream.of(at.toEpochMilli())).toList(), version + 1, call);
  }

  Map<String, AttributeValue> item(String resource, Instant expires) {
    return Items.at("writes#" + resource, "writes")
        .value(
            "made",
            AttributeValue.fromL(
                made.stream().map(at -> AttributeValue.fromN(String.valueOf(at))).toList()))
        .number("version", version)
        .text("token", token)
        .expires(expires)
        .item();
  }
}
