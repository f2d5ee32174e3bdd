package io.labelguard.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.labelguard.core.guard.write.LeaseTakenException;
import io.labelguard.core.record.FixOutcome;
import io.labelguard.core.record.FixRequest;
import io.labelguard.core.record.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApplyFixHandlerTest {

  private final Given given = new Given();
  private final List<FixRequest> asked = new ArrayList<>();

  @RegisterExtension private final LoggedLines logged = new LoggedLines(ApplyFixHandler.class);

  @Test
  void aRequestIsAppliedByKindAndNameAndNothingElseInItIsLookedAt() {
    var answer =
        handle(
            "{\"kind\":\"bucket\",\"name\":\"gt-labeling-data\",\"policy\":\"{}\"}",
            "{\"kind\":\"team\",\"name\":\"reviewers\"}");
    assertThat(answer.getBatchItemFailures()).isEmpty();
    assertThat(asked)
        .containsExactly(
            new FixRequest(Target.bucket("gt-labeling-data")),
            new FixRequest(Target.team("reviewers")));
    assertThat(given.fixes)
        .extracting(FixOutcome::target)
        .containsExactly(Target.bucket("gt-labeling-data"), Target.team("reviewers"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "gt-labeling-data",
        "null",
        "{\"kind\":\"bucket\"}",
        "{\"kind\":\"bucket\",\"name\":\" \"}",
        "{\"kind\":\"role\",\"name\":\"admin\"}",
        "{\"name\":\"gt-labeling-data\"}"
      })
  void whatIsNoRequestGoesBackToTheQueueAndNothingIsTried(String body) {
    assertThat(failures(handle(body))).containsExactly("message-0");
    assertThat(asked).isEmpty();
    assertThat(logged.all())
        .singleElement()
        .satisfies(line -> assertThat(line.getThrowableProxy().getMessage()).contains("not a fix"));
  }

  @Test
  void afterAFailureAllThatFollowComeBackInTheirOrder() {
    var answer =
        handle(
            "{\"kind\":\"bucket\",\"name\":\"one\"}",
            "{\"kind\":\"bucket\",\"name\":\"fails\"}",
            "{\"kind\":\"bucket\",\"name\":\"three\"}");
    assertThat(failures(answer)).containsExactly("message-1", "message-2");
    assertThat(asked)
        .extracting(request -> request.target().name())
        .containsExactly("one", "fails");
  }

  @Test
  void aRunThatFailsWritesTheLineThatItsAlarmCounts() {
    handle("{\"kind\":\"bucket\",\"name\":\"fails\"}");
    assertThat(logged.all())
        .singleElement()
        .satisfies(
            line ->
                assertThat(line.getKeyValuePairs())
                    .extracting(pair -> pair.key + "=" + pair.value)
                    .contains("event=fix", "outcome=failed"));
  }

  @Test
  void aRequestThatMeetsAnotherRunGoesBackToTheQueueAndRaisesNoAlarm() {
    assertThat(failures(handle("{\"kind\":\"bucket\",\"name\":\"busy\"}")))
        .containsExactly("message-0");
    assertThat(given.fixes).isEmpty();
    assertThat(logged.all())
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.getLevel()).isEqualTo(Level.INFO);
              assertThat(line.getKeyValuePairs())
                  .extracting(pair -> pair.key + "=" + pair.value)
                  .contains("event=fix", "outcome=waits");
            });
  }

  private SQSBatchResponse handle(String... bodies) {
    var batch = new SQSEvent();
    var messages = new ArrayList<SQSEvent.SQSMessage>();
    for (var body : bodies) {
      var message = new SQSEvent.SQSMessage();
      message.setMessageId("message-" + messages.size());
      message.setBody(body);
      messages.add(message);
    }
    batch.setRecords(messages);
    return new ApplyFixHandler(this::apply, given).handleRequest(batch, given);
  }

  private FixOutcome apply(FixRequest request) {
    asked.add(request);
    if (request.target().name().equals("fails")) {
      throw new IllegalStateException("DynamoDB is throttling");
    }
    if (request.target().name().equals("busy")) {
      throw new LeaseTakenException(request.target());
    }
    return new FixOutcome(
        request.target(),
        FixOutcome.Result.NOT_APPLIED,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of("mode is alert"));
  }

  private static Stream<String> failures(SQSBatchResponse answer) {
    return answer.getBatchItemFailures().stream()
        .map(SQSBatchResponse.BatchItemFailure::getItemIdentifier);
  }
}
