package io.labelguard.aws.event;

import io.labelguard.core.event.Actor;
import io.labelguard.core.event.EventFacts;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads the facts that every CloudTrail record has. A fact that an old record (of 2018, say) lacks
/// is read from the envelope.
record FactsReader(RecordMembers members) {

  private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
  private static final Pattern REGION = Pattern.compile("[a-z0-9-]{2,32}");

  EventFacts facts(String call) {
    return new EventFacts(
        members
            .text("detail.eventID")
            .or(() -> members.text("id"))
            .orElseThrow(() -> new MalformedEventException("detail.eventID", "is missing")),
        call,
        shaped(ACCOUNT, "detail.recipientAccountId", "account"),
        shaped(REGION, "detail.awsRegion", "region"),
        time(),
        actor(),
        members.text("detail.errorCode"));
  }

  private String shaped(Pattern shape, String record, String envelope) {
    return members
        .text(record)
        .filter(value -> shape.matcher(value).matches())
        .or(() -> members.text(envelope).filter(value -> shape.matcher(value).matches()))
        .orElseThrow(
            () ->
                new MalformedEventException(
                    record, "is missing or malformed, and so is the envelope's " + envelope));
  }

  private Instant time() {
    return members
        .text("detail.eventTime")
        .flatMap(FactsReader::instant)
        .or(() -> members.text("time").flatMap(FactsReader::instant))
        .orElseThrow(
            () ->
                new MalformedEventException(
                    "detail.eventTime", "is missing or not a time, and so is the envelope's time"));
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private Actor actor() {
    return new Actor(
        members.text("detail.userIdentity.arn"),
        members.text("detail.userIdentity.sessionContext.sessionIssuer.arn"),
        members.text("detail.userIdentity.accountId"),
        members.text("detail.userAgent"),
        members.text("detail.sourceIPAddress"),
        members.text("detail.vpcEndpointId"),
        members.text("detail.userIdentity.invokedBy"),
        members.text("detail.sessionCredentialFromConsole").filter("true"::equals).isPresent());
  }
}
