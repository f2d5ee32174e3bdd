package io.labelguard.tests.load;

import io.labelguard.local.LocalAws;
import io.labelguard.local.json.JsonTrees;
import io.labelguard.local.message.SentMessage;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// Remembers of each message its number, and of each bucket whether an alert is open.
final class SentAlerts {

  private final SortedSet<String> denying = new TreeSet<>();
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
        .forEach(bucket -> note(bucket.asText(), text(message, "outcome"), text(message, "check")));
  }

  private static String text(SentMessage message, String attribute) {
    return message.attributes().getOrDefault(attribute, "");
  }

  /// A message that says only that a policy cannot be read, or not be decided, leaves no alert
  /// open.
  private void note(String bucket, String outcome, String checks) {
    if (outcome.equals("found") && checks.contains("LG101")) {
      denying.add(bucket);
    } else if (outcome.equals("resolved") || checks.contains("LG801")) {
      denying.remove(bucket);
    }
  }

  /// Whether a message said that a bucket denies Ground Truth, and none since that it is over or
  /// that this is not known.
  synchronized boolean isDenialOpen(String bucket) {
    return denying.contains(bucket);
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
