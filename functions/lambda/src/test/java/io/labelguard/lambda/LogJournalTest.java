package io.labelguard.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.guard.WriteBans;
import io.labelguard.core.report.message.Alert;
import io.labelguard.core.report.message.SampleAlert;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LogJournalTest {

  private static final Alert ALERT = SampleAlert.of("a-1", "111122223333", "us-east-1");

  @RegisterExtension private final LoggedLines lines = new LoggedLines(LogJournal.class);

  @Test
  void anAlertThatSaysThatTheBreakerIsOpenIsCountedAsOne() {
    assertThat(published(ALERT.withNote(WriteBans.BREAKER_OPEN + " Labelguard only alerts.")))
        .containsExactly(
            "event=\"alert\"", "alert=\"a-1\"", "outcome=\"note\"", "breaker=\"open\"");
  }

  @Test
  void anyOtherAlertIsNotAndWithoutAnEventHasNoSeconds() {
    assertThat(published(ALERT))
        .containsExactly("event=\"alert\"", "alert=\"a-1\"", "outcome=\"note\"");
  }

  private List<String> published(Alert alert) {
    LogJournal.OF_ALERTS.published(alert, Instant.EPOCH);
    return lines.all().getFirst().getKeyValuePairs().stream().map(String::valueOf).toList();
  }
}
