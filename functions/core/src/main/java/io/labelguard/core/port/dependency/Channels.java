package io.labelguard.core.port.dependency;

import io.labelguard.core.labeling.Reading;
import io.labelguard.core.labeling.stream.ChannelFacts;
import java.util.Optional;
import java.util.function.Supplier;

/// Reads the topics and queues of streaming labeling jobs, in the guard's Region.
public interface Channels {

  /// Reads a topic of SNS by its ARN; known and empty where there is none.
  ///
  /// @throws io.labelguard.core.port.CallFailedException where SNS neither answers nor refuses, or
  ///     with a policy that cannot be read
  Reading<Optional<ChannelFacts>> topic(String arn);

  /// Reads a queue of SQS by its ARN; known and empty where there is none.
  ///
  /// @throws io.labelguard.core.port.CallFailedException likewise
  Reading<Optional<ChannelFacts>> queue(String arn);

  /// Returns channels that are read by another port, which is made each time it is asked.
  static Channels by(Supplier<Channels> made) {
    return new Channels() {
      @Override
      public Reading<Optional<ChannelFacts>> topic(String arn) {
        return made.get().topic(arn);
      }

      @Override
      public Reading<Optional<ChannelFacts>> queue(String arn) {
        return made.get().queue(arn);
      }
    };
  }
}
