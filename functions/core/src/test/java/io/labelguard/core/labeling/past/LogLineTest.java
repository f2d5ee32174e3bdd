package io.labelguard.core.labeling.past;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Which lines of a job's log say that something went wrong, and what of a line is shown.
class LogLineTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "AccessDenied: cannot read the manifest|true",
        "The request failed with status 403|true",
        "HTTP 500 of Amazon S3|true",
        "Evaluated the annotations of 500 objects|false",
        "Labeled 12400 of 20000 objects|false",
        "The job has started|false"
      })
  void anErrorIsKnownByItsWordsAndNotByANumberOfObjects(String message, boolean error) {
    assertThat(LogLine.of(Optional.empty(), message).isError()).isEqualTo(error);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "null",
        "{\"event-name\":7}",
        "{\"other\":\"member\"}",
        "\u0000\uFEFF{"
      })
  void aLineOfAnotherFormIsShownAsItIs(String line) {
    assertThat(LogLine.of(Optional.empty(), line))
        .isEqualTo(new LogLine(Optional.empty(), Optional.empty(), line));
  }
}
