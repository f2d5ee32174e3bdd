package io.labelguard.core.report.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.record.FixOutcome;
import io.labelguard.core.report.Report;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SmsTextTest {

  /// What GSM 03.38 writes in one unit, of the printable characters of ASCII.
  private static final String ONE_UNIT = "[A-Za-z0-9@$_!\"#%&'()*+,./:;<=>? \n-]*";

  @Test
  void headlineAndTheCommandThatShowsTheFix() {
    assertThat(SmsText.of(AlertsOfTests.tightened()))
        .isEqualTo(
            """
            CRITICAL: 2 labeling jobs will fail - gt-labeling-data denies Ground Truth (us-east-1)
            labelguard fix --bucket gt-labeling-data\
            """);
  }

  @Test
  void nothingIsToBeDoneByHandOnceAFixWasTried() {
    assertThat(SmsText.of(AlertsOfTests.applied(FixOutcome.Result.APPLIED)))
        .doesNotContain("labelguard fix");
  }

  @Test
  void theHeadlineStaysWholeWhereTheCommandDoesNotFit() {
    String headline = "h".repeat(105);
    assertThat(SmsText.of(headed(headline))).isEqualTo(headline);
  }

  @Test
  void noTextIsLongerThanOneMessageOrHasACharacterOfTwoUnits() {
    for (String headline :
        List.of("x".repeat(10_000), "[{^~|\\`}]", "Zürich → 東京 🚦", AlertsOfTests.HOSTILE)) {
      assertThat(SmsText.of(headed(headline))).hasSizeLessThanOrEqualTo(140).matches(ONE_UNIT);
    }
    assertThat(SmsText.of(AlertsOfTests.hostile())).hasSizeLessThanOrEqualTo(140).matches(ONE_UNIT);
  }

  private static Alert headed(String headline) {
    Alert alert = AlertsOfTests.tightened();
    return new Alert(
        alert.id(),
        alert.account(),
        alert.region(),
        Report.ofNotes(headline, List.of()),
        alert.event(),
        alert.findings(),
        Optional.empty(),
        List.of(),
        Optional.empty());
  }
}
