package io.labelguard.benchmarks.manifest;

import io.labelguard.cli.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Makes a large manifest and measures the whole process that reads it: Labelguard's command, a
/// Python loop of `json.loads`, and jq, in turn, several times.
public final class ManifestRun {

  private static final long MEGABYTE = 1_000_000;
  private static final int ROUNDS = 3;
  private static final String HEAP = "-Xmx64m";

  private ManifestRun() {}

  /// Makes the manifest, measures, prints a table and deletes the manifest.
  ///
  /// @param args the size in megabytes; 1000 without it
  public static void main(String[] args) throws IOException, InterruptedException {
    long megabytes = args.length > 0 ? Long.parseLong(args[0]) : 1_000;
    Path results = Path.of(System.getProperty("labelguard.results", "target/results"));
    Path manifest = results.resolve("made.manifest");
    Files.createDirectories(results);
    MadeManifest.write(manifest, megabytes * MEGABYTE);
    try {
      compare(manifest, megabytes);
    } finally {
      Files.delete(manifest);
    }
  }

  private static void compare(Path manifest, long megabytes)
      throws IOException, InterruptedException {
    List<Reader> readers = readers(manifest);
    List<List<Duration>> times = readers.stream().map(_ -> times()).toList();
    for (int round = 0; round < ROUNDS; round++) {
      for (int reader = 0; reader < readers.size(); reader++) {
        times.get(reader).add(readers.get(reader).time());
      }
    }
    System.out.println("| reader | seconds, best of " + ROUNDS + " | MB/s | times the first |");
    System.out.println("|---|---|---|---|");
    double first = best(times.getFirst());
    for (int reader = 0; reader < readers.size(); reader++) {
      double seconds = best(times.get(reader));
      System.out.printf(
          Locale.ROOT,
          "| %s | %.2f | %.0f | %.1f |%n",
          readers.get(reader).name(),
          seconds,
          megabytes / seconds,
          seconds / first);
    }
  }

  private static List<Duration> times() {
    return new ArrayList<>();
  }

  private static double best(List<Duration> times) {
    return times.stream().mapToLong(Duration::toNanos).min().orElseThrow() / 1e9;
  }

  private static List<Reader> readers(Path manifest) {
    Path root = Path.of(System.getProperty("labelguard.root", "."));
    String file = manifest.toAbsolutePath().toString();
    List<Reader> readers = new ArrayList<>();
    readers.add(
        new Reader(
            "the scan alone, its second in a JVM, " + HEAP, true, java(WarmScan.class, file)));
    readers.add(
        new Reader(
            "labelguard manifest, " + HEAP,
            false,
            java(Main.class, "manifest", file, "--format", "json")));
    String script =
        root.resolve("tests/benchmarks/peers/json-loop/scan.py").toAbsolutePath().toString();
    path("python3")
        .ifPresent(
            python ->
                readers.add(
                    new Reader(
                        "Python, json.loads of each line", false, List.of(python, script, file))));
    path("jq")
        .ifPresent(
            jq ->
                readers.add(new Reader("jq", false, List.of(jq, "-r", ".[\"source-ref\"]", file))));
    Optional<String> taskset = path("taskset");
    return taskset.isEmpty()
        ? readers
        : readers.stream().map(reader -> reader.onOneCore(taskset.get())).toList();
  }

  private static List<String> java(Class<?> main, String... args) {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(List.of(HEAP, "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(args));
    return command;
  }

  private static Optional<String> path(String program) {
    return List.of(System.getenv().getOrDefault("PATH", "").split(":")).stream()
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst();
  }

  /// A program that reads the manifest.
  ///
  /// @param printsTime whether it prints its time in nanoseconds; if not, the time of its process
  ///     counts
  private record Reader(String name, boolean printsTime, List<String> command) {

    Reader onOneCore(String taskset) {
      List<String> pinned = new ArrayList<>(List.of(taskset, "-c", "0"));
      pinned.addAll(command);
      return new Reader(name, printsTime, pinned);
    }

    Duration time() throws IOException, InterruptedException {
      long begun = System.nanoTime();
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      String last = "";
      try (BufferedReader out = process.inputReader()) {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
          last = line;
        }
      }
      int exit = process.waitFor();
      Duration time = Duration.ofNanos(System.nanoTime() - begun);
      if (exit != 0) {
        throw new IllegalStateException(name + " failed with " + exit);
      }
      return printsTime ? Duration.ofNanos(Long.parseLong(last)) : time;
    }
  }
}
