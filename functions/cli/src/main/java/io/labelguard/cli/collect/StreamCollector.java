package io.labelguard.cli.collect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.Reading;
import io.labelguard.core.labeling.stream.ChannelFacts;
import io.labelguard.core.labeling.stream.StreamChannel;
import io.labelguard.core.labeling.stream.StreamChannel.Role;
import io.labelguard.core.port.dependency.Channels;
import io.labelguard.local.json.JsonTrees;
import io.labelguard.local.message.LocalChannels.Kind;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Collects the topics and the queues of streaming jobs, in one Region. One that does not exist is
/// left out, as the lists that are written are complete.
final class StreamCollector {

  private final Channels channels;
  private final String region;
  private final NotPermitted notPermitted;
  private final SortedMap<String, Reading<Optional<ChannelFacts>>> read = new TreeMap<>();
  private final SortedMap<String, JsonNode> lists = new TreeMap<>();

  StreamCollector(Channels channels, String region, NotPermitted notPermitted) {
    this.channels = channels;
    this.region = region;
    this.notPermitted = notPermitted;
  }

  /// Reads what some jobs use, each once.
  void read(Collection<LabelingJob> jobs) {
    ArrayNode topics = JsonTrees.object().putArray("topics");
    ArrayNode queues = JsonTrees.object().putArray("queues");
    jobs.stream()
        .flatMap(job -> StreamChannel.of(job).stream())
        .filter(channel -> channel.isAskedIn(Optional.of(region)))
        .filter(channel -> !read.containsKey(channel.arn()))
        .forEach(
            channel ->
                entry(channel).ifPresent(channel.role() == Role.QUEUE ? queues::add : topics::add));
    lists.put(Kind.TOPICS.member(), topics);
    lists.put(Kind.QUEUES.member(), queues);
  }

  /// Returns what was read, by ARN.
  Map<String, Reading<Optional<ChannelFacts>>> facts() {
    return read;
  }

  /// Returns the members of a world, by name.
  SortedMap<String, JsonNode> given() {
    return lists;
  }

  private Optional<ObjectNode> entry(StreamChannel channel) {
    boolean isQueue = channel.role() == Role.QUEUE;
    Reading<Optional<ChannelFacts>> answer =
        isQueue ? channels.queue(channel.arn()) : channels.topic(channel.arn());
    read.put(channel.arn(), answer);
    ObjectNode entry = JsonTrees.object();
    ObjectNode attributes = entry.putObject("Attributes");
    attributes.put(isQueue ? "QueueArn" : "TopicArn", channel.arn());
    return switch (answer) {
      case Reading.Known<Optional<ChannelFacts>>(Optional<ChannelFacts> found) ->
          found.map(
              facts -> {
                facts.policy().ifPresent(policy -> attributes.put("Policy", policy.text()));
                facts.kmsKey().ifPresent(key -> attributes.put("KmsMasterKeyId", key));
                return entry;
              });
      case Reading.NotPermitted<Optional<ChannelFacts>>(String permission, String reason) -> {
        notPermitted.add(permission);
        entry
            .putObject("refused")
            .put(
                permission.substring(permission.indexOf(':') + 1),
                reason.replaceFirst("^HTTP [0-9]+, [A-Za-z]+: ", ""));
        yield Optional.of(entry);
      }
      case Reading.NotGiven<Optional<ChannelFacts>> _ -> Optional.empty();
    };
  }
}
