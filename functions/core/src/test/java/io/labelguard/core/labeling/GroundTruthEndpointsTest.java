package io.labelguard.core.labeling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class GroundTruthEndpointsTest {

  private final GroundTruthEndpoints bundled = GroundTruthEndpoints.bundled();

  @Test
  void theTableHasTheTwelveRegionsOfThePage() {
    assertThat(bundled.byRegion())
        .hasSize(12)
        .containsEntry("us-east-1", "vpce-08408e335ebf95b40")
        .containsEntry("ap-northeast-2", "vpce-007893f89e05f2bbf");
    assertThat(bundled.byRegion().values()).doesNotHaveDuplicates();
  }

  @Test
  void anEndpointTellsItsRegion() {
    assertThat(bundled.regionOf("vpce-0788e7ed8628e595d")).contains("eu-west-1");
    assertThat(bundled.regionOf("vpce-0c1d2e3f4a5b60789")).isEmpty();
  }

  @Test
  void anUnlistedRegionHasNoKnownEndpoint() {
    assertThat(bundled.in("us-west-1")).isEmpty();
  }

  @Test
  void overridesReplaceAddAndTakeOutRows() {
    GroundTruthEndpoints changed =
        bundled.with(
            Map.of(
                "us-east-1",
                "vpce-0a0a0a0a0a0a0a0a0",
                "us-west-1",
                "vpce-0b0b0b0b",
                "eu-west-1",
                ""));
    assertThat(changed.in("us-east-1")).contains("vpce-0a0a0a0a0a0a0a0a0");
    assertThat(changed.in("us-west-1")).contains("vpce-0b0b0b0b");
    assertThat(changed.in("eu-west-1")).isEmpty();
    assertThat(changed.in("us-east-2")).isEqualTo(bundled.in("us-east-2"));
  }

  @Test
  void anOverrideThatIsNoEndpointIsRefused() {
    assertThatThrownBy(() -> bundled.with(Map.of("us-east-1", "vpc-0a1b2c3d4e5f60718")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("us-east-1")
        .hasMessageContaining("vpc-0a1b2c3d4e5f60718");
  }
}
