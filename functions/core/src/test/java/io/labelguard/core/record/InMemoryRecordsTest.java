package io.labelguard.core.record;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

final class InMemoryRecordsTest extends RecordsContract {

  @Override
  protected Records empty() {
    return new InMemoryRecords();
  }

  @Test
  void completingAnIntentThatWasNeverBegunIsAnError() {
    assertThatThrownBy(
            () ->
                new InMemoryRecords()
                    .complete("i-0", FixOutcome.Result.APPLIED, Instant.EPOCH, "no such"))
        .hasMessageContaining("i-0");
  }
}
