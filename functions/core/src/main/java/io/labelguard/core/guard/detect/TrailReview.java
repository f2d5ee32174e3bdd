package io.labelguard.core.guard.detect;

import io.labelguard.core.check.Checks;
import io.labelguard.core.check.Finding;
import io.labelguard.core.guard.GuardContext;
import io.labelguard.core.report.Headline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Whether a trail logs the management events of the Region: without one, no change is an event.
///
/// @param logs empty where that cannot be decided
record TrailReview(Optional<Boolean> logs) {

  /// Looks at the trails.
  static TrailReview of(GuardContext context, Attempts attempts) {
    return new TrailReview(
        attempts
            .of(() -> context.sources().trails().logManagementEvents())
            .flatMap(known -> known));
  }

  /// Returns the finding that there is none (LG501).
  List<Finding> findings() {
    return logs.equals(Optional.of(false)) ? List.of(Checks.noTrail()) : List.of();
  }

  /// Returns the note that it cannot be decided.
  List<String> notes() {
    return logs.isPresent()
        ? List.of()
        : List.of(
            "Cannot decide whether a trail logs management events in this Region. Without one,"
                + " Labelguard sees changes only when it sweeps.");
  }

  /// Publishes what is wrong, or that it is over.
  void publish(GuardContext context, Attempts attempts, EndedTroubles ended) {
    if (logs.equals(Optional.of(true))) {
      ended.publishTrail();
      return;
    }
    List<String> sentences = new ArrayList<>(notes());
    for (Finding finding : findings()) {
      sentences.add(finding.message());
      sentences.addAll(finding.fix().reasons());
    }
    String region = context.settings().region();
    String headline =
        findings().isEmpty()
            ? Headline.about("MEDIUM", "", "cannot tell whether a trail logs changes", "", region)
            : new Headline(Optional.of(region)).of(findings());
    attempts.deliver(
        () ->
            context
                .announcer()
                .publish(EndedTroubles.TRAIL, "trail", headline, findings(), sentences));
  }
}
