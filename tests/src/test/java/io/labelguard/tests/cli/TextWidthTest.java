package io.labelguard.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.cli.print.TextWidth;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextWidthTest {

  @ParameterizedTest
  @CsvSource({"100, 100", "20, 55", "wide, 80", "-5, 80", "'', 80"})
  void columnsAreTakenWhereTheyAreAWidth(String columns, int width) {
    assertThat(TextWidth.of(Map.of("COLUMNS", columns))).isEqualTo(width);
  }

  @Test
  void withoutColumnsTextIsAsWideAsTheUsualTerminal() {
    assertThat(TextWidth.of(Map.of())).isEqualTo(80);
  }
}
