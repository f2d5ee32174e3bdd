package io.labelguard.core.alert;

import io.labelguard.core.port.CallFailedException;
import io.labelguard.core.record.message.TroubleChange;
import io.labelguard.core.report.message.Alert;

/// Publishes alerts to everybody who gets them, and records that they did.
public interface Publisher {

  /// Publishes nothing and records nothing, where a person reads the answer.
  Publisher NOBODY =
      new Publisher() {
        @Override
        public void publish(Alert alert, TroubleChange change) {}

        @Override
        public void notPublished(Alert alert) {}
      };

  /// Publishes an alert, at least once, and then records what it changes about what is wrong.
  ///
  /// @throws CallFailedException where somebody did not get it; then nothing is changed
  void publish(Alert alert, TroubleChange change);

  /// Publishes an alert that changes nothing about what is wrong.
  ///
  /// @throws CallFailedException where somebody did not get it
  default void publish(Alert alert) {
    publish(alert, new TroubleChange.None());
  }

  /// Counts an alert that was not published, because it repeats one that was not long ago.
  void notPublished(Alert alert);
}
