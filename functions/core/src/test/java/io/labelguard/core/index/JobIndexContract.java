package io.labelguard.core.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.index.UsedThing.Kind;
import io.labelguard.core.labeling.LabelCounters;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.LabelingJob.Status;
import io.labelguard.core.labeling.console.ConsolePrincipal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What every job index promises; run it on each by extending it.
public abstract class JobIndexContract {

  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final UsedThing DATA = UsedThing.bucket("gt-data");

  private JobIndex index;

  /// Returns an index that holds nothing yet.
  protected abstract JobIndex empty();

  @BeforeEach
  void startEmpty() {
    index = empty();
  }

  @Test
  void emptyIndexKnowsNothing() {
    assertThat(index.using(DATA)).isEmpty();
    assertThat(index.jobs(List.of(JobId.of("scans")))).isEmpty();
    assertThat(index.jobs(List.of())).isEmpty();
    assertThat(index.add(List.of())).isEmpty();
  }

  @Test
  void everyThingThatAJobUsesLeadsToIt() {
    index.add(IndexedJob.described(SampleJobs.full("scans"), NOON));
    JobRow row = new JobRow(JobId.of("scans"), Status.IN_PROGRESS);
    assertThat(index.using(DATA)).containsExactly(row);
    for (UsedThing thing :
        List.of(
            UsedThing.bucket("gt-results"),
            UsedThing.bucket("gt-settings"),
            new UsedThing(Kind.KEY, "alias/results"),
            new UsedThing(Kind.KEY, "0a1b2c3d-1111-2222-3333-444455556666"),
            new UsedThing(Kind.ROLE, "Labeling"),
            new UsedThing(Kind.FUNCTION, "before"),
            new UsedThing(Kind.TOPIC, "more-objects"),
            new UsedThing(Kind.TOPIC, "finished"),
            new UsedThing(Kind.SUBNET, "subnet-1a"),
            new UsedThing(Kind.SUBNET, "subnet-1b"),
            new UsedThing(Kind.TEAM, "vets"))) {
      assertThat(index.using(thing)).as(thing.toString()).containsExactly(row);
    }
  }

  @Test
  void thingsOfOtherAccountsAndOtherKindsDoNotLeadToIt() {
    index.add(IndexedJob.described(SampleJobs.full("scans"), NOON));
    assertThat(index.using(new UsedThing(Kind.FUNCTION, "acs-boundingbox"))).isEmpty();
    assertThat(index.using(new UsedThing(Kind.ROLE, "vets"))).isEmpty();
    assertThat(index.using(UsedThing.bucket("gt-dat"))).isEmpty();
  }

  @Test
  void jobIsReadAsItWasDescribed() {
    for (LabelingJob job :
        List.of(
            SampleJobs.full("scans"),
            SampleJobs.at("gt-data", "plain"),
            SampleJobs.at("gt-data", "Upper-Case"))) {
      index.add(IndexedJob.described(job, NOON));
      assertThat(known(job.name()).job()).contains(job);
    }
  }

  @Test
  void jobIsReadAsItsRequestDescribedIt() {
    LabelingJob job = SampleJobs.requested("scans");
    JobCreator creator = new JobCreator("arn:aws:iam::111122223333:role/ci", true);
    index.add(IndexedJob.requested(job, NOON).by(creator));
    assertThat(known("scans").job())
        .contains(
            job.at(Status.STARTING, Optional.empty())
                .createdBy(ConsolePrincipal.parse("arn:aws:iam::111122223333:role/ci")));
    assertThat(known("scans").creator()).contains(creator);
  }

  @Test
  void whatCouldNotBeReadOfAJobIsKept() {
    LabelingJob job = SampleJobs.odd("scans");
    index.add(IndexedJob.described(job, NOON));
    LabelingJob read = known("scans").job().orElseThrow();
    assertThat(read.status()).isEqualTo(Status.UNKNOWN);
    assertThat(read.unresolved()).isNotEmpty().isEqualTo(job.unresolved());
    assertThat(read.unreadable())
        .hasSizeGreaterThan(2)
        .isEqualTo(
            job.unreadable().stream().filter(text -> !text.contains("\"Resting\"")).toList());
    assertThat(index.using(UsedThing.bucket("gt-results"))).hasSize(1);
  }

  @Test
  void namesCompareWithoutRegardToCase() {
    index.add(IndexedJob.described(SampleJobs.full("Scans"), NOON));
    index.add(seen("sCANS", Status.STOPPING, NOON));
    assertThat(index.using(DATA)).containsExactly(new JobRow(JobId.of("SCANS"), Status.STOPPING));
    assertThat(known("scans").job().orElseThrow().name()).isEqualTo("Scans");
  }

  @ParameterizedTest
  @EnumSource(names = {"COMPLETED", "FAILED", "STOPPED"})
  void jobThatHasEndedIsInNoList(Status end) {
    index.add(IndexedJob.described(SampleJobs.full("scans"), NOON));
    index.add(IndexedJob.described(SampleJobs.full("other"), NOON));
    index.add(seen("scans", end, NOON.plusSeconds(1)));
    assertThat(index.using(DATA)).extracting(JobRow::job).containsExactly(JobId.of("other"));
    assertThat(index.using(new UsedThing(Kind.TEAM, "vets"))).hasSize(1);
    assertThat(known("scans").status()).isEqualTo(end);
  }

  @Test
  void endThatIsHeardOfFirstIsFinal() {
    index.add(seen("scans", Status.COMPLETED, NOON));
    assertThat(index.jobs(List.of(JobId.of("scans")))).hasSize(1);
    assertThat(known("scans").job()).isEmpty();
    index.add(IndexedJob.requested(SampleJobs.requested("scans"), NOON.minusSeconds(600)));
    index.add(IndexedJob.described(SampleJobs.full("scans"), NOON.plusSeconds(600)));
    assertThat(index.using(DATA)).isEmpty();
    assertThat(known("scans").job()).isPresent();
  }

  @Test
  void descriptionIsBetterThanTheRequest() {
    LabelingJob described = SampleJobs.full("scans");
    index.add(IndexedJob.described(described, NOON));
    index.add(IndexedJob.requested(SampleJobs.requested("scans"), NOON.plusSeconds(60)));
    assertThat(known("scans").job()).contains(described);
    index.add(IndexedJob.requested(SampleJobs.requested("more"), NOON));
    assertThat(index.using(new UsedThing(Kind.SUBNET, "subnet-1a"))).hasSize(1);
    index.add(IndexedJob.described(SampleJobs.full("more"), NOON.plusSeconds(60)));
    assertThat(index.using(new UsedThing(Kind.SUBNET, "subnet-1a"))).hasSize(2);
  }

  @Test
  void lastCountersAreKeptAndSinceWhenNothingWasDone() {
    index.add(counted(5, 95, NOON));
    index.add(counted(5, 95, NOON.plusSeconds(7200)));
    index.add(counted(5, 95, NOON.plusSeconds(3600)));
    index.add(counted(4, 96, NOON.minusSeconds(60)));
    SeenCounters counters = known("scans").counters().orElseThrow();
    assertThat(counters)
        .isEqualTo(new SeenCounters(new LabelCounters(5, 0, 95), NOON.plusSeconds(7200), 5, NOON));
    assertThat(known("scans").seenLive()).contains(NOON.plusSeconds(7200));
  }

  @Test
  void factsAreAddedTogether() {
    List<IndexedJob> facts = new ArrayList<>();
    IntStream.range(0, 130)
        .mapToObj(number -> SampleJobs.at("gt-data", "job-%03d".formatted(number)))
        .forEach(job -> facts.add(IndexedJob.described(job, NOON)));
    facts.add(seen("job-007", Status.STOPPED, NOON));
    facts.add(seen("job-unknown", Status.IN_PROGRESS, NOON));
    List<IndexedJob> known = index.add(facts);
    assertThat(known).hasSize(131).isSortedAccordingTo((a, b) -> a.id().compareTo(b.id()));
    assertThat(known.get(7).status()).isEqualTo(Status.STOPPED);
    assertThat(known.getLast().settings()).isEmpty();
    assertThat(index.jobs(known.stream().map(IndexedJob::id).toList())).isEqualTo(known);
    assertThat(index.using(DATA))
        .hasSize(129)
        .isSortedAccordingTo((a, b) -> a.job().compareTo(b.job()));
  }

  @Test
  void removedJobIsForgottenAndMayBeAddedAgain() {
    index.add(IndexedJob.described(SampleJobs.full("scans"), NOON));
    index.remove(JobId.of("Scans"));
    index.remove(JobId.of("never-known"));
    assertThat(index.using(DATA)).isEmpty();
    assertThat(index.jobs(List.of(JobId.of("scans")))).isEmpty();
    index.add(IndexedJob.described(SampleJobs.full("scans"), NOON));
    assertThat(index.using(DATA)).hasSize(1);
  }

  @Test
  void indexIsCompleteSinceTheFirstOfItsSweepsBegan() {
    assertThat(index.completeSince("us-east-1", NOON)).isEmpty();
    index.recordSweep("us-east-1", NOON);
    index.recordSweep("us-east-1", NOON.plus(Duration.ofHours(1)));
    index.recordSweep("us-east-1", NOON.minus(Duration.ofHours(1)));
    assertThat(index.completeSince("us-east-1", NOON)).contains(NOON);
    assertThat(index.completeSince("eu-west-1", NOON)).isEmpty();
    Instant lapsed = NOON.plus(Duration.ofHours(1)).plus(Completeness.LASTS);
    assertThat(index.completeSince("us-east-1", lapsed.minusMillis(1))).contains(NOON);
    assertThat(index.completeSince("us-east-1", lapsed)).isEmpty();
    index.recordSweep("us-east-1", lapsed);
    assertThat(index.completeSince("us-east-1", lapsed)).contains(lapsed);
  }

  /// Each thread adds other facts about the same jobs; whatever their order, the result is that of
  /// all facts together.
  @Test
  void writersAtTheSameTimeLoseNothing() throws Exception {
    int writers = 6;
    List<Callable<Object>> calls = new ArrayList<>();
    for (int writer = 0; writer < writers; writer++) {
      int own = writer;
      calls.add(
          () -> {
            for (int job = 0; job < 4; job++) {
              index.add(fact(own, "job-" + job));
            }
            return own;
          });
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(writers)) {
      for (Future<Object> done : threads.invokeAll(calls)) {
        done.get();
      }
    }
    for (int job = 0; job < 4; job++) {
      String name = "job-" + job;
      IndexedJob expected =
          IntStream.range(0, writers)
              .mapToObj(writer -> fact(writer, name))
              .reduce(IndexedJob::with)
              .orElseThrow();
      assertThat(known(name)).isEqualTo(expected);
    }
    assertThat(index.using(DATA))
        .containsExactly(
            new JobRow(JobId.of("job-0"), Status.STOPPING),
            new JobRow(JobId.of("job-2"), Status.STOPPING));
  }

  /// Every second job ends.
  private static IndexedJob fact(int writer, String name) {
    boolean ends = name.equals("job-1") || name.equals("job-3");
    Instant at = NOON.plusSeconds(writer);
    return switch (writer) {
      case 0 -> IndexedJob.requested(SampleJobs.requested(name), at);
      case 1 -> IndexedJob.described(SampleJobs.full(name), at);
      case 2 -> seen(name, ends ? Status.COMPLETED : Status.STOPPING, at);
      case 3 ->
          IndexedJob.requested(SampleJobs.requested(name), at)
              .by(new JobCreator("arn:aws:iam::111122223333:role/ci", false));
      default -> seen(name, Status.IN_PROGRESS, at);
    };
  }

  private IndexedJob known(String name) {
    List<IndexedJob> found = index.jobs(List.of(JobId.of(name)));
    assertThat(found).as(name).hasSize(1);
    return found.getFirst();
  }

  private static IndexedJob seen(String name, Status status, Instant at) {
    return IndexedJob.seen(name, status, Optional.empty(), at);
  }

  private static IndexedJob counted(long labeled, long left, Instant at) {
    return IndexedJob.seen(
        "scans", Status.IN_PROGRESS, Optional.of(new LabelCounters(labeled, 0, left)), at);
  }
}
