package io.labelguard.core.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.index.JobStory.Happened;
import io.labelguard.core.index.JobStory.Source;
import io.labelguard.core.labeling.LabelCounters;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.LabelingJob.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsCoverage;
import net.jqwik.api.statistics.StatisticsReport;
import net.jqwik.api.statistics.StatisticsReport.StatisticsReportMode;

/// The index after any delivery of events against a plain model that sees all of them at once, in
/// the order of their times.
class JobIndexProperties {

  private static final List<Status> LIFE =
      List.of(
          Status.UNKNOWN,
          Status.STARTING,
          Status.IN_PROGRESS,
          Status.STOPPING,
          Status.COMPLETED,
          Status.FAILED,
          Status.STOPPED);

  @Property(tries = 1000)
  @StatisticsReport(StatisticsReportMode.OFF)
  void indexIsThatOfTheModel(@ForAll long seed) {
    JobStory story = JobStory.of(seed);
    JobIndex index = new InMemoryJobIndex();
    story.batches().forEach(index::add);
    for (JobId job : JobStory.jobs()) {
      List<Happened> heard = heard(story, job);
      count(heard);
      Optional<IndexedJob> known = index.jobs(List.of(job)).stream().findFirst();
      assertThat(known.isPresent()).isEqualTo(!heard.isEmpty());
      known.ifPresent(found -> assertIsTheModel(found, heard));
      assertThat(index.using(UsedThing.bucket("gt-data")).contains(row(job, heard)))
          .isEqualTo(isListed(heard));
      assertThat(index.using(new UsedThing(UsedThing.Kind.SUBNET, "subnet-1a")))
          .filteredOn(row -> row.job().equals(job))
          .hasSize(isListed(heard) && has(heard, Source.DESCRIPTION) ? 1 : 0);
    }
    assertThat(index.using(UsedThing.bucket("gt-images")))
        .hasSize(
            (int)
                JobStory.jobs().stream()
                    .map(job -> heard(story, job))
                    .filter(heard -> isListed(heard) && hasData(heard))
                    .count());
    assertThat(index.using(UsedThing.bucket("gt-data")))
        .hasSize((int) JobStory.jobs().stream().filter(job -> isListed(heard(story, job))).count());
    coverage();
  }

  @Property(tries = 300)
  void orderAndRepetitionDoNotMatter(@ForAll long seed) {
    List<IndexedJob> facts =
        new ArrayList<>(JobStory.of(seed).delivered().stream().map(Happened::fact).toList());
    InMemoryJobIndex first = new InMemoryJobIndex();
    facts.forEach(first::add);
    facts.addAll(List.copyOf(facts));
    Collections.shuffle(facts, new Random(seed + 1));
    InMemoryJobIndex second = new InMemoryJobIndex();
    facts.forEach(second::add);
    assertThat(second.jobs(JobStory.jobs())).isEqualTo(first.jobs(JobStory.jobs()));
    assertThat(second.using(UsedThing.bucket("gt-data")))
        .isEqualTo(first.using(UsedThing.bucket("gt-data")));
  }

  private static List<Happened> heard(JobStory story, JobId job) {
    return story.delivered().stream().filter(each -> each.job().equals(job)).toList();
  }

  private static void assertIsTheModel(IndexedJob known, List<Happened> heard) {
    assertThat(known.status()).isEqualTo(status(heard));
    assertThat(known.creator().isPresent()).isEqualTo(has(heard, Source.CREATE_EVENT));
    assertThat(known.seenLive())
        .isEqualTo(
            heard.stream()
                .filter(each -> each.status().live())
                .map(Happened::at)
                .max(Comparator.naturalOrder()));
    Optional<Happened> counted =
        heard.stream()
            .filter(each -> each.counters().isPresent())
            .max(Comparator.comparingLong(Happened::minute));
    Optional<LabelCounters> counters = counted.flatMap(Happened::counters);
    assertThat(known.counters().map(SeenCounters::counters)).isEqualTo(counters);
    assertThat(known.counters().map(SeenCounters::since)).isEqualTo(since(heard, counters));
    assertThat(known.job().map(job -> job.createdBy(Optional.empty())))
        .isEqualTo(job(heard, counters));
  }

  /// When so many objects were first labeled as are labeled now.
  private static Optional<Instant> since(List<Happened> heard, Optional<LabelCounters> counters) {
    return heard.stream()
        .filter(each -> each.counters().isPresent() && each.counters().equals(counters))
        .map(Happened::at)
        .min(Comparator.naturalOrder());
  }

  private static Optional<LabelingJob> job(List<Happened> heard, Optional<LabelCounters> counters) {
    String name = heard.getFirst().name();
    for (String spelled : JobStory.NAMES) {
      if (spelled.equalsIgnoreCase(name)) {
        if (has(heard, Source.DESCRIPTION)) {
          LabelingJob full = SampleJobs.full(spelled).at(status(heard), counters);
          return Optional.of(hasData(heard) ? full.withData(SampleJobs.DATA) : full);
        }
        if (has(heard, Source.CREATE_EVENT)) {
          return Optional.of(SampleJobs.requested(spelled).at(status(heard), counters));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean hasData(List<Happened> heard) {
    return heard.stream().anyMatch(Happened::hasData);
  }

  private static Status status(List<Happened> heard) {
    return heard.stream()
        .map(Happened::status)
        .max(Comparator.comparingInt(LIFE::indexOf))
        .orElseThrow();
  }

  private static JobRow row(JobId job, List<Happened> heard) {
    return new JobRow(job, isListed(heard) ? status(heard) : Status.UNKNOWN);
  }

  private static boolean isListed(List<Happened> heard) {
    return (has(heard, Source.CREATE_EVENT) || has(heard, Source.DESCRIPTION))
        && !has(heard, Source.END_EVENT);
  }

  private static boolean has(List<Happened> heard, Source source) {
    return heard.stream().anyMatch(each -> each.source() == source);
  }

  private static int first(List<Happened> heard, Source source) {
    return heard.stream().map(Happened::source).toList().indexOf(source);
  }

  private static void count(List<Happened> heard) {
    boolean created = has(heard, Source.CREATE_EVENT);
    boolean ended = has(heard, Source.END_EVENT);
    Statistics.label("end before create")
        .collect(
            ended && created && first(heard, Source.END_EVENT) < first(heard, Source.CREATE_EVENT));
    Statistics.label("stop before create")
        .collect(
            created
                && has(heard, Source.STOP_EVENT)
                && first(heard, Source.STOP_EVENT) < first(heard, Source.CREATE_EVENT));
    Statistics.label("create lost, swept").collect(!created && has(heard, Source.SWEEP));
    Statistics.label("live and listed").collect(isListed(heard));
    Statistics.label("request before description")
        .collect(created && first(heard, Source.DESCRIPTION) > first(heard, Source.CREATE_EVENT));
    Statistics.label("something twice").collect(heard.stream().distinct().count() < heard.size());
    List<Integer> counted =
        heard.stream().filter(each -> each.counters().isPresent()).map(Happened::minute).toList();
    Statistics.label("counters out of order")
        .collect(!counted.equals(counted.stream().sorted().toList()));
  }

  private static void coverage() {
    atLeast("end before create", 8);
    atLeast("stop before create", 5);
    atLeast("create lost, swept", 5);
    atLeast("live and listed", 30);
    atLeast("request before description", 8);
    atLeast("something twice", 10);
    atLeast("counters out of order", 20);
  }

  private static void atLeast(String what, double percent) {
    Statistics.label(what)
        .coverage((StatisticsCoverage seen) -> seen.check(true).percentage(p -> p > percent));
  }
}
