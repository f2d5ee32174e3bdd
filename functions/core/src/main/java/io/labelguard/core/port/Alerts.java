package io.labelguard.core.port;

import io.labelguard.core.report.message.Alert;

/// Takes alerts to one receiver: people or a program.
public interface Alerts {

  /// Publishes one alert, at least once.
  ///
  /// @throws CallFailedException where it cannot be published
  void publish(Alert alert);
}
