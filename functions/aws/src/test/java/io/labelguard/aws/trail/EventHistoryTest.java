package io.labelguard.aws.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelguard.aws.LoopbackAws;
import io.labelguard.aws.LoopbackAws.Answer;
import io.labelguard.aws.signed.SignedCalls;
import io.labelguard.core.labeling.Reading;
import io.labelguard.core.labeling.past.TrailEvent;
import io.labelguard.core.labeling.past.TrailEvent.BecamePolicy;
import io.labelguard.core.labeling.past.TrailPage;
import io.labelguard.core.labeling.past.TrailSubject;
import io.labelguard.core.labeling.past.TrailSubject.Kind;
import io.labelguard.core.port.CallFailedException;
import io.labelguard.core.port.Pause;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

class EventHistoryTest {

  private static final Instant FROM = Instant.parse("2026-11-10T00:00:00Z");
  private static final Instant TO = Instant.parse("2026-11-12T00:00:00Z");
  private static final Instant AT = Instant.parse("2026-11-11T00:00:00Z");
  private static final TrailSubject BUCKET = new TrailSubject(Kind.BUCKET, "gt-data");

  /// The record is a text inside the answer; the time is epoch seconds, with an exponent as some
  /// SDKs print it.
  @Test
  void theChangeIsReadFromTheRecordInTheAnswer() {
    String record =
        """
        {"eventID":"e1","eventTime":"2026-11-11T00:00:00Z","eventSource":"s3.amazonaws.com",
        "eventName":"PutBucketPolicy","readOnly":false,
        "userIdentity":{"arn":"arn:aws:iam::111122223333:user/eve"},
        "requestParameters":{"bucketName":"gt-data","bucketPolicy":{"Statement":[]}}}\
        """;
    assertThat(ask(BUCKET, page("1.7943552E9", record)))
        .isEqualTo(
            new Reading.Known<>(
                new TrailPage(
                    List.of(
                        new TrailEvent(
                            Optional.of("e1"),
                            AT,
                            "PutBucketPolicy",
                            Optional.of("arn:aws:iam::111122223333:user/eve"),
                            new BecamePolicy.Text("{\"Statement\":[]}"))),
                    true,
                    Optional.of(AT))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no json",
        "[]",
        "{\"eventSource\":\"s3.amazonaws.com\"}",
        "{\"eventSource\":\"sagemaker.amazonaws.com\",\"eventName\":\"CreateLabelingJob\"}",
        "{\"eventSource\":\"s3.amazonaws.com\",\"eventName\":\"GetBucketPolicy\",\"readOnly\":true}",
        "{\"eventSource\":\"s3.amazonaws.com\",\"eventName\":\"PutBucketAcl\",\"errorCode\":\"x\"}"
      })
  void anEventThatChangesNothingIsNoChange(String record) {
    assertThat(ask(BUCKET, page("1794355200", record)))
        .isEqualTo(new Reading.Known<>(new TrailPage(List.of(), true, Optional.of(AT))));
  }

  @Test
  void aRefusalIsAReadingAndAFailureIsThrown() {
    assertThat(ask(BUCKET, Answer.jsonError(400, "AccessDeniedException", "no")))
        .isInstanceOf(Reading.NotPermitted.class);
    assertThatThrownBy(() -> ask(BUCKET, Answer.jsonError(400, "ThrottlingException", "slow")))
        .isInstanceOf(CallFailedException.class)
        .hasMessageContaining("bucket gt-data")
        .hasMessageContaining("cloudtrail:LookupEvents");
  }

  /// The name comes from outside: it cannot leave its string.
  @Test
  void theRequestNamesTheResourceTheTimesAndThePage() {
    try (LoopbackAws aws = new LoopbackAws(_ -> Answer.ok("{\"Events\":[]}"))) {
      history(aws, Pause.NONE).of(new TrailSubject(Kind.BUCKET, "a\",\"x\":\""), FROM, TO);
      assertThat(aws.asked().getFirst().body())
          .isEqualTo(
              "{\"LookupAttributes\":[{\"AttributeKey\":\"ResourceName\",\"AttributeValue\":"
                  + "\"a\\\",\\\"x\\\":\\\"\"}],\"StartTime\":1794268800,\"EndTime\":1794441600,"
                  + "\"MaxResults\":50}");
    }
  }

  @Test
  void twoCallsHaveHalfASecondBetweenThem() {
    List<Duration> pauses = new ArrayList<>();
    try (LoopbackAws aws = new LoopbackAws(_ -> Answer.ok("{\"Events\":[]}"))) {
      EventHistory history = history(aws, pauses::add);
      history.of(BUCKET, FROM, TO);
      assertThat(pauses).isEmpty();
      history.of(new TrailSubject(Kind.ROLE, "Role"), FROM, TO);
      assertThat(pauses).containsExactly(Duration.ofMillis(500));
    }
  }

  @Test
  void theEventsOfIamAreKeptInOneRegionOfEachPartition() {
    assertThat(EventHistory.addressOfIam(Region.EU_WEST_1).endpoint())
        .isEqualTo(URI.create("https://cloudtrail.us-east-1.amazonaws.com"));
    assertThat(EventHistory.addressOfIam(Region.CN_NORTHWEST_1).endpoint())
        .isEqualTo(URI.create("https://cloudtrail.cn-north-1.amazonaws.com.cn"));
    assertThat(EventHistory.addressOfIam(Region.US_GOV_EAST_1).endpoint())
        .isEqualTo(URI.create("https://cloudtrail.us-gov-west-1.amazonaws.com"));
  }

  private static Answer page(String time, String record) {
    return Answer.ok(
        "{\"Events\":[{\"EventTime\":%s,\"CloudTrailEvent\":\"%s\"}]}"
            .formatted(time, record.replace("\"", "\\\"").replace("\n", "")));
  }

  private static Reading<TrailPage> ask(TrailSubject subject, Answer answer) {
    try (LoopbackAws aws = new LoopbackAws(_ -> answer)) {
      return history(aws, Pause.NONE).of(subject, FROM, TO);
    }
  }

  private static EventHistory history(LoopbackAws aws, Pause pause) {
    SignedCalls calls =
        new SignedCalls(
            UrlConnectionHttpClient.create(),
            LoopbackAws.credentials(),
            EventHistory.addressIn(Region.US_EAST_1).at(aws.uri()));
    return new EventHistory(calls, calls, pause);
  }
}
