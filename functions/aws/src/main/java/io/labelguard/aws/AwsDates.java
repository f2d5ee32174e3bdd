package io.labelguard.aws;

import io.labelguard.core.port.AwsClock;
import io.labelguard.core.port.ClockReading;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/// Reads AWS's time from the header `Date` of each answer that the clients get.
public final class AwsDates implements AwsClock, ExecutionInterceptor {

  private final InstantSource clock;
  private volatile Optional<ClockReading> last = Optional.empty();

  /// @param clock the machine's
  public AwsDates(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Optional<ClockReading> reading() {
    return last;
  }

  /// Answers that refuse a call have the header, too.
  @Override
  public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
    context
        .httpResponse()
        .firstMatchingHeader("Date")
        .flatMap(AwsDates::time)
        .ifPresent(aws -> last = Optional.of(new ClockReading(clock.instant(), aws)));
  }

  private static Optional<Instant> time(String date) {
    try {
      return Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
