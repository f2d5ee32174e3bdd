package io.labelguard.core.guard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class AlertIdsTest {

  @Test
  void idTellsAccountsResourcesAndStatesApart() {
    Settings settings = TestAccount.settings(Settings.Mode.FIX, false, false);
    String id = AlertIds.of(settings, "bucket/a", "1");
    assertThat(id).matches("lg-[0-9a-f]{20}");
    assertThat(AlertIds.of(settings, "bucket/a", "1")).isEqualTo(id);
    assertThat(AlertIds.of(settings, "bucket/a", "2")).isNotEqualTo(id);
    assertThat(AlertIds.of(settings, "bucket/b", "1")).isNotEqualTo(id);
  }
}
