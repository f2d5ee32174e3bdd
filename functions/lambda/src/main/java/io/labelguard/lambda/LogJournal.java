package io.labelguard.lambda;

import io.labelguard.core.check.Finding;
import io.labelguard.core.guard.WriteBans;
import io.labelguard.core.guard.detect.Outcome;
import io.labelguard.core.labeling.AccessPath;
import io.labelguard.core.record.FixOutcome;
import io.labelguard.core.record.Target;
import io.labelguard.core.report.message.Alert;
import io.labelguard.core.report.message.AlertOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/// Writes the journal to the log. The metric filters of template.yaml read the members `event`,
/// `check`, `severity`, `outcome`, `seconds` and `breaker`.
final class LogJournal implements Journal {

  /// Notes what became of alerts in the log.
  static final AlertLog OF_ALERTS =
      new AlertLog() {
        @Override
        public void published(Alert alert, Instant now) {
          LogJournal.published(alert, now);
        }

        @Override
        public void notPublished(Alert alert) {
          LogJournal.notPublished(alert);
        }
      };

  private static final Logger LOG = LoggerFactory.getLogger(LogJournal.class);

  @Override
  public void handled(Handled event, Outcome outcome) {
    LoggingEventBuilder line = LOG.atInfo().addKeyValue("event", "event");
    line = with(line, "eventId", event.id());
    line = with(line, "call", event.call());
    line = with(line, "resource", event.resource());
    line = with(line, "account", event.account());
    line = with(line, "outcome", Optional.of(outcome.result().text()));
    line.log(outcome.reason());
    outcome.findings().forEach(LogJournal::finding);
  }

  @Override
  public void fixed(FixOutcome outcome) {
    Level level =
        switch (outcome.result()) {
          case APPLIED, NOT_APPLIED -> Level.INFO;
          case CANNOT_TELL -> Level.ERROR;
        };
    LoggingEventBuilder line = LOG.atLevel(level).addKeyValue("event", "fix");
    line =
        switch (outcome.target()) {
          case Target.Cors(String bucket) ->
              with(with(line, "bucket", Optional.of(bucket)), "setting", Optional.of("cors"));
          case Target.Bucket _, Target.Team _, Target.Workforce _ ->
              with(line, outcome.target().kind(), Optional.of(outcome.target().name()));
        };
    line = with(line, "outcome", Optional.of(outcome.result().text()));
    line.log(String.join(" ", outcome.reasons()));
  }

  @Override
  public void swept(Outcome outcome) {
    LoggingEventBuilder line = LOG.atInfo().addKeyValue("event", "sweep");
    line = with(line, "outcome", Optional.of(outcome.result().text()));
    line.log(outcome.reason());
    outcome.findings().forEach(LogJournal::finding);
  }

  /// Writes that an alert was not published, because it repeats one.
  private static void notPublished(Alert alert) {
    LoggingEventBuilder line = LOG.atInfo().addKeyValue("event", "repeat");
    line = with(line, "alert", Optional.of(alert.id()));
    line.log("Not sent again, for nothing got worse: " + alert.subject());
  }

  /// Writes that everybody who gets alerts took one.
  ///
  /// @param now when the last of them took it
  private static void published(Alert alert, Instant now) {
    LoggingEventBuilder line = LOG.atInfo().addKeyValue("event", "alert");
    line = with(line, "alert", Optional.of(alert.id()));
    line = with(line, "outcome", Optional.of(AlertOutcome.of(alert).text()));
    if (alert.event().isPresent()) {
      Duration since = Duration.between(alert.event().get().time(), now);
      line = line.addKeyValue("seconds", Math.max(0, since.toSeconds()));
    }
    boolean isOpen =
        alert.report().remarks().stream()
            .anyMatch(remark -> remark.startsWith(WriteBans.BREAKER_OPEN));
    line = with(line, "breaker", isOpen ? Optional.of("open") : Optional.empty());
    line.log(alert.subject());
  }

  private static void finding(Finding finding) {
    LoggingEventBuilder line = LOG.atWarn().addKeyValue("event", "finding");
    line = with(line, "check", Optional.of(finding.check().text()));
    line = with(line, "severity", Optional.of(finding.severity().text()));
    line = with(line, "bucket", finding.bucket());
    line = with(line, "job", finding.job());
    line = with(line, "resource", finding.resource());
    line = with(line, "team", finding.team());
    line = with(line, "path", finding.path().map(AccessPath::id));
    line.log(finding.message());
  }

  private static LoggingEventBuilder with(
      LoggingEventBuilder line, String key, Optional<String> value) {
    return value.map(present -> line.addKeyValue(key, present)).orElse(line);
  }
}
