package io.labelguard.core.guard.detect;

import io.labelguard.core.check.Bucket;
import io.labelguard.core.check.Checks;
import io.labelguard.core.check.Finding;
import io.labelguard.core.check.JudgedSituation;
import io.labelguard.core.check.SetUp;
import io.labelguard.core.check.Situation;
import io.labelguard.core.guard.GuardContext;
import io.labelguard.core.guard.Situations;
import io.labelguard.core.guard.setup.SetUpReader;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.record.message.Trouble;
import io.labelguard.core.report.Headline;
import io.labelguard.core.report.message.Over;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Publishes what is wrong with live jobs themselves, of which no bucket's review speaks: places
/// from whose names no bucket can be read, settings that do not work, and what is wrong with keys,
/// functions, roles and networks that the jobs depend on.
final class LiveJobAlerts {

  /// What a trouble with the places of a job is about, before the job's name.
  static final String PLACES = "places/";

  /// What a trouble with the settings of a job is about, before the job's name.
  static final String SETTINGS = "settings/";

  /// What a trouble with the dependencies of a job is about, before the job's name.
  static final String DEPENDENCIES = "dependencies/";

  private final GuardContext context;
  private final Attempts attempts;
  private final Situations situations;
  private final SetUpReader setUp;

  LiveJobAlerts(GuardContext context, Attempts attempts, Situations situations) {
    this.context = context;
    this.attempts = attempts;
    this.situations = situations;
    this.setUp = new SetUpReader(context, attempts::reading);
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
        publish(SETTINGS + job.name(), "settings of job " + job.name(), settings);
      }
      all.addAll(places);
      all.addAll(settings);
    }
    return List.copyOf(all);
  }

  /// Publishes one alert for each job whose dependencies are not right, and where they are right
  /// again that this is over. Returns all findings.
  List<Finding> publishDependencies(List<LabelingJob> jobs) {
    List<Finding> all = new ArrayList<>();
    Set<String> right = new HashSet<>();
    for (LabelingJob job : jobs) {
      int failed = attempts.count();
      Optional<Situation> situation = attempts.of(() -> situation(job));
      List<Finding> findings =
          situation.map(JudgedSituation::new).map(Checks::dependencies).orElse(List.of());
      if (!findings.isEmpty()) {
        publish(DEPENDENCIES + job.name(), "dependencies of job " + job.name(), findings);
      } else if (failed == attempts.count()
          && situation.flatMap(Situation::setUp).filter(SetUp::areDependenciesKnown).isPresent()) {
        right.add(DEPENDENCIES + job.name());
      }
      all.addAll(findings);
    }
    publishOver(right);
    return all;
  }

  private Situation situation(LabelingJob job) {
    List<Bucket> buckets =
        job.buckets().stream()
            .flatMap(name -> attempts.of(() -> context.sources().buckets().read(name)).stream())
            .toList();
    return setUp.with(situations.of(buckets, List.of(job), situations.teamsInVpc(List.of(job))));
  }

  /// One query for all open troubles costs less than a look for each job.
  ///
  /// @param right what a trouble with jobs whose dependencies are right would be about
  private void publishOver(Set<String> right) {
    if (right.isEmpty()) {
      return;
    }
    String region = context.settings().region();
    for (Trouble trouble : attempts.of(() -> context.records().troubles()).orElse(List.of())) {
      if (right.contains(trouble.about())) {
        Over over = Over.supplied(trouble.about().substring(DEPENDENCIES.length()), region);
        attempts.deliver(
            () -> context.announcer().publishOver(trouble.about(), over, Optional.empty()));
      }
    }
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

  private void publish(String about, String state, List<Finding> findings) {
    Headline headline = new Headline(Optional.of(context.settings().region()));
    List<String> notes =
        findings.stream()
            .flatMap(
                finding ->
                    Stream.concat(Stream.of(finding.message()), finding.fix().reasons().stream()))
            .toList();
    attempts.deliver(
        () -> context.announcer().publish(about, state, headline.of(findings), findings, notes));
  }
}
