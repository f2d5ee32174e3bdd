package io.labelguard.aws.trail;

import io.labelguard.aws.AwsCalls;
import io.labelguard.aws.signed.AnsweredJson;
import io.labelguard.aws.signed.ServiceAddress;
import io.labelguard.aws.signed.SignedAnswer;
import io.labelguard.aws.signed.SignedCalls;
import io.labelguard.core.labeling.Reading;
import io.labelguard.core.labeling.past.TrailEvent;
import io.labelguard.core.labeling.past.TrailPage;
import io.labelguard.core.labeling.past.TrailSubject;
import io.labelguard.core.port.Pause;
import io.labelguard.core.port.past.TrailEvents;
import io.labelguard.policy.json.Json;
import io.labelguard.policy.json.JsonWriter;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.servicemetadata.CloudtrailServiceMetadata;
import software.amazon.awssdk.regions.servicemetadata.IamServiceMetadata;

/// Reads CloudTrail's event history by LookupEvents, one page of each subject. AWS takes two calls
/// a second, so the calls keep half a second between them.
///
/// For one thread.
///
/// @see <a
///     href="https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_LookupEvents.html">LookupEvents</a>
public final class EventHistory implements TrailEvents {

  private static final String LOOK_UP =
      "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.LookupEvents";
  private static final String PERMISSION = "cloudtrail:LookupEvents";
  private static final int PAGE = 50;
  private static final Duration BETWEEN = Duration.ofMillis(500);

  private final SignedCalls here;
  private final SignedCalls global;
  private final Pause pause;
  private boolean asked;

  /// @param here calls at [#addressIn]
  /// @param global calls at [#addressOfIam]
  public EventHistory(SignedCalls here, SignedCalls global, Pause pause) {
    this.here = here;
    this.global = global;
    this.pause = pause;
  }

  /// Returns the address of CloudTrail in a Region.
  public static ServiceAddress addressIn(Region region) {
    return new ServiceAddress(
        "cloudtrail",
        region,
        URI.create("https://" + new CloudtrailServiceMetadata().endpointFor(region)));
  }

  /// Returns the address of CloudTrail where it keeps the events of IAM: in one Region of each
  /// partition, us-east-1 of the commercial one.
  ///
  /// @see <a
  ///     href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-concepts.html#cloudtrail-concepts-global-service-events">Global
  ///     service events</a>
  public static ServiceAddress addressOfIam(Region region) {
    return addressIn(
        ServiceAddress.global("iam", new IamServiceMetadata(), region).signingRegion());
  }

  @Override
  public Reading<TrailPage> of(TrailSubject subject, Instant from, Instant to) {
    return AwsCalls.of(
        "read the events of " + subject.words() + " with " + PERMISSION,
        () -> page(subject, from, to));
  }

  private Reading<TrailPage> page(TrailSubject subject, Instant from, Instant to) {
    if (asked) {
      pause.sleep(BETWEEN);
    }
    asked = true;
    SignedCalls calls = subject.kind() == TrailSubject.Kind.ROLE ? global : here;
    SignedAnswer answer = calls.json(LOOK_UP, request(subject, from, to));
    if (answer.ok()) {
      return new Reading.Known<>(page(subject, answer.json(), from, to));
    }
    return AwsCalls.notPermitted(PERMISSION, answer.jsonFailure());
  }

  private static String request(TrailSubject subject, Instant from, Instant to) {
    // The attributes of a lookup are a list of one.
    return """
    {"LookupAttributes":[%s],"StartTime":%d,"EndTime":%d,"MaxResults":%d}\
    """
        .formatted(
            JsonWriter.object(
                out ->
                    out.text("AttributeKey", "ResourceName")
                        .text("AttributeValue", subject.name())),
            from.getEpochSecond(),
            to.getEpochSecond(),
            PAGE);
  }

  private static TrailPage page(
      TrailSubject subject, AnsweredJson answer, Instant from, Instant to) {
    List<TrailEvent> changes = new ArrayList<>();
    Optional<Instant> oldest = Optional.empty();
    for (AnsweredJson event : answer.items("Events")) {
      Instant time =
          seconds(event, "EventTime")
              .orElseThrow(() -> SdkClientException.create("an event has no time"));
      oldest = Optional.of(time);
      event
          .text("CloudTrailEvent")
          .map(TrailRecord::of)
          .flatMap(record -> record.change(subject, time))
          .filter(change -> !change.time().isBefore(from) && !change.time().isAfter(to))
          .ifPresent(changes::add);
    }
    return new TrailPage(changes, answer.text("NextToken").isEmpty(), oldest);
  }

  /// Returns a time; the JSON protocol writes one as seconds since 1970, at times with an exponent.
  private static Optional<Instant> seconds(AnsweredJson event, String name) {
    return event
        .in(name)
        .json()
        .filter(Json.Num.class::isInstance)
        .map(Json.Num.class::cast)
        .map(number -> new BigDecimal(number.literal().toUpperCase(Locale.ROOT)))
        .filter(number -> number.precision() - number.scale() < 12)
        .map(number -> Instant.ofEpochSecond(number.longValue()));
  }
}
