package io.labelguard.core.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LooksTest {

  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  @Test
  void looksOfTheLastMinutesAreKeptAndTheLastOneBeforeThem() {
    Looks looks = looks(0, 5, 20, 25, 30);
    assertThat(looks.times()).containsExactly(at(5), at(20), at(25), at(30));
    assertThat(looks.with(at(35)).times()).containsExactly(at(20), at(25), at(30), at(35));
  }

  @Test
  void looksWithinAMinuteAreOneAndTheLastIsAlwaysKept() {
    Looks looks = Looks.at(NOON);
    for (int second = 1; second <= 600; second++) {
      looks = looks.with(NOON.plusSeconds(second));
      assertThat(looks.last()).contains(NOON.plusSeconds(second));
    }
    assertThat(looks.times()).hasSizeBetween(10, 12);
    assertThat(looks.times().getFirst()).isEqualTo(NOON);
  }

  @Test
  void lookThatIsNotLaterChangesNothing() {
    Looks looks = looks(0, 10);
    assertThat(looks.with(at(10))).isEqualTo(looks);
    assertThat(looks.with(at(5))).isEqualTo(looks);
    assertThat(Looks.NONE.with(at(5))).isEqualTo(looks(5));
  }

  @Test
  void policyIsSettledFifteenMinutesAfterALookThatIsNotTooEarly() {
    Looks looks = looks(0, 10);
    assertThat(looks.settled(NOON, at(15))).isTrue();
    assertThat(looks.settled(NOON, at(15).minusSeconds(1))).isFalse();
    assertThat(looks.settled(at(1), at(24))).isFalse();
    assertThat(looks.settled(at(10), at(25))).isTrue();
    assertThat(looks.settled(at(11), at(60))).isFalse();
    assertThat(Looks.NONE.settled(Instant.MIN, Instant.MAX)).isFalse();
  }

  @Test
  void firstLookIsTheFirstThatIsNotTooEarly() {
    Looks looks = looks(0, 10);
    assertThat(looks.first(NOON)).contains(NOON);
    assertThat(looks.first(at(1))).contains(at(10));
    assertThat(looks.first(at(11))).isEmpty();
    assertThat(Looks.NONE.last()).isEmpty();
  }

  private static Looks looks(int... minutes) {
    Looks looks = Looks.NONE;
    for (int minute : minutes) {
      looks = looks.with(at(minute));
    }
    return looks;
  }

  private static Instant at(int minute) {
    return NOON.plus(Duration.ofMinutes(minute));
  }
}
