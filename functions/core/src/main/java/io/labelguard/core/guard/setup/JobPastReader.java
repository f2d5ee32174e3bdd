package io.labelguard.core.guard.setup;

import io.labelguard.core.check.SetUp;
import io.labelguard.core.check.Situation;
import io.labelguard.core.guard.past.SeenChanges;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.Reading;
import io.labelguard.core.labeling.past.JobLife;
import io.labelguard.core.labeling.past.JobPast;
import io.labelguard.core.labeling.past.SubjectPast;
import io.labelguard.core.labeling.past.TrailEvent;
import io.labelguard.core.labeling.past.TrailPage;
import io.labelguard.core.labeling.past.TrailSubject;
import io.labelguard.core.port.past.PastSources;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Reads what happened in the life of a labeling job that has ended badly.
final class JobPastReader {

  private final PastSources sources;
  private final SetUpReader.Tries tries;

  /// @param tries keeps what failed
  JobPastReader(PastSources sources, SetUpReader.Tries tries) {
    this.sources = sources;
    this.tries = tries;
  }

  /// Reads a job's past; empty where it has not ended badly.
  ///
  /// @param situation of the job, with the keys that it uses
  Optional<JobPast> read(LabelingJob job, Situation situation, Instant now) {
    return JobLife.of(job, now).map(life -> read(job, situation, life));
  }

  private JobPast read(LabelingJob job, Situation situation, JobLife life) {
    List<SubjectPast> subjects =
        TrailSubject.of(job, keys(job, situation)).stream()
            .map(subject -> past(subject, TrailPlace.elsewhere(subject, situation), life))
            .toList();
    return new JobPast(life, tries.of(() -> sources.logs().of(job.name())), subjects);
  }

  private static List<String> keys(LabelingJob job, Situation situation) {
    SetUp setUp = situation.setUp().orElse(SetUp.NOT_GIVEN);
    return setUp.keysOf(job).stream()
        .filter(key -> !key.isOfAws())
        .map(key -> setUp.keys().getOrDefault(key.name(), new Reading.NotGiven<>()))
        .flatMap(read -> read.known().stream())
        .flatMap(Optional::stream)
        .map(key -> key.facts().arn())
        .distinct()
        .toList();
  }

  private SubjectPast past(TrailSubject subject, Optional<String> elsewhere, JobLife life) {
    Reading<TrailPage> events =
        life.isForgotten() || elsewhere.isPresent()
            ? new Reading.Known<>(new TrailPage(List.of(), true, Optional.empty()))
            : tries.of(() -> sources.events().of(subject, life.back(), life.to()));
    Reading<SeenChanges> remembered = remembered(subject);
    List<TrailEvent> shown = events.known().map(TrailPage::changes).orElse(List.of());
    return new SubjectPast(
        subject,
        elsewhere,
        events,
        remembered.known().stream()
            .flatMap(seen -> seen.beside(shown).stream())
            .filter(change -> life.contains(change.time()))
            .toList(),
        remembered.map(SeenChanges::since));
  }

  private Reading<SeenChanges> remembered(TrailSubject subject) {
    return subject.kind() == TrailSubject.Kind.BUCKET
        ? tries
            .of(() -> sources.remembered().of(subject.name()))
            .map(snapshots -> new SeenChanges(snapshots.reversed()))
        : new Reading.Known<>(new SeenChanges(List.of()));
  }
}
