package io.labelguard.core.redrive;

import io.labelguard.core.labeling.Arn;
import java.time.Duration;
import java.util.List;

/// The queues that hold dead letters.
///
/// Each method throws [io.labelguard.core.port.CallFailedException] where AWS refuses the call or
/// does not answer.
public interface DeadLetterQueues {

  /// Takes some messages; none where the queue has none that are visible.
  ///
  /// @param hidden how long nobody else gets them
  List<QueuedMessage> receive(Arn queue, Duration hidden);

  /// Deletes a message for good.
  void delete(Arn queue, QueuedMessage message);

  /// Makes a message visible again at once.
  void release(Arn queue, QueuedMessage message);
}
