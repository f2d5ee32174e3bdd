package io.labelguard.core.guard;

import io.labelguard.core.labeling.Reading;
import io.labelguard.core.labeling.stream.ChannelFacts;
import io.labelguard.core.port.dependency.Channels;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Topics and queues in memory by their ARN; of another one nothing is given.
public final class MapChannels implements Channels {

  public final Map<String, Reading<Optional<ChannelFacts>>> read = new HashMap<>();

  /// What was asked, in order: the call and the ARN.
  public final List<String> asked = new ArrayList<>();

  @Override
  public Reading<Optional<ChannelFacts>> topic(String arn) {
    return of("topic", arn);
  }

  @Override
  public Reading<Optional<ChannelFacts>> queue(String arn) {
    return of("queue", arn);
  }

  private Reading<Optional<ChannelFacts>> of(String call, String arn) {
    asked.add(call + " " + arn);
    return read.getOrDefault(arn, new Reading.NotGiven<>());
  }
}
