package io.labelguard.benchmarks;

import static java.util.stream.Collectors.joining;

import io.labelguard.benchmarks.load.BurstRun;
import io.labelguard.benchmarks.load.LoadRun;
import io.labelguard.benchmarks.manifest.ManifestRun;
import io.labelguard.benchmarks.start.StartRun;
import io.labelguard.policy.decide.PolicyEvaluator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.NoBenchmarksException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/// Measures the engine and its peer in one run, and prints what came out as a Markdown table.
public final class Main {

  private Main() {}

  /// Runs the benchmarks, the peer and the comparisons.
  ///
  /// @param args a regular expression for the benchmarks' names; or `--pairs` and a folder; or
  ///     `--load`, `--burst`, `--manifest` or `--start` and the arguments of [LoadRun], [BurstRun],
  ///     [ManifestRun] or [StartRun]
  public static void main(String[] args) throws Exception {
    // Else a run that failed would never end: DynamoDB Local leaves threads behind.
    Thread.currentThread().setUncaughtExceptionHandler(Main::end);
    List<String> given = List.of(args);
    if (given.contains("--load")) {
      LoadRun.main(after("--load", given));
      return;
    }
    if (given.contains("--burst")) {
      BurstRun.main(after("--burst", given));
      return;
    }
    if (given.contains("--manifest")) {
      ManifestRun.main(after("--manifest", given));
      return;
    }
    if (given.contains("--start")) {
      StartRun.main(after("--start", given));
      return;
    }
    int pairs = given.indexOf("--pairs");
    if (pairs >= 0 && pairs + 1 < args.length) {
      compare(Path.of(args[pairs + 1]));
      return;
    }
    Path results = Path.of(System.getProperty("labelguard.results", "target/results"));
    Files.createDirectories(results);
    Collection<RunResult> ours = measured(args.length > 0 ? args[0] : ".", results);
    Optional<Map<String, IamSimulate.Result>> peer =
        ours.stream().anyMatch(Main::hasAPeer) ? IamSimulate.run(results) : Optional.empty();

    StringBuilder table = new StringBuilder();
    table.append("| benchmark | result | unit | ± | bytes an operation |\n|---|---|---|---|---|\n");
    ours.forEach(result -> table.append(row(result)));
    if (args.length == 0 || "Comparison".matches(".*(" + args[0] + ").*")) {
      table.append(
          "\n| pairs compared | how many | median ms | 95 % under | slowest | unknown |\n");
      table.append("|---|---|---|---|---|---|\n");
      table.append(ComparisonTimes.of(PolicyPairs.small()).row("case tables and peer"));
      table.append(ComparisonTimes.of(PolicyPairs.mixed()).row("eight cases in one policy"));
    }
    peer.ifPresentOrElse(
        theirs -> theirs.forEach((policy, it) -> table.append(versus(policy, it, ours))),
        () ->
            table.append(
                "\niam-simulate not run: it needs benchmarks, Node with npm, and the registry\n"));
    Files.writeString(results.resolve("table.md"), table);
    System.out.print(table);
  }

  private static void end(Thread thread, Throwable failure) {
    failure.printStackTrace();
    Runtime.getRuntime().halt(1);
  }

  private static String[] after(String option, List<String> given) {
    return given.stream().skip(given.indexOf(option) + 1).toArray(String[]::new);
  }

  /// Runs the benchmarks whose names match, which may be none.
  private static Collection<RunResult> measured(String names, Path results) throws RunnerException {
    try {
      return new Runner(
              new OptionsBuilder()
                  .include(names)
                  .addProfiler(GCProfiler.class)
                  .resultFormat(ResultFormatType.JSON)
                  .result(results.resolve("jmh.json").toString())
                  .build())
          .run();
    } catch (NoBenchmarksException _) {
      return List.of();
    }
  }

  /// Compares the pairs of one folder only, and names the slow ones and those left unanswered.
  private static void compare(Path folder) throws IOException {
    FolderPairs found = FolderPairs.in(folder);
    found.skipped().forEach(why -> System.out.println("not compared: " + why));
    if (found.pairs().isEmpty()) {
      System.out.println("no pairs in " + folder + "; FolderPairs says which layouts are known");
      return;
    }
    ComparisonTimes times = ComparisonTimes.of(found.pairs());
    times.unknown().forEach(at -> System.out.println("unknown: " + found.names().get(at)));
    for (int at : times.slowest(5)) {
      System.out.printf(
          Locale.ROOT, "%.1f ms: %s%n", times.nanos().get(at) / 1e6, found.names().get(at));
    }
    System.out.println(
        "| pairs compared | how many | median ms | 95 % under | slowest | unknown |");
    System.out.println("|---|---|---|---|---|---|");
    System.out.print(times.row(String.valueOf(folder.getFileName())));
  }

  /// The peer decides requests, and does nothing else that is measured here.
  private static boolean hasAPeer(RunResult result) {
    return result.getParams().getBenchmark().startsWith(DecisionBenchmark.class.getName());
  }

  private static String parameters(BenchmarkParams parameters) {
    return parameters.getParamsKeys().stream()
        .map(key -> " " + key + "=" + parameters.getParam(key))
        .collect(joining());
  }

  private static String row(RunResult result) {
    Result<?> primary = result.getPrimaryResult();
    Result<?> bytes = result.getSecondaryResults().get("gc.alloc.rate.norm");
    return String.format(
        Locale.ROOT,
        "| %s | %,.1f | %s | %.0f %% | %s |%n",
        result.getParams().getBenchmark().replaceFirst(".*\\.(?=\\w+\\.\\w+$)", "")
            + parameters(result.getParams()),
        primary.getScore(),
        primary.getScoreUnit(),
        100 * primary.getScoreError() / primary.getScore(),
        bytes == null ? "" : String.format(Locale.ROOT, "%,.0f", bytes.getScore()));
  }

  private static String versus(
      String policy, IamSimulate.Result theirs, Collection<RunResult> ours) {
    String decision =
        new PolicyEvaluator(Peers.policy(Peers.text(policy)))
            .evaluate(Peers.request("input/manifest.json"))
            .decision()
            .text();
    String benchmark = policy.equals("20kb") ? ".twentyKilobytes" : ".vpcDeny";
    StringBuilder text =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                "%n%s: iam-simulate %,.0f/s, decision %s, ours %s",
                policy,
                theirs.perSecond(),
                theirs.decision(),
                decision));
    ours.stream()
        .filter(result -> result.getParams().getBenchmark().endsWith(benchmark))
        .map(result -> result.getPrimaryResult().getScore() / theirs.perSecond())
        .forEach(ratio -> text.append(String.format(Locale.ROOT, ", ours %,.0fx as fast", ratio)));
    return text.append('\n').toString();
  }
}
