package io.labelguard.aws.records;

import io.labelguard.core.record.Rearmed;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The current state of a bucket or team: the last permission of a person to fix it again, and the
/// times of the guard's writes that the breaker may count.
///
/// @param made epoch milliseconds
/// @param version of the item, 0 where there is none
/// @param token of the last call that changed it
record TargetStateItem(Optional<Leave> leave, List<Long> made, long version, String token) {

  static final String SORT_KEY = "now";

  /// The last permission, without the writes that it covers: each of them says so itself, so that
  /// this item stays small.
  record Leave(Instant at, String by) {

    Rearmed covering(SortedSet<String> writes) {
      return new Rearmed(at, by, writes);
    }
  }

  TargetStateItem {
    made = List.copyOf(made);
  }

  static TargetStateItem of(Optional<Map<String, AttributeValue>> item) {
    return item.map(
            found ->
                new TargetStateItem(
                    Items.optional(found, "leaveAt")
                        .map(at -> new Leave(Instant.parse(at), Items.text(found, "leaveBy"))),
                    Items.numbers(found, "made"),
                    Items.number(found, "version"),
                    Items.text(found, "token")))
        .orElseGet(() -> new TargetStateItem(Optional.empty(), List.of(), 0, ""));
  }

  boolean changedBy(String call) {
    return token.equals(call);
  }

  /// Returns when the guard wrote, oldest first.
  List<Instant> writes() {
    return made.stream().sorted().map(Instant::ofEpochMilli).toList();
  }

  /// Returns the state without the writes of that time or before.
  TargetStateItem since(Instant start) {
    return new TargetStateItem(
        leave, made.stream().filter(at -> at > start.toEpochMilli()).toList(), version, token);
  }

  TargetStateItem counting(Instant at, String call) {
    return new TargetStateItem(
        leave,
        Stream.concat(made.stream(), Stream.of(at.toEpochMilli())).toList(),
        version + 1,
        call);
  }

  TargetStateItem forgettingWrites(String call) {
    return new TargetStateItem(leave, List.of(), version + 1, call);
  }

  TargetStateItem rearmed(Rearmed given, String call) {
    return new TargetStateItem(
        Optional.of(new Leave(given.at(), given.by())), made, version + 1, call);
  }

  Map<String, AttributeValue> item(String partition) {
    return Items.at(partition, SORT_KEY)
        .text("leaveAt", leave.map(given -> given.at().toString()))
        .text("leaveBy", leave.map(Leave::by))
        .numbers("made", made)
        .number("version", version)
        .text("token", token)
        .item();
  }
}
