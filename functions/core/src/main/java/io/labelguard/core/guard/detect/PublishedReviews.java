package io.labelguard.core.guard.detect;

import io.labelguard.core.event.EventFacts;
import io.labelguard.core.guard.GuardContext;
import io.labelguard.core.guard.Review;
import io.labelguard.core.guard.request.RequestedFixes;
import io.labelguard.core.record.Target;
import io.labelguard.core.report.OwnFix;
import java.util.Optional;

/// Publishes the reviews of one event. Where the outcome of a requested fix was published by now,
/// that message says what was wrong, too.
final class PublishedReviews {

  private final GuardContext context;
  private final RequestedFixes fixes;
  private final Attempts attempts;

  PublishedReviews(GuardContext context, RequestedFixes fixes, Attempts attempts) {
    this.context = context;
    this.fixes = fixes;
    this.attempts = attempts;
  }

  /// @param event the change that is reviewed; empty where nothing was changed
  void publish(Review review, Optional<EventFacts> event) {
    boolean isReported = isReported(review.ownFix(), review.target());
    boolean isSetUpReported =
        isReported(review.setUpFix().ownFix(), Target.cors(review.target().name()));
    attempts.deliver(() -> publish(review, event, isReported, isSetUpReported));
  }

  private void publish(
      Review review, Optional<EventFacts> event, boolean isReported, boolean isSetUpReported) {
    if (!isReported && !isSetUpReported) {
      context.announcer().publish(review, event);
    } else if (!isReported) {
      context.announcer().publishWithoutSetUp(review, event);
    } else if (!isSetUpReported) {
      context.announcer().publishSetUp(review, event);
    }
  }

  private boolean isReported(OwnFix fix, Target target) {
    return fix == OwnFix.REQUESTED
        && attempts.or(() -> fixes.isOutcomePublished(target), _ -> false);
  }
}
