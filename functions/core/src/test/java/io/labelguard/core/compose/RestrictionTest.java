package io.labelguard.core.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RestrictionTest {

  @ParameterizedTest
  @CsvSource({
    "vpc-0a1b2c3d4e5f60718, true, false",
    "vpc-1a2b3c4d, true, false",
    "vpce-0c1d2e3f4a5b60789, false, true",
    "vpce-1a2b3c4d, false, true",
    "vpc-0A1B2C3D4E5F60718, false, false",
    "vpc-1a2b3c4, false, false",
    "vpc-*, false, false",
    "vpce-svc-0c1d2e3f4a5b60789, false, false",
    "<vpc-id>, false, false"
  })
  void anIdIsOfOneKindOrNone(String id, boolean vpc, boolean endpoint) {
    assertThat(Restriction.isVpc(id)).isEqualTo(vpc);
    assertThat(Restriction.isEndpoint(id)).isEqualTo(endpoint);
  }

  @ParameterizedTest
  @ValueSource(strings = {"vpc-*", "vpce-*", "arn:aws:sts::111122223333:assumed-role/Admin/ann"})
  void whatIsNoIdAndWhoIsASessionAreRefused(String name) {
    assertThatThrownBy(() -> Orders.to(name)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void nothingIsNoRestriction() {
    assertThatThrownBy(() -> Orders.to()).isInstanceOf(IllegalArgumentException.class);
  }
}
