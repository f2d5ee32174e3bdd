package io.labelguard.core.guard;

import static io.labelguard.core.guard.TestAccount.NOW;
import static io.labelguard.core.guard.TestAccount.ONLY_TLS;
import static io.labelguard.core.guard.TestAccount.TIGHT;
import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.guard.WriteBans.Against;
import io.labelguard.core.record.BucketPast;
import io.labelguard.core.record.FixOutcome.Result;
import io.labelguard.core.record.Intent;
import io.labelguard.core.record.TargetPast;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What forbids a write, decided from pasts that are made up here: no port is asked.
class WriteBansOfAPastTest {

  private static final Instant HOUR_AGO = NOW.minus(Duration.ofHours(1));
  private static final WriteBans BANS =
      new WriteBans(TestAccount.settings(Settings.Mode.FIX, false, false));

  @Test
  void nothingForbidsTheFirstWrite() {
    assertThat(against(Pasts.of(List.of(Pasts.written(TIGHT, HOUR_AGO))))).isEmpty();
  }

  @Test
  void writeWhoseOutcomeNobodyKnowsForbidsForADay() {
    Intent young = Pasts.fix("i-1", ONLY_TLS, "{}", HOUR_AGO, Optional.of(Result.CANNOT_TELL));
    assertThat(against(Pasts.of(List.of(), young))).map(Against::state).contains("unknown i-1");
    Instant dayAgo = NOW.minus(Duration.ofHours(24));
    Intent old = Pasts.fix("i-1", ONLY_TLS, "{}", dayAgo, Optional.of(Result.CANNOT_TELL));
    assertThat(against(Pasts.of(List.of(), old))).isEmpty();
  }

  @Test
  void writeThatWentOverSomeoneElsesForbids() {
    Intent fix = Pasts.fix("i-1", TIGHT, ONLY_TLS, HOUR_AGO, Optional.of(Result.APPLIED));
    BucketPast past = Pasts.of(List.of(Pasts.written("{\"Id\":\"x\"}", HOUR_AGO)), fix);
    assertThat(BANS.againstEnding(past, NOW)).map(Against::state).contains("collided i-1");
    BucketPast later =
        Pasts.of(List.of(Pasts.written("{\"Id\":\"x\"}", HOUR_AGO.plusSeconds(60))), fix);
    assertThat(BANS.againstEnding(later, NOW)).isEmpty();
  }

  @Test
  void breakerIsOpenAfterAsManyWritesAsTheSettingsAllowWithinADay() {
    List<Instant> three = List.of(HOUR_AGO, HOUR_AGO.plusSeconds(1), HOUR_AGO.plusSeconds(2));
    TargetPast open = Pasts.writes(Optional.empty(), three);
    BucketPast past =
        new BucketPast(open, List.of(Pasts.written(TIGHT, HOUR_AGO)), List.of(), Optional.empty());
    assertThat(against(past))
        .hasValueSatisfying(
            ban -> {
              assertThat(ban.state()).isEqualTo("breaker");
              assertThat(ban.why()).contains("last changed by user/ana.");
            });
    assertThat(BANS.againstBucket(past, NOW.plus(Duration.ofDays(1)))).isEmpty();
  }

  private static Optional<Against> against(BucketPast past) {
    return BANS.againstBucket(past, NOW);
  }
}
