package io.labelguard.tests.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BurstTest {

  /// Six buckets of twenty jobs, and one job elsewhere.
  private static final LoadWorld WORLD = new LoadWorld(121, 7, 6, 1);

  @Test
  void noAlertIsLostAndNoneArrivesTwice() throws Exception {
    try (LoadedAccount account = new LoadedAccount(WORLD)) {
      account.sweep();
      Burst.Result result = new Burst(account, WORLD, 1).run(300, 14);

      assertThat(result.denying()).hasSizeBetween(2, 5);
      assertThat(result.silent()).isEmpty();
      assertThat(result.unhandled()).isEmpty();
      assertThat(result.twice()).isEmpty();
      // A plan without duplicates or failures would show nothing.
      assertThat(result.delivered() - result.retried()).isGreaterThan(305);
      assertThat(result.retried()).isPositive();
      assertThat(result.messages()).isGreaterThan(30);
    }
  }
}
