package io.labelguard.lambda;

import io.labelguard.core.report.message.Alert;
import java.time.Instant;

/// Where it is noted what became of alerts.
interface AlertLog {

  /// Notes nothing, because what happened was made up.
  AlertLog SILENT =
      new AlertLog() {
        @Override
        public void published(Alert alert, Instant now) {}

        @Override
        public void notPublished(Alert alert) {}
      };

  /// Notes that everybody who gets alerts took one.
  ///
  /// @param now when the last of them took it
  void published(Alert alert, Instant now);

  /// Notes that an alert was not published, because it repeats one.
  void notPublished(Alert alert);
}
