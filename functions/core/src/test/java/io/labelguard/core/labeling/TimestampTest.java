package io.labelguard.core.labeling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-11-18T09:00:00Z | 2026-11-18T09:00:00Z",
        "2026-11-18T09:00:00.250Z | 2026-11-18T09:00:00.250Z",
        "2026-11-18T10:00:00+01:00 | 2026-11-18T09:00:00Z",
        "2026-11-18T10:00:00+0100 | 2026-11-18T09:00:00Z",
        "2026-11-18T09:00:00 | 2026-11-18T09:00:00Z",
        "2026-11-18 09:00:00+00:00 | 2026-11-18T09:00:00Z",
        "2026-11-18 09:00:00.123000+00:00 | 2026-11-18T09:00:00.123Z",
        "2026-11-18 | 2026-11-18T00:00:00Z",
        "'Wed, 18 Nov 2026 09:00:00 GMT' | 2026-11-18T09:00:00Z",
        "1794992400 | 2026-11-18T09:00:00Z",
        "1794992400.25 | 2026-11-18T09:00:00.250Z",
        "1.7949924E9 | 2026-11-18T09:00:00Z",
        "1794992400000 | 2026-11-18T09:00:00Z",
      })
  void everyFormThatAwsToolsPrintIsRead(String text, Instant instant) {
    assertThat(Timestamp.parse(text)).contains(instant);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "yesterday", "2026-13-40", "-5", "9999999999999999", "1e99", "NaN"})
  void whatIsNoTimestampIsLeftOut(String text) {
    assertThat(Timestamp.parse(text)).isEmpty();
  }
}
