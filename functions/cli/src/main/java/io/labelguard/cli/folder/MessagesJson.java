package io.labelguard.cli.folder;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labelguard.core.record.message.AlertMessage;
import io.labelguard.core.record.message.AlertThread;
import java.util.TreeSet;

/// Writes and reads the messages of one alert.
final class MessagesJson {

  private MessagesJson() {}

  static void write(AlertThread thread, ObjectNode out) {
    ArrayNode messages = out.putArray("messages");
    for (AlertMessage message : thread.messages()) {
      ArrayNode receivers =
          messages
              .addObject()
              .put("sequence", message.sequence())
              .put("content", message.content())
              .put("begun", message.begun().toString())
              .putArray("receivers");
      message.receivers().forEach(receivers::add);
    }
  }

  /// @throws MalformedRecordsException where it has another form
  static AlertThread read(TypedMembers thread) throws MalformedRecordsException {
    thread.only("alert", "messages");
    return new AlertThread(thread.objects("messages", MessagesJson::message));
  }

  private static AlertMessage message(TypedMembers message) throws MalformedRecordsException {
    message.only("sequence", "content", "begun", "receivers");
    return new AlertMessage(
        message.number("sequence"),
        message.text("content"),
        message.time("begun"),
        new TreeSet<>(message.texts("receivers")));
  }
}
