package io.labelguard.tests.load;

import io.labelguard.local.LocalAws;
import io.labelguard.local.json.JsonTrees;
import io.labelguard.local.message.SentMessage;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Remembers of each message its number, and of each bucket what its last message found.
final class SentAlerts {

  private final SortedMap<String, String> last = new TreeMap<>();
  private final SortedSet<String> known = new TreeSet<>();
  private final SortedSet<String> twice = new TreeSet<>();

  /// Takes the messages that were published since the last call.
  synchronized void take(LocalAws aws) {
    aws.takeSentMessages().forEach(this::take);
  }

  private void take(SentMessage message) {
    String alert =
        JsonTrees.of(message.textFor("sqs"))
            .map(json -> json.path("id").asText() + " " + json.path("sequence").asInt())
            .orElseThrow();
    if (!known.add(message.topicArn() + " " + alert)) {
      twice.add(message.topicArn() + " " + alert);
    }
    JsonTrees.of(message.attributes().getOrDefault("bucket", "[]"))
        .orElseThrow()
        .forEach(
            bucket ->
                last.put(bucket.asText(), text(message, "outcome") + " " + text(message, "check")));
  }

  private static String text(SentMessage message, String attribute) {
    return message.attributes().getOrDefault(attribute, "");
  }

  /// Whether the last message about a bucket says that it denies Ground Truth.
  synchronized boolean isLastADenial(String bucket) {
    String found = last.getOrDefault(bucket, "");
    return found.startsWith("found ") && found.contains("LG101");
  }

  /// How many messages were published.
  synchronized int count() {
    return known.size() + twice.size();
  }

  /// Returns the messages that one receiver got twice.
  synchronized List<String> twice() {
    return List.copyOf(twice);
  }
}
