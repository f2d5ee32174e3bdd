package io.labelguard.core.port;

import io.labelguard.core.report.message.Alert;

/// Publishes alerts to people and programs.
public interface Alerts {

  /// Publishes one alert, at least once.
  ///
  /// @throws CallFailedException where it cannot be published
  void publish(Alert alert);

  /// Counts an alert that was not published, because it repeats one that was not long ago.
  default void notPublished(Alert alert) {}
}
