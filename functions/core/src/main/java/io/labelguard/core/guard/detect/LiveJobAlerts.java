package io.labelguard.core.guard.detect;

import io.labelguard.core.check.Checks;
import io.labelguard.core.check.Finding;
import io.labelguard.core.guard.GuardContext;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.report.Headline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Publishes what is wrong with live jobs themselves, of which no bucket's review speaks: places
/// from whose names no bucket can be read, and settings that do not work.
final class LiveJobAlerts {

  /// What a trouble with the places of a job is about, before the job's name.
  static final String PLACES = "places/";

  /// What a trouble with the settings of a job is about, before the job's name.
  static final String SETTINGS = "settings/";

  private final GuardContext context;
  private final Attempts attempts;

  LiveJobAlerts(GuardContext context, Attempts attempts) {
    this.context = context;
    this.attempts = attempts;
  }

  /// Publishes one alert for each job that has such places, and one for each whose settings do not
  /// work. Returns all findings.
  List<Finding> publish(List<LabelingJob> jobs) {
    List<Finding> all = new ArrayList<>();
    for (LabelingJob job : jobs) {
      List<Finding> places = Checks.unresolvedPlaces(job);
      if (!places.isEmpty()) {
        publishPlaces(job, places);
      }
      List<Finding> settings = Checks.settings(job);
      if (!settings.isEmpty()) {
        publishSettings(job, settings);
      }
      all.addAll(places);
      all.addAll(settings);
    }
    return List.copyOf(all);
  }

  private void publishPlaces(LabelingJob job, List<Finding> findings) {
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
  }

  private void publishSettings(LabelingJob job, List<Finding> findings) {
    Headline headline = new Headline(Optional.of(context.settings().region()));
    List<String> notes =
        findings.stream()
            .flatMap(
                finding ->
                    Stream.concat(Stream.of(finding.message()), finding.fix().reasons().stream()))
            .toList();
    attempts.deliver(
        () ->
            context
                .announcer()
                .publish(
                    SETTINGS + job.name(),
                    "settings of job " + job.name(),
                    headline.of(findings),
                    findings,
                    notes));
  }
}
