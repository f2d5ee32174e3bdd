package io.labelguard.benchmarks.load;

import io.labelguard.tests.load.Burst;
import io.labelguard.tests.load.CountedTable;
import io.labelguard.tests.load.LoadWorld;
import io.labelguard.tests.load.LoadedAccount;
import io.labelguard.tests.packaged.LocalTable;
import io.labelguard.tests.template.Template;
import java.util.Locale;

/// Measures a burst of policy events: whether an alert is lost or arrives twice, and how much
/// memory is used.
public final class BurstRun {

  private static final int BUCKETS = 6;
  private static final int THREADS = 4;
  private static final long SEED = 14;

  private BurstRun() {}

  /// Makes a burst and prints what became of its events.
  ///
  /// @param args how many changes; 10,000 without
  public static void main(String[] args) throws Exception {
    int changes = args.length > 0 ? Integer.parseInt(args[0]) : 10_000;
    LoadWorld world =
        new LoadWorld(BUCKETS * LoadWorld.JOBS_AT_A_CROWDED_BUCKET + 1, BUCKETS + 1, BUCKETS, 1);
    LocalTable tables = new LocalTable(Template.read().properties("StateTable"), "not-used");
    try (CountedTable table = new CountedTable(tables, "burst");
        LoadedAccount account = new LoadedAccount(world, table)) {
      account.sweep();
      long begun = System.nanoTime();
      Burst.Result result = new Burst(account, world, THREADS).run(changes, SEED);
      System.out.printf(
          Locale.ROOT,
          "%,d changes, %,d deliveries, %,d of them again after a failure, %,d dead letters,"
              + " %,d messages, %,d s%n",
          changes,
          result.delivered(),
          result.retried(),
          result.deadLetters(),
          result.messages(),
          Math.round((System.nanoTime() - begun) / 1e9));
      System.out.printf(
          Locale.ROOT,
          "%,d calls to AWS and the table, each attempt; %,d of them were throttled%n",
          result.throttling().calls(),
          result.throttling().throttled());
      System.out.printf(
          Locale.ROOT,
          "%d of %d buckets deny in the end; without an alert: %s; events never handled: %d; alerts"
              + " twice: %s%n",
          result.denying().size(),
          BUCKETS,
          result.silent(),
          result.unhandled(),
          result.twice());
      System.out.printf(
          Locale.ROOT,
          "heap in use at the start, in the middle and at the end: %s MB%n",
          result.heap().stream().map(bytes -> bytes >> 20).toList());
    }
    tables.stop();
    // DynamoDB Local leaves threads behind.
    System.exit(0);
  }
}
