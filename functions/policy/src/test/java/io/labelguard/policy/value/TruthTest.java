package io.labelguard.policy.value;

import static io.labelguard.policy.value.Truth.FALSE;
import static io.labelguard.policy.value.Truth.TRUE;
import static io.labelguard.policy.value.Truth.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TruthTest {

  @Test
  void falseWinsAConjunctionAndTrueADisjunction() {
    assertThat(TRUE.and(TRUE)).isEqualTo(TRUE);
    assertThat(TRUE.and(UNKNOWN)).isEqualTo(UNKNOWN);
    assertThat(UNKNOWN.and(TRUE)).isEqualTo(UNKNOWN);
    assertThat(UNKNOWN.and(FALSE)).isEqualTo(FALSE);
    assertThat(FALSE.and(UNKNOWN)).isEqualTo(FALSE);
    assertThat(FALSE.or(UNKNOWN)).isEqualTo(UNKNOWN);
    assertThat(UNKNOWN.or(TRUE)).isEqualTo(TRUE);
    assertThat(TRUE.or(FALSE)).isEqualTo(TRUE);
    assertThat(FALSE.or(FALSE)).isEqualTo(FALSE);
  }

  @Test
  void theOppositeOfUnknownIsUnknown() {
    assertThat(TRUE.not()).isEqualTo(FALSE);
    assertThat(UNKNOWN.not()).isEqualTo(UNKNOWN);
    assertThat(FALSE.not()).isEqualTo(TRUE);
    assertThat(Truth.of(true)).isEqualTo(TRUE);
    assertThat(Truth.of(false)).isEqualTo(FALSE);
  }
}
