package io.labelguard.lambda.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.sweep.SweepResult;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SweepAnswerTest {

  @Test
  void aReportSaysWhetherTheRunSwept() {
    assertThat(SweepAnswer.of("r", Optional.of(SweepResult.NOTHING), List.of()))
        .startsWith("{\"type\":\"sweep\",\"run\":\"r\",\"swept\":true,\"jobs\":0");
    assertThat(SweepAnswer.of("r", Optional.empty(), List.of("Another run holds the sweep.")))
        .isEqualTo(
            "{\"type\":\"sweep\",\"run\":\"r\",\"swept\":false,"
                + "\"sentences\":[\"Another run holds the sweep.\"]}");
  }
}
