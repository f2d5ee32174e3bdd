package io.labelguard.tests.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.local.wire.Fault;
import io.labelguard.tests.packaged.LocalTable;
import io.labelguard.tests.template.Template;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BurstTest {

  /// Six buckets of twenty jobs, and one job elsewhere.
  private static final LoadWorld WORLD = new LoadWorld(121, 7, 6, 1);

  private static final int CHANGES = 50;
  private static final int THREADS = 4;

  /// A client gives up after three attempts. Where so many calls in a row are refused, one of as
  /// many clients as there are threads has given up.
  private static final int ATTEMPTS_OF_ALL = 3 * THREADS;

  private static LocalTable tables;

  @BeforeAll
  static void start() throws Exception {
    tables = new LocalTable(Template.read().properties("StateTable"), "not-used");
  }

  @AfterAll
  static void stop() throws Exception {
    tables.stop();
  }

  @Test
  void noAlertIsLostAndNoneArrivesTwice() throws Exception {
    try (CountedTable table = new CountedTable(tables, "burst");
        LoadedAccount account = new LoadedAccount(WORLD, table)) {
      account.sweep();
      account.aws().faults().next(ATTEMPTS_OF_ALL, "GetBucketPolicy", Fault.THROTTLED);
      Burst.Result result = new Burst(account, WORLD, THREADS).run(CHANGES, 14);

      assertThat(result.denying()).isNotEmpty();
      assertThat(result.silent()).isEmpty();
      assertThat(result.unhandled()).isZero();
      assertThat(result.twice()).isEmpty();
      // A run without duplicates, failures or throttled calls would show nothing.
      assertThat(result.delivered() - result.retried()).isGreaterThan(CHANGES);
      assertThat(result.retried()).isPositive();
      assertThat(result.throttling().throttled() * 100 / result.throttling().calls())
          .isBetween(3, 8);
      assertThat(result.messages()).isGreaterThan(CHANGES / 10);
    }
  }
}
