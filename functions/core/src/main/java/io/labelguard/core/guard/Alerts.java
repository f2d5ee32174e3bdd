package io.labelguard.core.guard;

/// Tells people and programs.
public interface Alerts {

  /// Publishes one alert, at least once.
  void publish(Alert alert);
}
