package io.labelguard.cli.account;

import io.labelguard.policy.json.Json;
import io.labelguard.policy.json.JsonReader;
import io.labelguard.policy.json.MalformedJsonException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The members of any event that a line of output shows.
///
/// @param call the API call, or the detail type of another event
/// @param resource the resource that the call names
/// @param complete whether the event has the members that EventBridge gives every event
public record Envelope(
    Optional<String> account,
    Optional<String> region,
    Optional<String> call,
    Optional<String> resource,
    boolean complete) {

  /// The envelope of a text that is not JSON.
  static final Envelope NOTHING =
      new Envelope(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false);

  private static final List<String> NAMES =
      List.of("bucketName", "labelingJobName", "workteamName", "workforceName");

  /// Reads the members that the event has.
  ///
  /// @throws MalformedJsonException where the text is not JSON
  public static Envelope of(String event) throws MalformedJsonException {
    Json json = JsonReader.read(event);
    Optional<Json> detail = member(json, "detail");
    Optional<Json> request = detail.flatMap(of -> member(of, "requestParameters"));
    return new Envelope(
        text(json, "account").or(() -> detail.flatMap(of -> text(of, "recipientAccountId"))),
        text(json, "region").or(() -> detail.flatMap(of -> text(of, "awsRegion"))),
        detail.flatMap(of -> text(of, "eventName")).or(() -> text(json, "detail-type")),
        request.stream()
            .flatMap(of -> NAMES.stream().flatMap(name -> text(of, name).stream()))
            .findFirst()
            .or(() -> firstResource(json)),
        text(json, "source").isPresent()
            && text(json, "detail-type").isPresent()
            && detail.filter(Json.Obj.class::isInstance).isPresent());
  }

  /// Returns the envelope with the resource that the handler found.
  Envelope about(String named) {
    return new Envelope(account, region, call, Optional.of(named), complete);
  }

  private static Optional<String> firstResource(Json json) {
    return member(json, "resources").stream()
        .flatMap(list -> list instanceof Json.Arr array ? array.items().stream() : Stream.empty())
        .flatMap(item -> item instanceof Json.Str arn ? Stream.of(arn.value()) : Stream.empty())
        .findFirst();
  }

  private static Optional<Json> member(Json json, String name) {
    return json instanceof Json.Obj object
        ? object.all(name).stream().findFirst()
        : Optional.empty();
  }

  private static Optional<String> text(Json json, String name) {
    return member(json, name)
        .flatMap(
            value -> value instanceof Json.Str text ? Optional.of(text.value()) : Optional.empty());
  }
}
