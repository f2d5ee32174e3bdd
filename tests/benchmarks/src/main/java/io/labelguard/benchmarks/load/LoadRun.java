package io.labelguard.benchmarks.load;

import io.labelguard.local.wire.CallCounts;
import io.labelguard.tests.load.CallReport;
import io.labelguard.tests.load.CountedTable;
import io.labelguard.tests.load.LoadWorld;
import io.labelguard.tests.load.LoadedAccount;
import io.labelguard.tests.packaged.LocalTable;
import io.labelguard.tests.template.Template;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;

/// Measures one policy event in accounts of 100, 1,000 and 5,000 running jobs under AWS's quotas,
/// for Labelguard and for a plain handler in Python, and prints two tables.
public final class LoadRun {

  private static final int LISTS_PER_SECOND = 2;
  private static final int DESCRIBES_PER_SECOND = 10;

  /// One bucket to warm up with, three to measure, one for the peer.
  private static final int CROWDED = 5;

  private static final int PEER = CROWDED - 1;

  /// So that each event finds the quotas unused.
  private static final long PAUSE_MILLIS = 2_000;

  private static final Duration LONGEST = Duration.ofMinutes(2);
  private static final String DESCRIBE = "sagemaker DescribeLabelingJob";

  private final Optional<Boto3> peer;
  private final LocalTable tables;
  private final StringBuilder events = new StringBuilder();
  private final StringBuilder sweeps = new StringBuilder();

  private LoadRun(Optional<Boto3> peer, LocalTable tables) {
    this.peer = peer;
    this.tables = tables;
  }

  /// Runs the sizes, or all three.
  ///
  /// @param args the interpreter that has boto3, or `-` to leave the peer out; then sizes
  public static void main(String[] args) throws Exception {
    Path peers = Path.of(System.getProperty("labelguard.root", ""), "tests/benchmarks/peers");
    Optional<Boto3> peer =
        Stream.of(args)
            .findFirst()
            .filter(python -> !python.equals("-"))
            .map(python -> new Boto3(Path.of(python), peers));
    List<Integer> sizes = Stream.of(args).skip(1).map(Integer::valueOf).toList();
    LocalTable tables = new LocalTable(Template.read().properties("StateTable"), "not-used");
    LoadRun run = new LoadRun(peer, tables);
    for (int jobs : sizes.isEmpty() ? List.of(100, 1_000, 5_000) : sizes) {
      run.measure(world(jobs));
    }
    tables.stop();
    System.out.println(
        "| jobs | handler | S3, SageMaker, EC2, SNS | DescribeLabelingJob | table | messages |"
            + " first message | whole | targets |");
    System.out.println("|---|---|---|---|---|---|---|---|---|");
    System.out.print(run.events);
    System.out.println("\n| jobs | buckets | teams | calls | time | each once |");
    System.out.println("|---|---|---|---|---|---|");
    System.out.print(run.sweeps);
    // DynamoDB Local leaves threads behind.
    System.exit(0);
  }

  private static LoadWorld world(int jobs) {
    return new LoadWorld(
        jobs, Math.max(CROWDED + 1, jobs * 3 / 50), CROWDED, Math.max(1, jobs / 100));
  }

  private void measure(LoadWorld world) throws Exception {
    try (CountedTable table = new CountedTable(tables, "load-" + world.jobs());
        LoadedAccount account = new LoadedAccount(world, table)) {
      sweep(world, account);
      account.limit(LISTS_PER_SECOND, DESCRIBES_PER_SECOND);
      account.handle(account.tighten(LoadWorld.UNRELATED));
      account.handle(account.tighten(world.crowdedBucket(0)));
      List<CallReport> measured = new ArrayList<>();
      for (int bucket = 1; bucket < PEER; bucket++) {
        Thread.sleep(PAUSE_MILLIS);
        measured.add(account.handle(account.tighten(world.crowdedBucket(bucket))));
      }
      measured.sort(Comparator.comparing(CallReport::whole));
      CallReport median = measured.get(measured.size() / 2);
      System.err.println(measured);
      row(world, "Labelguard", median, Targets.tightened(median));
      CallReport unrelated = account.handle(account.tighten(LoadWorld.UNRELATED));
      row(world, "Labelguard, unrelated bucket", unrelated, Targets.unrelated(unrelated));
      if (peer.isPresent()) {
        Thread.sleep(PAUSE_MILLIS);
        String event = account.tighten(world.crowdedBucket(PEER));
        Boto3.Run run = peer.get().handle(event, LoadWorld.UNRELATED, account.aws(), LONGEST);
        row(world, run, account.aws().takeSentMessages().size());
      }
    }
  }

  private void sweep(LoadWorld world, LoadedAccount account) {
    CallReport sweep = account.sweep();
    System.err.println(sweep);
    sweeps.append(
        String.format(
            Locale.ROOT,
            "| %,d | %,d | %,d | %,d, %,d to the table | %.0f s | %s |%n",
            world.jobs(),
            world.buckets(),
            world.teams(),
            sweep.described() + sweep.others(),
            sweep.tableCalls(),
            sweep.whole().toMillis() / 1e3,
            sweep.aws().equals(world.sweepCalls()) ? "OK" : "missed: " + sweep.aws()));
  }

  private void row(LoadWorld world, String handler, CallReport report, String targets) {
    events.append(
        String.format(
            Locale.ROOT,
            "| %,d | %s | %d | %d | %d | %d | %s | %,d ms | %s |%n",
            world.jobs(),
            handler,
            report.others(),
            report.described(),
            report.tableCalls(),
            report.messages().size(),
            report.published().map(time -> time.toMillis() + " ms").orElse(""),
            report.whole().toMillis(),
            targets));
  }

  private void row(LoadWorld world, Boto3.Run run, int messages) {
    SortedMap<String, Integer> calls = run.calls();
    int answered = calls.getOrDefault(DESCRIBE, 0);
    int throttled = calls.getOrDefault(DESCRIBE + CallCounts.THROTTLED, 0);
    int all = calls.values().stream().mapToInt(Integer::intValue).sum();
    events.append(
        String.format(
            Locale.ROOT,
            "| %,d | boto3 | %,d | %,d and %,d throttled | | %d | %s | | |%n",
            world.jobs(),
            all - answered - throttled,
            answered,
            throttled,
            messages,
            run.time()
                .map(time -> time.toMillis() + " ms")
                .orElseGet(() -> stopped(world, answered))));
  }

  private static String stopped(LoadWorld world, int answered) {
    return String.format(
        Locale.ROOT,
        "stopped after %d s; the other %,d jobs take %,d s more at that rate",
        LONGEST.toSeconds(),
        world.jobs() - answered,
        Math.round((world.jobs() - answered) * LONGEST.toSeconds() / (double) answered));
  }
}
