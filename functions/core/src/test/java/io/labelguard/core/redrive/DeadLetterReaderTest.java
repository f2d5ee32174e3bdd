package io.labelguard.core.redrive;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.record.Target;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The forms that stand in dead-letter queues, as AWS documents them.
class DeadLetterReaderTest {

  /// @see <a
  ///     href="https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html">Example
  ///     of a record</a>
  private static final String RECORD =
      """
      {
          "version": "1.0",
          "timestamp": "2019-11-14T18:16:05.568Z",
          "requestContext": {
              "requestId": "e4b46cbf-b738-4880-8880-a18cdf61200e",
              "functionArn": "arn:aws:lambda:us-east-2:123456789012:function:my-function:$LATEST",
              "condition": "RetriesExhausted",
              "approximateInvokeCount": 3
          },
          "requestPayload": %s,
          "responseContext": {
              "statusCode": 200,
              "executedVersion": "$LATEST",
              "functionError": "Unhandled"
          },
          "responsePayload": {
              "errorMessage": "Process exited before completing request"
          }
      }
      """;

  /// @see <a
  ///     href="https://docs.aws.amazon.com/sns/latest/dg/sns-message-and-json-formats.html">Example
  ///     of a notification</a>
  private static final String NOTIFICATION =
      """
      {
        "Type" : "Notification",
        "MessageId" : "22b80b92-fdea-4c2c-8f9d-bdfb0c7bf324",
        "TopicArn" : "arn:aws:sns:us-west-2:123456789012:MyTopic",
        "Subject" : "My First Message",
        "Message" : "Hello world!",
        "Timestamp" : "2012-05-02T00:54:06.655Z",
        "SignatureVersion" : "1",
        "Signature" : "EXAMPLEw6JRN",
        "SigningCertURL" : "https://sns.us-west-2.amazonaws.com/SimpleNotificationService.pem",
        "UnsubscribeURL" : "https://sns.us-west-2.amazonaws.com/?Action=Unsubscribe",
        "MessageAttributes" : {
          "severity" : {"Type":"String","Value":"high"},
          "jobs" : {"Type":"String.Array","Value":"[\\"a\\"]"},
          "broken" : {"Type":"String"},
          "worse" : 7
        }
      }
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          { "id": "a",  "detail-type": "Scheduled Event" }    | Scheduled Event, id a
          {"detail":{"eventName":"PutBucketPolicy"},"id":"b"} | PutBucketPolicy, id b
          {"n": 1.00, "ü": "\\u00fc", "x" : [ 1 , 2 ]}        | an event
          {}                                                  | an event
          """)
  void theEventInARecordIsKeptByteForByte(String event, String what) {
    assertThat(read(Part.FAILED_EVENTS, RECORD.formatted(event)))
        .isEqualTo(
            new DeadLetter.Event(
                "failed-event",
                "arn:aws:lambda:us-east-2:123456789012:function:my-function:$LATEST",
                event,
                what,
                Optional.of("RetriesExhausted: Process exited before completing request")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "\"{\\\"id\\\":\\\"a\"", "[]", "7"})
  void aRecordWhoseEventWasLeftOutOrShortenedStays(String payload) {
    assertThat(read(Part.FAILED_EVENTS, RECORD.formatted(payload)))
        .isInstanceOfSatisfying(
            DeadLetter.Unreadable.class,
            letter -> assertThat(letter.reason()).startsWith("Lambda left the event out"));
  }

  @Test
  void aRecordWithoutTheMemberStaysToo() {
    assertThat(read(Part.FAILED_EVENTS, RECORD.formatted("1").replace("requestPayload", "nothing")))
        .isInstanceOf(DeadLetter.Unreadable.class);
  }

  @Test
  void anUndeliveredEventIsTheWholeMessageAndItsAttributesSayWhy() {
    String event = "{\"id\": \"7\",\n \"detail-type\":\"Scheduled Event\"}";
    assertThat(
            DeadLetterReader.read(
                Part.UNDELIVERED_EVENTS,
                new QueuedMessage(
                    "m",
                    "r",
                    event,
                    Map.of(
                        "RULE_ARN", "arn:aws:events:us-east-1:123456789012:rule/r",
                        "TARGET_ARN", "arn:aws:lambda:us-east-1:123456789012:function:f",
                        "ERROR_CODE", "NO_PERMISSIONS",
                        "ERROR_MESSAGE", "not authorized"))))
        .isEqualTo(
            new DeadLetter.Event(
                "undelivered-event",
                "arn:aws:lambda:us-east-1:123456789012:function:f",
                event,
                "Scheduled Event, id 7",
                Optional.of("NO_PERMISSIONS: not authorized")));
  }

  @Test
  void anAlertIsReadInItsEnvelope() {
    for (Part queue : new Part[] {Part.UNDELIVERED_ALERTS, Part.FAILED_SLACK_POSTS}) {
      assertThat(read(queue, NOTIFICATION))
          .isEqualTo(
              new DeadLetter.Alert(
                  "arn:aws:sns:us-west-2:123456789012:MyTopic",
                  NOTIFICATION,
                  Optional.of("My First Message"),
                  "Hello world!",
                  Map.of(
                      "severity", new DeadLetter.Alert.Attribute("String", "high"),
                      "jobs", new DeadLetter.Alert.Attribute("String.Array", "[\"a\"]"))));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "bucket, gt-labeling-data, bucket gt-labeling-data",
    "cors, Old_Bucket.2009, the CORS rules of bucket Old_Bucket.2009",
    "team, street-scenes, team street-scenes",
    "workforce, default, workforce default"
  })
  void aFixRequestNamesOneThing(String kind, String name, String what) {
    DeadLetter letter = read(Part.FAILED_FIXES, request(kind, name));
    assertThat(letter)
        .isEqualTo(new DeadLetter.Request(Target.Fixable.of(kind, name).orElseThrow()));
    assertThat(letter.what()).isEqualTo(what);
  }

  @ParameterizedTest
  @CsvSource({
    "queue, gt-labeling-data",
    "bucket, ../../x",
    "bucket, ab",
    "bucket, a b c",
    "bucket, ''",
    "team, -team",
    "team, arn:aws:sagemaker",
    "workforce, a/b"
  })
  void aRequestForAnythingElseStays(String kind, String name) {
    assertThat(read(Part.FAILED_FIXES, request(kind, name)))
        .isEqualTo(new DeadLetter.Unreadable("It is not a fix request."));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          FAILED_EVENTS      | garbage
          FAILED_EVENTS      | {}
          FAILED_EVENTS      | {"requestContext":{"functionArn":"a","functionArn":"b"},"requestPayload":{}}
          FAILED_EVENTS      | {"requestContext":{"functionArn":"a"},"requestPayload":{},"requestPayload":{}}
          UNDELIVERED_EVENTS | {"id":"1"}
          UNDELIVERED_EVENTS | []
          UNDELIVERED_ALERTS | {"TopicArn":"arn:aws:sns:us-east-1:123456789012:t"}
          UNDELIVERED_ALERTS | {"Message":"m"}
          UNDELIVERED_ALERTS | {"TopicArn":"a","Message":"m","Message":"n"}
          FAILED_SLACK_POSTS | "text"
          FAILED_FIXES       | {"kind":"bucket","kind":"team","name":"one"}
          FAILED_FIXES       | {"kind":"bucket","name":["one"]}
          FAILED_FIXES       | {"kind":"bucket","name":"one"} {}
          """)
  void everythingElseIsSaidToBeUnreadable(Part queue, String body) {
    assertThat(read(queue, body)).isInstanceOf(DeadLetter.Unreadable.class);
  }

  private static DeadLetter read(Part queue, String body) {
    return DeadLetterReader.read(queue, new QueuedMessage("m", "r", body, Map.of()));
  }

  private static String request(String kind, String name) {
    return "{\"kind\":\"%s\",\"name\":\"%s\"}".formatted(kind, name);
  }
}
