package io.labelguard.core.guard.detect;

import io.labelguard.core.check.Finding;
import io.labelguard.core.guard.GuardContext;
import io.labelguard.core.guard.KnownJobs;
import io.labelguard.core.guard.TemporaryEnds;
import io.labelguard.core.port.CallFailure;
import io.labelguard.core.port.FixRequests;
import io.labelguard.core.record.FixRequest;
import io.labelguard.core.record.Intent;
import io.labelguard.core.sweep.SweepResult;
import java.util.List;
import java.util.Optional;

/// What a sweep does once, for all that it looked at: the trails, temporary fixes that are over,
/// calls that failed, and troubles that are over.
final class SweepEnd {

  private final GuardContext context;
  private final FixRequests requests;
  private final SweepLook look;
  private final Attempts attempts;
  private final EndedTroubles ended;
  private Optional<TrailReview> trail = Optional.empty();

  SweepEnd(SweepLook look, FixRequests requests) {
    this.look = look;
    this.context = look.context();
    this.attempts = look.attempts();
    this.requests = requests;
    this.ended = new EndedTroubles(context, attempts);
  }

  /// Looks at the trails, once.
  SweepResult trail() {
    if (trail.isPresent()) {
      return SweepResult.NOTHING;
    }
    TrailReview review = TrailReview.of(context, attempts);
    trail = Optional.of(review);
    review.publish(context, attempts, ended);
    return look.found(review.findings()).withNotes(review.notes());
  }

  /// Whether a trail logs the Region's management events; empty where that is not known.
  Optional<Boolean> isLogged() {
    return trail.flatMap(TrailReview::logs);
  }

  /// Does all of it.
  ///
  /// @param allJobs whether the index holds every live job
  SweepResult of(boolean allJobs) {
    SweepResult result = trail().withNotes(endTemporaryFixes(allJobs));
    attempts.publish(context);
    ended.publish(allJobs);
    List<Finding> failed = attempts.findings();
    return look.failed(result.plus(look.found(failed)).withNotes(attempts.notes()), 0);
  }

  /// Asks the fix queue to remove every temporary fix that is over. The sweep itself writes
  /// nothing. While a live job may be missing from the index, none counts as ended.
  private List<String> endTemporaryFixes(boolean allJobs) {
    return attempts.of(() -> over(allJobs)).orElse(List.of()).stream()
        .map(Intent::target)
        .distinct()
        .map(
            target ->
                attempts.or(
                    () -> {
                      requests.send(new FixRequest(target));
                      return "The temporary fix of bucket "
                          + target.name()
                          + " is over: Labelguard asked the fix queue to remove it.";
                    },
                    CallFailure::sentence))
        .toList();
  }

  private List<Intent> over(boolean allJobs) {
    List<Intent> temporary = context.records().temporary();
    return allJobs && !temporary.isEmpty()
        ? TemporaryEnds.over(
            temporary,
            KnownJobs.afterSweep(context).live(TemporaryEnds.jobs(temporary)),
            context.now())
        : TemporaryEnds.overdue(temporary, context.now());
  }
}
