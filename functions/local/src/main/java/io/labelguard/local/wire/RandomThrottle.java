package io.labelguard.local.wire;

import java.util.Random;

/// Decides at random which calls are throttled. Safe for many threads; with one thread a seed
/// always decides the same.
public final class RandomThrottle {

  private final int percent;
  private final Random random;

  /// @param percent how many of a hundred calls are throttled
  /// @throws IllegalArgumentException where the percentage is below 0 or above 100
  public RandomThrottle(int percent, long seed) {
    if (percent < 0 || percent > 100) {
      throw new IllegalArgumentException("a percentage is 0 to 100, not " + percent);
    }
    this.percent = percent;
    this.random = new Random(seed);
  }

  /// Whether the next call is throttled.
  public boolean next() {
    return random.nextInt(100) < percent;
  }
}
