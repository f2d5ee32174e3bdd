package io.labelguard.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.labelguard.core.guard.WriteBans;
import io.labelguard.core.report.message.Alert;
import io.labelguard.core.report.message.SampleAlert;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LogJournalTest {

  private static final Alert ALERT = SampleAlert.of("a-1", "111122223333", "us-east-1");

  private final Logger logger = (Logger) LoggerFactory.getLogger(LogJournal.class);
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

  @BeforeEach
  void listen() {
    logger.setLevel(Level.INFO);
    lines.start();
    logger.addAppender(lines);
  }

  @AfterEach
  void stop() {
    logger.detachAppender(lines);
    logger.setLevel(null);
  }

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
    return lines.list.getFirst().getKeyValuePairs().stream().map(String::valueOf).toList();
  }
}
