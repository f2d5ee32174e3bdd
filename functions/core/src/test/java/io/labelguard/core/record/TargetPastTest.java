package io.labelguard.core.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.fix.Fingerprint;
import io.labelguard.core.record.FixOutcome.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class TargetPastTest {

  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private static final Target.Fixable BUCKET = Target.bucket("gt-labeling-data");
  private static final Purpose FIX = new Purpose.Fix();
  private static final Purpose TEMPORARY = new Purpose.TemporaryFix(new TreeSet<>(), NOW);
  private static final Intent NEWEST = intent("newest", FIX, Result.APPLIED, 0);

  @Test
  void fixThatWasWrittenOrMayHaveBeenIsNeverRetiredWithoutARearm() {
    assertThat(retirable(intent("a", FIX, Result.APPLIED, 5_000))).isEmpty();
    assertThat(retirable(intent("a", FIX, Result.CANNOT_TELL, 5_000))).isEmpty();
    assertThat(retirable(intent("a", TEMPORARY, Result.APPLIED, 5_000))).isEmpty();
    assertThat(retirable(open("a", 5_000))).isEmpty();
  }

  @Test
  void whatWasNotWrittenIsRetiredOnceNoEventOfItCanComeAndAnotherIsNewer() {
    assertThat(retirable(intent("a", FIX, Result.NOT_APPLIED, 4))).containsExactly("a");
    assertThat(retirable(intent("a", FIX, Result.NOT_APPLIED, 3))).isEmpty();
    TargetPast only = past(Optional.empty(), intent("a", FIX, Result.NOT_APPLIED, 4));
    assertThat(only.retirable(NOW)).isEmpty();
  }

  @Test
  void temporaryFixIsRetiredAfterFourHundredDaysWithItsEndAndBeforeIt() {
    Intent fix = intent("a", TEMPORARY, Result.APPLIED, 402);
    assertThat(retirable(intent("b", new Purpose.End("a"), Result.APPLIED, 401), fix))
        .containsExactly("a", "b");
    assertThat(retirable(intent("b", new Purpose.End("a"), Result.APPLIED, 400), fix))
        .containsExactly("a");
    assertThat(retirable(intent("b", new Purpose.End("a"), Result.CANNOT_TELL, 401), fix))
        .containsExactly("b");
  }

  @Test
  void undoIsRetiredAfterFourHundredDaysAndTheFixThatAPersonRemovedNever() {
    assertThat(
            retirable(
                intent("b", new Purpose.Undo("a"), Result.APPLIED, 401),
                intent("a", FIX, Result.APPLIED, 402)))
        .containsExactly("b");
  }

  @Test
  void fixThatARearmCoversIsRetiredAfterFourHundredDays() {
    Rearmed rearmed = new Rearmed(NOW, "ana", new TreeSet<>(List.of("a", "b")));
    assertThat(
            past(
                    Optional.of(rearmed),
                    NEWEST,
                    intent("b", FIX, Result.APPLIED, 400),
                    intent("a", FIX, Result.APPLIED, 401))
                .retirable(NOW))
        .extracting(Intent::id)
        .containsExactly("a");
  }

  private static List<String> retirable(Intent... older) {
    Intent[] all = new Intent[older.length + 1];
    all[0] = NEWEST;
    System.arraycopy(older, 0, all, 1, older.length);
    return past(Optional.empty(), all).retirable(NOW).stream().map(Intent::id).toList();
  }

  private static TargetPast past(Optional<Rearmed> rearmed, Intent... newestFirst) {
    return new TargetPast(BUCKET, Records.FORM, Arrays.asList(newestFirst), rearmed, List.of());
  }

  private static Intent open(String id, int days) {
    return new Intent(
        id,
        BUCKET,
        FIX,
        Optional.empty(),
        Collections.emptySortedSet(),
        new Fingerprint("aa"),
        new Fingerprint("bb"),
        NOW.minus(Duration.ofDays(days)),
        Optional.empty());
  }

  private static Intent intent(String id, Purpose purpose, Result result, int days) {
    Instant begun = NOW.minus(Duration.ofDays(days));
    return new Intent(
        id,
        BUCKET,
        purpose,
        Optional.empty(),
        Collections.emptySortedSet(),
        new Fingerprint("aa"),
        new Fingerprint("bb"),
        begun,
        Optional.of(new Completion(result, begun.plusSeconds(2), "n")));
  }
}
