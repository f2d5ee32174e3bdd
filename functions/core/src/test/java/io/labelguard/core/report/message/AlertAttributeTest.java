package io.labelguard.core.report.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.labelguard.core.check.Finding;
import io.labelguard.core.record.FixOutcome;
import io.labelguard.core.record.FixOutcome.Result;
import io.labelguard.core.record.Purpose;
import io.labelguard.core.record.Target;
import io.labelguard.core.report.message.AlertAttribute.Kind;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AlertAttributeTest {

  @Test
  void everythingThatSubscriptionsFilterByIsThere() {
    assertThat(AlertAttribute.of(AlertsOfTests.tightened()))
        .containsExactly(
            new AlertAttribute("severity", Kind.TEXT, "critical"),
            new AlertAttribute("check", Kind.LIST, "[\"LG101\"]"),
            new AlertAttribute("account", Kind.TEXT, "111122223333"),
            new AlertAttribute("region", Kind.TEXT, "us-east-1"),
            new AlertAttribute("bucket", Kind.LIST, "[\"gt-labeling-data\"]"),
            new AlertAttribute("outcome", Kind.TEXT, "found"));
  }

  @Test
  void whatDoesNotApplyHasNoAttribute() {
    assertThat(
            AlertAttribute.of(
                AlertsOfTests.alert(List.of(), Optional.empty(), List.of("No trail."))))
        .extracting(AlertAttribute::name)
        .containsExactly("account", "region", "outcome");
  }

  @Test
  void everyOutcomeHasAWord() {
    assertThat(outcome(Optional.empty())).isEqualTo("note");
    assertThat(outcome(Optional.of(done(Result.APPLIED, new Purpose.Fix())))).isEqualTo("fixed");
    assertThat(outcome(Optional.of(done(Result.APPLIED, new Purpose.Undo("f")))))
        .isEqualTo("fix-removed");
    assertThat(outcome(Optional.of(done(Result.APPLIED, new Purpose.End("f")))))
        .isEqualTo("fix-removed");
    assertThat(outcome(Optional.of(done(Result.NOT_APPLIED, new Purpose.Fix()))))
        .isEqualTo("not-fixed");
    assertThat(outcome(Optional.of(done(Result.CANNOT_TELL, new Purpose.Undo("f")))))
        .isEqualTo("cannot-tell");
  }

  @Test
  void strangeNamesBreakNoValue() throws IOException {
    for (AlertAttribute attribute : AlertAttribute.of(AlertsOfTests.hostile())) {
      assertThat(attribute.value()).matches("[ -~]+");
      if (attribute.kind() == Kind.LIST) {
        assertThat(new ObjectMapper().readTree(attribute.value()).isArray()).isTrue();
      }
    }
  }

  @Test
  void listsAreShortEnoughForOneMessage() throws IOException {
    List<Finding> findings =
        IntStream.range(0, 500)
            .mapToObj(i -> AlertsOfTests.findingAt("bucket-%03d".formatted(i)))
            .toList();
    AlertAttribute buckets =
        AlertAttribute.of(AlertsOfTests.alert(findings, Optional.empty(), List.of())).get(4);
    assertThat(buckets.name()).isEqualTo("bucket");
    assertThat(new ObjectMapper().readTree(buckets.value())).hasSize(100);
  }

  private static String outcome(Optional<FixOutcome> applied) {
    return AlertAttribute.of(AlertsOfTests.alert(List.of(), applied, List.of())).getLast().value();
  }

  private static FixOutcome done(Result result, Purpose purpose) {
    return new FixOutcome(
        Target.bucket("b"),
        result,
        Optional.of(new FixOutcome.Write("w", purpose)),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }
}
