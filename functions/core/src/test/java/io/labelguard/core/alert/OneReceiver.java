package io.labelguard.core.alert;

import io.labelguard.core.port.Alerts;
import io.labelguard.core.record.message.AlertMessages;
import io.labelguard.core.record.message.TroubleChange;
import io.labelguard.core.report.message.Alert;
import java.util.Set;
import java.util.function.Consumer;

/// Publishes alerts to one receiver, without numbers.
public record OneReceiver(Alerts receiver, AlertMessages messages, Consumer<Alert> repeats)
    implements Publisher {

  @Override
  public void publish(Alert alert, TroubleChange change) {
    receiver.publish(alert);
    messages.receivedMessage(alert.id(), 0, Set.of(), change);
  }

  @Override
  public void notPublished(Alert alert) {
    repeats.accept(alert);
  }
}
