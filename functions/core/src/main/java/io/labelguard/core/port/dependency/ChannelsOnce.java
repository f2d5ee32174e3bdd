package io.labelguard.core.port.dependency;

import io.labelguard.core.labeling.Reading;
import io.labelguard.core.labeling.stream.ChannelFacts;
import java.util.Optional;

/// Reads each topic and queue once.
public record ChannelsOnce(Channels channels, Once once) implements Channels {

  @Override
  public Reading<Optional<ChannelFacts>> topic(String arn) {
    return once.of(() -> channels.topic(arn), "topic", arn);
  }

  @Override
  public Reading<Optional<ChannelFacts>> queue(String arn) {
    return once.of(() -> channels.queue(arn), "queue", arn);
  }
}
