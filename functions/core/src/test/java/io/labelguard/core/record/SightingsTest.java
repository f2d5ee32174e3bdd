package io.labelguard.core.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.fix.Fingerprint;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Which policies stood for how long, read off the snapshots of a bucket.
class SightingsTest {

  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final Optional<String> EVENT = Optional.of("e");
  private static final Optional<String> NO_EVENT = Optional.empty();

  @Test
  void policyStandsUntilTheEventThatChangedIt() {
    List<Sighting> sightings =
        sightings(seen("b", 600, EVENT, 700), seen("a", 0, NO_EVENT, 0, 300));
    assertThat(sightings).extracting(Sighting::since).containsExactly(at(600), at(0));
    assertThat(sightings).extracting(Sighting::until).containsExactly(at(700), at(600));
    assertThat(sightings.getLast().looks().times()).containsExactly(at(0), at(300));
  }

  @Test
  void withoutAnEventItStandsUntilTheLastLookAtIt() {
    assertThat(sightings(seen("b", 600, NO_EVENT, 600), seen("a", 0, NO_EVENT, 0, 300)))
        .extracting(Sighting::until)
        .containsExactly(at(600), at(300));
  }

  @Test
  void putOfTheSamePolicyIsNoChange() {
    List<Sighting> sightings =
        sightings(
            seen("b", 1_000, EVENT, 1_000),
            seen("a", 600, EVENT, 700),
            seen("a", 0, NO_EVENT, 0, 300));
    assertThat(sightings).hasSize(2);
    Sighting a = sightings.getLast();
    assertThat(a.since()).isEqualTo(at(0));
    assertThat(a.until()).isEqualTo(at(1_000));
    assertThat(a.looks().times()).containsExactly(at(0), at(300), at(700));
    assertThat(a.afterUnknown()).isFalse();
  }

  @Test
  void policyOfAnEventAloneIsPartOfTheOrderAndWasNotLookedAt() {
    List<Sighting> sightings =
        sightings(seen("a", 600, EVENT, 600), seen("b", 300, EVENT), seen("a", 0, NO_EVENT, 0));
    assertThat(sightings).extracting(Sighting::until).containsExactly(at(600), at(600), at(300));
    assertThat(sightings.get(1).looks()).isEqualTo(Looks.NONE);
  }

  @Test
  void nothingIsKnownBeforeAFirstPolicyThatAnEventMadeOrAfterThatManySnapshots() {
    assertThat(sightings(seen("a", 0, EVENT, 0)).getFirst().afterUnknown()).isTrue();
    assertThat(sightings(seen("a", 0, NO_EVENT, 0)).getFirst().afterUnknown()).isFalse();
    Snapshot[] most =
        IntStream.range(0, Snapshots.MOST)
            .mapToObj(i -> seen("p" + i, Snapshots.MOST - i, NO_EVENT, Snapshots.MOST - i))
            .toArray(Snapshot[]::new);
    assertThat(sightings(most).getLast().afterUnknown()).isTrue();
    assertThat(sightings(most).getFirst().afterUnknown()).isFalse();
    assertThat(past(List.of(), List.of()).sightings()).isEmpty();
  }

  @Test
  void whatIsKeptApartComesAfterTheSnapshotsAndLendsThemItsText() {
    Sighting a = sightings(seen("a", 0, NO_EVENT, 0, 900)).getFirst();
    Snapshot unfetched =
        new Snapshot(
            "b",
            new Snapshot.Text.NotFetched(),
            Fingerprint.of(Optional.of("a")),
            at(5_000),
            Looks.at(at(5_000)),
            NO_EVENT,
            NO_EVENT);
    List<Sighting> sightings = past(List.of(unfetched), List.of(a.apart())).sightings();
    assertThat(sightings).hasSize(2);
    assertThat(sightings.getFirst().text()).isEqualTo(a.text());
    assertThat(sightings.getLast()).isEqualTo(a.apart());
    assertThat(past(List.of(seen("a", 0, NO_EVENT, 0, 900)), List.of(a.apart())).sightings())
        .containsExactly(a);
  }

  @Test
  void policyIsSettledWhenItStoodFifteenMinutesAfterALook() {
    assertThat(sightings(seen("a", 0, NO_EVENT, 0, 900)).getFirst().isSettled()).isTrue();
    assertThat(sightings(seen("a", 0, NO_EVENT, 0, 899)).getFirst().isSettled()).isFalse();
    assertThat(sightings(seen("a", 0, EVENT)).getFirst().isSettled()).isFalse();
  }

  private static List<Sighting> sightings(Snapshot... snapshots) {
    return past(List.of(snapshots), List.of()).sightings();
  }

  private static BucketPast past(List<Snapshot> snapshots, List<Sighting> kept) {
    return new BucketPast(
        new TargetPast(Target.bucket("b"), Records.FORM, List.of(), Optional.empty(), List.of()),
        snapshots,
        kept,
        Optional.empty());
  }

  private static Snapshot seen(String policy, int at, Optional<String> event, int... looks) {
    return new Snapshot(
        "b",
        Snapshot.Text.of(Optional.of(policy)),
        Fingerprint.of(Optional.of(policy)),
        at(at),
        new Looks(IntStream.of(looks).mapToObj(SightingsTest::at).toList()),
        NO_EVENT,
        event);
  }

  private static Instant at(int second) {
    return NOON.plusSeconds(second);
  }
}
