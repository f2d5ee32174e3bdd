package io.labelguard.core.guard.setup;

import io.labelguard.core.check.Situation;
import io.labelguard.core.guard.setup.SetUpReader.Tries;
import io.labelguard.core.labeling.Reading;
import io.labelguard.core.labeling.stream.ChannelFacts;
import io.labelguard.core.labeling.stream.StreamChannel;
import io.labelguard.core.port.dependency.Channels;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Reads the topics and the queues of streaming jobs.
final class StreamReader {

  private final Channels channels;
  private final Tries tries;

  StreamReader(Channels channels, Tries tries) {
    this.channels = channels;
    this.tries = tries;
  }

  /// Returns what was read, by ARN. Of another Region nobody is asked.
  Map<String, Reading<Optional<ChannelFacts>>> read(Situation situation) {
    Map<String, Reading<Optional<ChannelFacts>>> read = new TreeMap<>();
    situation.judgedJobs().stream()
        .flatMap(job -> StreamChannel.of(job).stream())
        .filter(channel -> channel.isAskedIn(situation.region()))
        .forEach(channel -> read.computeIfAbsent(channel.arn(), _ -> read(channel)));
    return read;
  }

  private Reading<Optional<ChannelFacts>> read(StreamChannel channel) {
    return tries.of(
        () ->
            switch (channel.role()) {
              case INPUT_TOPIC, OUTPUT_TOPIC -> channels.topic(channel.arn());
              case QUEUE -> channels.queue(channel.arn());
            });
  }
}
