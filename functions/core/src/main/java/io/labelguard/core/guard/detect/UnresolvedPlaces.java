package io.labelguard.core.guard.detect;

import io.labelguard.core.check.Checks;
import io.labelguard.core.check.Finding;
import io.labelguard.core.guard.GuardContext;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.report.Headline;
import java.util.ArrayList;
import java.util.List;

/// Publishes the places of live jobs from whose names no bucket can be read: no bucket's review
/// speaks of them.
final class UnresolvedPlaces {

  /// What a trouble with the places of a job is about, before the job's name.
  static final String PLACES = "places/";

  private UnresolvedPlaces() {}

  /// Publishes one alert for each job that has such places, and returns all findings.
  static List<Finding> publish(List<LabelingJob> jobs, GuardContext context, Attempts attempts) {
    List<Finding> all = new ArrayList<>();
    for (LabelingJob job : jobs) {
      List<Finding> findings = Checks.unresolvedPlaces(job);
      if (!findings.isEmpty()) {
        attempts.deliver(
            () ->
                context
                    .announcer()
                    .publish(
                        PLACES + job.name(),
                        "places of job " + job.name(),
                        Headline.about(
                            findings.getFirst().severity().name(),
                            "cannot tell the buckets of labeling job ",
                            job.name(),
                            "",
                            context.settings().region()),
                        findings,
                        List.of(
                            "It is not known which buckets labeling job "
                                + job.name()
                                + " depends on.")));
        all.addAll(findings);
      }
    }
    return List.copyOf(all);
  }
}
