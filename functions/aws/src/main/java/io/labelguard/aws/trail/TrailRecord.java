package io.labelguard.aws.trail;

import io.labelguard.aws.signed.AnsweredJson;
import io.labelguard.core.labeling.past.TrailEvent;
import io.labelguard.core.labeling.past.TrailEvent.BecamePolicy;
import io.labelguard.core.labeling.past.TrailSubject;
import io.labelguard.policy.json.Json;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/// A CloudTrail record as an answer of LookupEvents has it.
///
/// @param text the record as JSON
/// @see <a
///     href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html">CloudTrail
///     record contents</a>
record TrailRecord(String text, AnsweredJson record) {

  static TrailRecord of(String text) {
    return new TrailRecord(text, AnsweredJson.read(text));
  }

  /// Returns the change that the record is of; empty where the call only reads, failed, or is of
  /// another service than the one that changes the subject.
  Optional<TrailEvent> change(TrailSubject subject, Instant time) {
    boolean ofTheService =
        record.text("eventSource").filter(subject.kind().source()::equals).isPresent();
    if (!ofTheService || reads() || record.text("errorCode").isPresent()) {
      return Optional.empty();
    }
    return record
        .text("eventName")
        .map(
            name ->
                new TrailEvent(
                    record.text("eventID"),
                    time().orElse(time),
                    name,
                    actor(),
                    subject.kind() == TrailSubject.Kind.BUCKET
                        ? policy(name)
                        : new BecamePolicy.NotConcerned()));
  }

  private boolean reads() {
    return record
        .in("readOnly")
        .json()
        .filter(Json.Bool.class::isInstance)
        .map(Json.Bool.class::cast)
        .map(Json.Bool::value)
        .orElse(false);
  }

  private Optional<Instant> time() {
    return record.text("eventTime").flatMap(TrailRecord::instant);
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private Optional<String> actor() {
    AnsweredJson identity = record.in("userIdentity");
    return identity
        .text("arn")
        .or(() -> identity.text("invokedBy"))
        .or(() -> identity.text("accountId"));
  }

  private BecamePolicy policy(String name) {
    return switch (name) {
      case "PutBucketPolicy" ->
          record
              .in("requestParameters")
              .in("bucketPolicy")
              .json()
              .flatMap(this::written)
              .<BecamePolicy>map(BecamePolicy.Text::new)
              .orElseGet(BecamePolicy.NotKnown::new);
      case "DeleteBucketPolicy" -> new BecamePolicy.None();
      default -> new BecamePolicy.NotConcerned();
    };
  }

  private Optional<String> written(Json policy) {
    return switch (policy) {
      case Json.Str(String value, _) -> Optional.of(value);
      case Json.Obj object -> Optional.of(object.span().of(text));
      case Json.Arr _, Json.Num _, Json.Bool _, Json.Null _ -> Optional.empty();
    };
  }
}
