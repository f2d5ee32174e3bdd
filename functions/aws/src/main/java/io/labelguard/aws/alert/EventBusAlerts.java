package io.labelguard.aws.alert;

import io.labelguard.aws.AwsCalls;
import io.labelguard.aws.signed.AnsweredJson;
import io.labelguard.aws.signed.ServiceAddress;
import io.labelguard.aws.signed.SignedAnswer;
import io.labelguard.aws.signed.SignedCalls;
import io.labelguard.core.port.Alerts;
import io.labelguard.core.report.message.Alert;
import io.labelguard.core.report.message.AlertBounds;
import io.labelguard.core.report.message.AlertEvent;
import io.labelguard.policy.json.JsonWriter;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.servicemetadata.EventsServiceMetadata;

/// Puts alerts as events on the default event bus of the account.
///
/// PutEvents answers 200 also where it did not take the event, and says so in the entry.
///
/// @see <a
///     href="https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html">PutEvents</a>
public final class EventBusAlerts implements Alerts {

  /// An entry may have 262,144 bytes, its source and detail type counted too; some room is kept.
  private static final int DETAIL_LIMIT = 250_000;

  private final SignedCalls events;
  private final AlertBounds bounds = new AlertBounds(DETAIL_LIMIT, AlertEvent::size);

  /// @param events calls at [#addressIn], or at another endpoint
  public EventBusAlerts(SignedCalls events) {
    this.events = events;
  }

  /// Returns the address of EventBridge in a Region.
  public static ServiceAddress addressIn(Region region) {
    return new ServiceAddress(
        "events", region, URI.create("https://" + new EventsServiceMetadata().endpointFor(region)));
  }

  @Override
  public void publish(Alert alert) {
    send(alert);
  }

  /// Puts one alert on the bus and returns the answer of EventBridge.
  public Receipt send(Alert alert) {
    AlertEvent event = AlertEvent.of(bounds.within(alert));
    return AwsCalls.of(
        "put the alert \"" + alert.subject() + "\" (" + alert.id() + ") on the event bus",
        () -> put(event));
  }

  private Receipt put(AlertEvent event) {
    SignedAnswer answer = events.json("AWSEvents.PutEvents", request(event));
    if (!answer.ok()) {
      throw answer.jsonFailure();
    }
    AnsweredJson entry =
        answer.json().items("Entries").stream()
            .findFirst()
            .orElseThrow(() -> SdkClientException.create("the answer names no event"));
    Optional<String> refused = entry.text("ErrorCode");
    if (refused.isPresent()) {
      throw answer.failure(refused.get(), entry.text("ErrorMessage").orElse(""));
    }
    return new Receipt(
        answer.status(),
        entry
            .text("EventId")
            .orElseThrow(() -> SdkClientException.create("the answer names no event")));
  }

  private static String request(AlertEvent event) {
    return JsonWriter.object(
        out ->
            out.objects(
                "Entries",
                List.of(event),
                (each, entry) ->
                    entry
                        .text("Source", AlertEvent.SOURCE)
                        .text("DetailType", AlertEvent.DETAIL_TYPE)
                        .text("Detail", each.detail())));
  }
}
