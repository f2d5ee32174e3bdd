package io.labelguard.core.alert;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class AlertIdsTest {

  @Test
  void idDistinguishesAccountsRegionsResourcesAndStates() {
    String id = id("bucket/a", "1");
    assertThat(id).matches("lg-[0-9a-f]{20}");
    assertThat(id("bucket/a", "1")).isEqualTo(id);
    assertThat(id("bucket/a", "2")).isNotEqualTo(id);
    assertThat(id("bucket/b", "1")).isNotEqualTo(id);
    assertThat(AlertIds.of("444455556666", "us-east-1", "bucket/a", "1")).isNotEqualTo(id);
    assertThat(AlertIds.of("111122223333", "us-west-2", "bucket/a", "1")).isNotEqualTo(id);
  }

  private static String id(String about, String state) {
    return AlertIds.of("111122223333", "us-east-1", about, state);
  }
}
