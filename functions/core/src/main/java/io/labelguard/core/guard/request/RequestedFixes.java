package io.labelguard.core.guard.request;

import io.labelguard.core.guard.Announcer;
import io.labelguard.core.port.FixRequests;
import io.labelguard.core.port.Pause;
import io.labelguard.core.record.FixRequest;
import io.labelguard.core.record.Records;
import io.labelguard.core.record.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The fixes that one event requests. It waits for their outcomes, which are published by the
/// function that writes, so that one message says what was wrong and what was done about it.
///
/// Whether an outcome was published is seen by a change of its time, not by comparing the clocks of
/// two machines.
public final class RequestedFixes {

  private static final Duration STEP = Duration.ofSeconds(2);

  private final Records records;
  private final FixRequests requests;
  private final Pause pause;
  private Duration left;
  private final Map<Target, Optional<Instant>> before = new HashMap<>();

  /// @param patience how long to wait for all outcomes together; zero for not at all
  public RequestedFixes(Records records, FixRequests requests, Pause pause, Duration patience) {
    this.records = records;
    this.requests = requests;
    this.pause = pause;
    this.left = patience;
  }

  /// Requests the fix of a target.
  public void request(Target.Fixable target) {
    if (left.isPositive()) {
      before.put(target, published(target));
    }
    requests.send(new FixRequest(target));
  }

  /// Requests the fix of a bucket that has a temporary fix: what failed may be the request to
  /// remove it. The function that writes decides whether it is over.
  public void requestEnd(Target.Bucket bucket) {
    if (records.temporary().stream().anyMatch(fix -> fix.target().equals(bucket))) {
      request(bucket);
    }
  }

  /// Waits for the outcome of the fix of a target, while time is left.
  ///
  /// @return whether it was published after the request
  public boolean isOutcomePublished(Target target) {
    Optional<Instant> earlier = before.get(target);
    if (earlier == null) {
      return false;
    }
    while (published(target).equals(earlier)) {
      if (!left.isPositive()) {
        return false;
      }
      left = left.minus(STEP);
      pause.sleep(STEP);
    }
    return true;
  }

  private Optional<Instant> published(Target target) {
    return records.publishedAt(Announcer.outcomeOf(target));
  }
}
