package io.labelguard.core.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.labeling.LabelCounters;
import io.labelguard.core.labeling.LabelingJob.Status;
import io.labelguard.core.port.CallFailure;
import io.labelguard.core.port.ListedJob;
import io.labelguard.core.sweep.SweepPage.Kind;
import io.labelguard.core.sweep.SweepState.Stage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every storage of sweeps promises; run it on each by extending it.
public abstract class SweepPagesContract {

  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00.123Z");

  private static final SweepResult RESULT =
      new SweepResult(
          2,
          3,
          1,
          new TreeMap<>(Map.of("LG101", 2, "LG301", 1)),
          new TreeSet<>(List.of("gt-data", "gt-results")),
          List.of("No event reported that labeling job cats was created."),
          List.of("A note.", "Another \u202e note."),
          List.of(new CallFailure("describe labeling job dogs", "HTTP 400, Throttling", false)),
          List.of(new CallFailure("read the policy of bucket b", "HTTP 403, AccessDenied", true)));

  private SweepPages pages;

  /// Returns a storage that holds nothing yet.
  protected abstract SweepPages empty();

  @BeforeEach
  void startEmpty() {
    pages = empty();
  }

  @Test
  void oneRunHoldsTheSweepUntilItsTimeIsOver() {
    assertThat(pages.hold("one", NOON)).isTrue();
    assertThat(pages.hold("two", NOON.plusSeconds(1))).isFalse();
    assertThat(pages.hold("one", NOON.plusSeconds(60))).isTrue();
    assertThat(pages.hold("two", NOON.plus(SweepPages.HELD))).isFalse();
    assertThat(pages.hold("two", NOON.plusSeconds(60).plus(SweepPages.HELD))).isTrue();
    assertThat(pages.hold("one", NOON.plusSeconds(61).plus(SweepPages.HELD))).isFalse();
  }

  @Test
  void onlyTheRunThatHoldsTheSweepGivesItUp() {
    pages.hold("one", NOON);
    pages.release("two");
    assertThat(pages.hold("two", NOON.plusSeconds(1))).isFalse();
    pages.release("one");
    assertThat(pages.hold("two", NOON.plusSeconds(2))).isTrue();
    pages.release("two");
    pages.release("two");
    assertThat(pages.hold("one", NOON.plusSeconds(3))).isTrue();
  }

  @Test
  void stateIsReadAsItWasKept() {
    assertThat(pages.state("one")).isEmpty();
    SweepState begun = SweepState.begin(NOON, true);
    pages.keep("one", begun, NOON);
    assertThat(pages.state("one")).contains(begun);
    SweepState later =
        begun
            .listed(Optional.of("token+/="), 1)
            .failed(SweepResult.NOTHING.plus(RESULT))
            .in(Stage.BUCKETS, true);
    pages.keep("one", later, NOON.plusSeconds(1));
    assertThat(pages.state("one")).contains(later);
    assertThat(pages.state("two")).isEmpty();
  }

  @Test
  void pagesAreReadAsTheyWereKept() {
    SweepPage jobs =
        SweepPage.ofJobs(
            1,
            List.of(
                new ListedJob(
                    "cats",
                    Status.IN_PROGRESS,
                    Optional.of(NOON),
                    Optional.of(new LabelCounters(5, 1, 94))),
                new ListedJob("dogs", Status.STARTING, Optional.empty(), Optional.empty())));
    SweepPage buckets = SweepPage.of(Kind.BUCKETS, 1, List.of("gt-data", "gt-results"));
    pages.keep("one", List.of(jobs, buckets, SweepPage.of(Kind.TEAMS, 1, List.of())), NOON);
    pages.keep("one", List.of(buckets.after(1, RESULT)), NOON);
    pages.keep("two", List.of(SweepPage.of(Kind.BUCKETS, 2, List.of("other"))), NOON);
    assertThat(pages.page("one", "jobs-0001")).contains(jobs);
    assertThat(pages.page("one", "buckets-0001")).contains(buckets.after(1, RESULT));
    assertThat(pages.page("one", "buckets-0002")).isEmpty();
    assertThat(pages.pages("one"))
        .extracting(SweepPage::id)
        .containsExactly("buckets-0001", "jobs-0001", "teams-0001");
    pages.keep("one", List.of(buckets.after(1, RESULT).ended(RESULT)), NOON);
    assertThat(pages.page("one", "buckets-0001").orElseThrow())
        .isEqualTo(buckets.after(1, RESULT).ended(RESULT));
    assertThat(pages.pages("three")).isEmpty();
  }
}
