package io.labelguard.core.redrive;

import java.util.List;
import java.util.Optional;

/// What one run found in one dead-letter queue.
///
/// @param unread why the queue was not read to its end; a sentence, in which texts from outside are
///     not escaped
public record EmptiedQueue(
    String stack, Part queue, List<Redriven> messages, Optional<String> unread) {
  public EmptiedQueue {
    messages = List.copyOf(messages);
  }

  /// Returns how many of its messages ended so.
  public long count(Redriven.Outcome outcome) {
    return messages.stream().filter(each -> each.outcome() == outcome).count();
  }

  /// Whether nothing is left that a person must look at.
  public boolean isClean() {
    return unread.isEmpty() && messages.stream().noneMatch(each -> each.outcome().needsAPerson());
  }
}
