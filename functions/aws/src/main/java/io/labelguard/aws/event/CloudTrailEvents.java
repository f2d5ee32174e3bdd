package io.labelguard.aws.event;

import static java.util.stream.Collectors.toUnmodifiableSet;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.labelguard.core.event.EventFacts;
import io.labelguard.core.event.GuardEvent;
import io.labelguard.core.index.UsedThing;
import io.labelguard.core.report.text.Escaped;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Turns a CloudTrail record, as EventBridge delivers it, into a [GuardEvent].
///
/// The event only names the resource and the caller; everything else is fetched from AWS. Unknown
/// members are skipped unread.
///
/// @see <a
///     href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html">CloudTrail
///     record contents</a>
public final class CloudTrailEvents {

  private static final JsonFactory JSON = new JsonFactory();
  private static final String DETAIL_TYPE = "AWS API Call via CloudTrail";

  /// What Ground Truth itself sends. The documentation shows the event: its one resource is the
  /// job.
  private static final String STATE_CHANGE = "SageMaker Ground Truth Labeling Job State Change";

  private static final String STATE_CHANGE_RESOURCES = "resources";

  private static final Set<String> SCALARS =
      Set.of(
          "id",
          "source",
          "detail-type",
          "account",
          "region",
          "time",
          STATE_CHANGE_RESOURCES,
          RequestedLook.KIND,
          RequestedLook.NAME,
          "detail.LabelingJobStatus",
          "detail.eventID",
          "detail.eventName",
          "detail.eventSource",
          "detail.eventTime",
          "detail.awsRegion",
          "detail.recipientAccountId",
          "detail.errorCode",
          "detail.userAgent",
          "detail.sourceIPAddress",
          "detail.vpcEndpointId",
          "detail.sessionCredentialFromConsole",
          "detail.userIdentity.arn",
          "detail.userIdentity.accountId",
          "detail.userIdentity.invokedBy",
          "detail.userIdentity.sessionContext.sessionIssuer.arn",
          "detail.requestParameters.bucketName",
          "detail.requestParameters.labelingJobName",
          "detail.requestParameters.workteamName",
          "detail.requestParameters.workforceName",
          "detail.requestParameters.keyId",
          "detail.requestParameters.functionName",
          "detail.requestParameters.topicArn",
          "detail.requestParameters.queueUrl",
          "detail.requestParameters.roleName",
          "detail.requestParameters.policyArn",
          "detail.requestParameters.vpcEndpointId",
          "detail.responseElements.labelingJobArn",
          "detail.responseElements.workteamArn",
          "detail.responseElements.workteam.workteamArn",
          "detail.responseElements.workforceArn",
          "detail.responseElements.workforce.workforceArn",
          "detail.resources.ARN");

  private static final Set<String> SUBTREES =
      Stream.concat(
              Stream.of("detail.requestParameters.bucketPolicy"), RequestedJob.MEMBERS.stream())
          .collect(toUnmodifiableSet());

  /// The values of tags may be anything, ARNs of other buckets too.
  private static final WantedMembers WANTED =
      new WantedMembers(
          SCALARS,
          SUBTREES,
          WatchedCall.REQUEST_ARNS,
          Set.of("tag", "tags", "tagset", "tagging", "tagkeys"));

  private CloudTrailEvents() {}

  /// Reads one event; the stream is not closed.
  ///
  /// @throws MalformedEventException where it is not JSON, or an event of ours lacks what is needed
  /// @throws IOException where the stream cannot be read
  public static EventReading read(InputStream event) throws IOException {
    try (JsonParser parser =
        JSON.createParser(event).disable(JsonParser.Feature.AUTO_CLOSE_SOURCE)) {
      EventReading reading = reading(RecordMembers.read(parser, WANTED));
      if (parser.nextToken() != null) {
        throw new MalformedEventException("event", "has text after its end");
      }
      return reading;
    } catch (JsonProcessingException e) {
      throw notJson(e);
    }
  }

  private static EventReading reading(RecordMembers members) {
    Optional<WatchedCall> call = WatchedCall.of(members);
    if (isStateChange(members)) {
      return new EventReading.Ours(stateChange(members));
    }
    if (RequestedLook.isOne(members)) {
      return new EventReading.Ours(RequestedLook.of(members));
    }
    if (!members.text("detail-type").orElse("").equals(DETAIL_TYPE)) {
      return notOurs(members, "is not a CloudTrail call");
    }
    if (call.isEmpty()) {
      return notOurs(members, "is not a call that Labelguard acts on");
    }
    EventFacts facts = new FactsReader(members).facts(call.get().name());
    NameReader names = new NameReader(members, call.get());
    if (names.isOfAnotherKind()) {
      return notOurs(members, "names no " + call.get().kind().text());
    }
    if (facts.error().isPresent()) {
      return new EventReading.FailedCall(facts, names.unchecked());
    }
    String name = names.checked();
    return new EventReading.Ours(
        switch (call.get().change()) {
          case POLICY ->
              new GuardEvent.BucketPolicyChanged(
                  facts, name, members.text("detail.requestParameters.bucketPolicy"));
          case BUCKET_SET_UP -> new GuardEvent.BucketSetUpChanged(facts, name);
          case TAGS -> new GuardEvent.BucketTagsChanged(facts, name);
          case NEW_JOB ->
              new GuardEvent.LabelingJobCreated(facts, name, RequestedJob.of(members, name, facts));
          case STOPPED_JOB -> new GuardEvent.LabelingJobStopped(facts, name);
          case TEAM -> new GuardEvent.WorkteamChanged(facts, name);
          case DELETED_TEAM -> new GuardEvent.WorkteamDeleted(facts, name);
          case WORKFORCE -> new GuardEvent.WorkforceChanged(facts, name);
          case DELETED_WORKFORCE -> new GuardEvent.WorkforceDeleted(facts, name);
          case KEY -> changed(facts, name, UsedThing.Kind.KEY);
          case FUNCTION -> changed(facts, name, UsedThing.Kind.FUNCTION);
          case TOPIC -> changed(facts, name, UsedThing.Kind.TOPIC);
          case QUEUE -> changed(facts, name, UsedThing.Kind.QUEUE);
          case ROLE -> changed(facts, name, UsedThing.Kind.ROLE);
          case POLICY_OF_ROLES -> new GuardEvent.DependencyChanged(facts, name, Optional.empty());
          case NETWORK ->
              new GuardEvent.DependencyChanged(
                  facts, name, Optional.of(UsedThing.region(facts.region())));
        });
  }

  private static GuardEvent changed(EventFacts facts, String name, UsedThing.Kind kind) {
    return new GuardEvent.DependencyChanged(facts, name, Optional.of(new UsedThing(kind, name)));
  }

  /// Only AWS itself can send events whose source begins with `aws.`.
  private static boolean isStateChange(RecordMembers members) {
    return members.text("detail-type").filter(STATE_CHANGE::equals).isPresent()
        && members.text("source").filter("aws.sagemaker"::equals).isPresent();
  }

  private static GuardEvent stateChange(RecordMembers members) {
    String job =
        members.all(STATE_CHANGE_RESOURCES).stream()
            .flatMap(arn -> ResourceKind.LABELING_JOB.nameIn(arn).stream())
            .filter(ResourceKind.LABELING_JOB::canBe)
            .findFirst()
            .orElseThrow(
                () ->
                    new MalformedEventException(
                        STATE_CHANGE_RESOURCES, "has no ARN of a labeling job"));
    return new GuardEvent.LabelingJobStateChanged(
        new FactsReader(members).facts(STATE_CHANGE),
        job,
        members.text("detail.LabelingJobStatus"));
  }

  private static EventReading.NotOurs notOurs(RecordMembers members, String why) {
    String what =
        members
            .text("detail.eventName")
            .or(() -> members.text("detail-type"))
            .map(name -> Escaped.line(name, 80))
            .orElse("the event");
    String from =
        members.text("source").map(source -> Escaped.line(source, 80)).orElse("an unknown source");
    return new EventReading.NotOurs(what + " from " + from + " " + why);
  }

  private static MalformedEventException notJson(JsonProcessingException e) {
    JsonLocation at = e.getLocation();
    String place =
        at == null ? "" : " at line %d, column %d".formatted(at.getLineNr(), at.getColumnNr());
    return new MalformedEventException(
        "event", "is not JSON" + place + ": " + Escaped.line(e.getOriginalMessage(), 200));
  }
}
