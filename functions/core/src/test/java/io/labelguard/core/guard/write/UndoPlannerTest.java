package io.labelguard.core.guard.write;

import static io.labelguard.core.guard.TestAccount.NOW;
import static io.labelguard.core.guard.TestAccount.ONLY_TLS;
import static io.labelguard.core.guard.TestAccount.TIGHT;
import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.guard.Pasts;
import io.labelguard.core.guard.write.UndoPlanner.UndoPlan;
import io.labelguard.core.record.FixOutcome.Result;
import io.labelguard.core.record.Intent;
import io.labelguard.core.record.Purpose;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Which fix an undo is about and whether it may be put back, decided from pasts that are made up
/// here: no port is asked.
class UndoPlannerTest {

  private static final Intent FIX =
      Pasts.fix("i-1", TIGHT, ONLY_TLS, NOW.minusSeconds(60), Optional.of(Result.APPLIED));

  @Test
  void policyThatIsStillWhatTheFixMadeOfItMayBePutBack() {
    assertThat(plan(ONLY_TLS, FIX)).isEqualTo(new UndoPlan.PutBack(FIX, ONLY_TLS));
  }

  @Test
  void policyThatIsAlreadyWhatItWasIsLeft() {
    assertThat(plan(TIGHT, FIX)).isEqualTo(new UndoPlan.DoneAlready(FIX));
  }

  @Test
  void policyThatHasMovedOnIsLeft() {
    assertThat(plan("{\"Version\":\"2012-10-17\",\"Statement\":[]}", FIX))
        .isInstanceOf(UndoPlan.ChangedSince.class);
  }

  @Test
  void fixThatWasRemovedAlreadyIsNotChosenAgain() {
    Intent undo =
        Pasts.intent(
            "i-2", new Purpose.Undo("i-1"), ONLY_TLS, TIGHT, NOW, Optional.of(Result.APPLIED));
    assertThat(plan(ONLY_TLS, undo, FIX)).isInstanceOf(UndoPlan.NotNow.class);
  }

  @Test
  void fixThatWasNeverWrittenCannotBeUndone() {
    Intent never = Pasts.fix("i-1", TIGHT, ONLY_TLS, NOW, Optional.of(Result.NOT_APPLIED));
    assertThat(plan(TIGHT, never)).isInstanceOf(UndoPlan.NotNow.class);
  }

  @Test
  void policyThatCannotBeReadIsLeft() {
    assertThat(UndoPlanner.plan(Pasts.of(List.of(), FIX).own(), Optional.empty(), Optional.empty()))
        .isInstanceOf(UndoPlan.NotNow.class);
  }

  private static UndoPlan plan(String live, Intent... intents) {
    return UndoPlanner.plan(
        Pasts.of(List.of(), intents).own(), Optional.empty(), Optional.of(live));
  }
}
