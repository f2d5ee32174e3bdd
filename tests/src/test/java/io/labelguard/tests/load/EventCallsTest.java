package io.labelguard.tests.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.tests.packaged.LocalTable;
import io.labelguard.tests.template.Template;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// How many calls the guard makes for one event, however many labeling jobs run.
class EventCallsTest {

  /// Claim and finish; rows and jobs; the writes, the looks, and their texts with the trouble; the
  /// new look with its text; the message begun, and who took it with the trouble.
  private static final int TABLE_CALLS = 10;

  private static final LoadWorld WORLD = new LoadWorld(100, 10, 2, 5);

  private static LocalTable tables;
  private static CountedTable table;
  private static LoadedAccount account;
  private static CallReport sweep;

  @BeforeAll
  static void sweepAndWarmUp() throws Exception {
    tables = new LocalTable(Template.read().properties("StateTable"), "not-used");
    table = new CountedTable(tables, "event-calls");
    account = new LoadedAccount(WORLD, table);
    sweep = account.sweep();
    // The first event of a function reads whether the index is complete, and the table's form.
    account.handle(account.tighten(WORLD.crowdedBucket(0)));
  }

  @AfterAll
  static void stop() throws Exception {
    account.close();
    table.close();
    tables.stop();
  }

  @Test
  void aTightenedBucketOfTwentyJobsTakesAHandfulOfCalls() {
    CallReport event = account.handle(account.tighten(WORLD.crowdedBucket(1)));

    assertThat(event.messages())
        .singleElement()
        .asString()
        .startsWith("CRITICAL: 20 labeling jobs will fail");
    assertThat(event.described()).isEqualTo(5);
    assertThat(event.others()).as("%s", event.aws()).isLessThanOrEqualTo(8);
    assertThat(event.tableCalls()).as("%s", event.table()).isLessThanOrEqualTo(TABLE_CALLS);
  }

  @Test
  void aBucketThatNoJobUsesTakesTheClaimAndOneQuery() {
    CallReport event = account.handle(account.tighten(LoadWorld.UNRELATED));

    assertThat(event.aws()).isEmpty();
    assertThat(event.table()).isEqualTo(Map.of("PutItem", 1, "Query", 1));
    assertThat(event.messages()).isEmpty();
  }

  @Test
  void aSweepDescribesAndListsEachOnce() {
    assertThat(sweep.messages()).isEmpty();
    assertThat(sweep.aws()).isEqualTo(WORLD.sweepCalls());
  }
}
