package io.labelguard.local.wire;

import java.time.Duration;
import java.time.Instant;

/// Allows so many calls a second on average, and at most those of one second at once.
final class Quota {

  private final int perSecond;
  private double left;
  private Instant at;

  /// @param now when it begins, with the calls of one second
  Quota(int perSecond, Instant now) {
    if (perSecond < 1) {
      throw new IllegalArgumentException("a quota is at least one call a second: " + perSecond);
    }
    this.perSecond = perSecond;
    this.left = perSecond;
    this.at = now;
  }

  /// Whether a call is within the quota, which then counts it.
  boolean allows(Instant now) {
    double more = perSecond * (Duration.between(at, now).toNanos() / 1e9);
    left = Math.min(perSecond, left + Math.max(0, more));
    at = now;
    if (left < 1) {
      return false;
    }
    left--;
    return true;
  }
}
