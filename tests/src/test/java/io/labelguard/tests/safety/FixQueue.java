package io.labelguard.tests.safety;

import io.labelguard.local.message.QueueMessage;
import io.labelguard.tests.template.Template;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The fix queue as template.yaml makes it: a message that is not done with is handed out again
/// when it is visible again, and goes to the dead letters after its last try.
final class FixQueue {

  private static final Map<String, Object> PROPERTIES = Template.read().properties("FixQueue");

  /// How long a message that was handed out is hidden.
  static final Duration VISIBILITY =
      Duration.ofSeconds(Long.parseLong(String.valueOf(PROPERTIES.get("VisibilityTimeout"))));

  private static final int TRIES =
      Integer.parseInt(
          String.valueOf(Template.map(PROPERTIES.get("RedrivePolicy")).get("maxReceiveCount")));

  private final List<Message> waiting = new ArrayList<>();
  private final List<Message> dead = new ArrayList<>();

  /// @param tries how often it was handed out in vain
  record Message(String id, String body, int tries) {}

  void add(List<QueueMessage> messages) {
    messages.forEach(message -> waiting.add(new Message(message.id(), message.body(), 0)));
  }

  /// Puts a message of any content into it.
  void add(String body) {
    waiting.add(new Message("m-" + waiting.size(), body, 0));
  }

  /// The one that is handed out next.
  Optional<Message> receive() {
    return waiting.stream().findFirst();
  }

  void delete(Message message) {
    waiting.remove(message);
  }

  void failed(Message message) {
    waiting.remove(message);
    Message again = new Message(message.id(), message.body(), message.tries() + 1);
    if (again.tries() == TRIES) {
      dead.add(again);
    } else {
      waiting.addFirst(again);
    }
  }

  /// The dead letters.
  List<Message> dead() {
    return List.copyOf(dead);
  }
}
