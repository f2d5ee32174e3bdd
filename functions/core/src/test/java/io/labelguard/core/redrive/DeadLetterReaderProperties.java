package io.labelguard.core.redrive;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.policy.json.JsonReader;
import io.labelguard.policy.json.JsonWriter;
import io.labelguard.policy.json.MalformedJsonException;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

class DeadLetterReaderProperties {

  private static final Map<String, String> ATTRIBUTES = Map.of("TARGET_ARN", "x");

  @Property
  void whateverStandsInAQueueIsReadOrSaidToBeUnreadable(
      @ForAll("queues") Part queue, @ForAll("bodies") String body) {
    DeadLetter letter = DeadLetterReader.read(queue, new QueuedMessage("m", "r", body, ATTRIBUTES));
    Statistics.collect(letter.form());
    assertThat(letter.what()).isNotBlank();
    if (letter instanceof DeadLetter.Event event) {
      assertThat(body).contains(event.event());
    }
    Statistics.coverage(
        coverage -> {
          coverage.check("unreadable").percentage(share -> share > 5);
          coverage.check("failed-event").percentage(share -> share > 1);
          coverage.check("undelivered-event").percentage(share -> share > 1);
          coverage.check("alert").percentage(share -> share > 1);
          coverage.check("fix-request").percentage(share -> share > 0.2);
        });
  }

  /// What a hostile event holds does not change which part of the record it is.
  @Property
  void theEventInARecordIsTheTextOfItsMember(@ForAll String name, @ForAll String value)
      throws MalformedJsonException {
    String event = JsonWriter.object(out -> out.text("detail-type", value).text(name + "x", value));
    String body =
        JsonWriter.object(
            out ->
                out.object("requestContext", context -> context.text("functionArn", "f"))
                    .json("requestPayload", event));
    assertThat(JsonReader.read(body)).isNotNull();
    DeadLetter letter =
        DeadLetterReader.read(Part.FAILED_EVENTS, new QueuedMessage("m", "r", body, Map.of()));
    assertThat(letter)
        .isInstanceOfSatisfying(
            DeadLetter.Event.class, read -> assertThat(read.event()).isEqualTo(event));
  }

  @Provide
  Arbitrary<Part> queues() {
    return Arbitraries.of(Part.DEAD_LETTER_QUEUES);
  }

  @Provide
  Arbitrary<String> bodies() {
    Arbitrary<String> values =
        Arbitraries.of(
            "{}",
            "{\"functionArn\":\"f\"}",
            "\"bucket\"",
            "\"one-bucket\"",
            "null",
            "[1]",
            "\"\u202e\"",
            "{\"functionArn\":{}}");
    Arbitrary<String> names =
        Arbitraries.of(
            "requestContext", "requestPayload", "TopicArn", "Message", "kind", "name", "id", "x");
    Arbitrary<String> members =
        names.flatMap(name -> values.map(value -> "\"" + name + "\":" + value));
    Arbitrary<String> objects =
        members.list().ofMaxSize(6).map(all -> "{" + String.join(",", all) + "}");
    Arbitrary<String> forms =
        Arbitraries.of(
            List.of(
                "{\"requestContext\":{\"functionArn\":\"f\"},\"requestPayload\":{\"id\":\"1\"}}",
                "{\"TopicArn\":\"t\",\"Message\":\"m\"}",
                "{\"kind\":\"bucket\",\"name\":\"one-bucket\"}"));
    return Arbitraries.oneOf(objects, forms, Arbitraries.strings());
  }
}
