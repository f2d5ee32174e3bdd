package io.labelguard.benchmarks;

import io.labelguard.policy.json.Json;
import io.labelguard.policy.json.JsonReader;
import io.labelguard.policy.json.MalformedJsonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Runs the peer `@cloud-copilot/iam-simulate` as a program of its own, where Node is there.
final class IamSimulate {

  private IamSimulate() {}

  /// What the peer said of one policy.
  record Result(String decision, double perSecond) {}

  /// Returns the peer's results by policy; empty where it cannot be run.
  static Optional<Map<String, Result>> run(Path workDirectory)
      throws IOException, InterruptedException {
    Path copy = Files.createDirectories(workDirectory.resolve("iam-simulate"));
    try (Stream<Path> files = Files.list(Peers.directory().resolve("iam-simulate"))) {
      for (Path file : files.toList()) {
        Files.copy(
            file, copy.resolve(file.getFileName().toString()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    boolean installed =
        succeeds(copy, List.of("npm", "install", "--no-audit", "--no-fund", "--silent"));
    return installed && succeeds(copy, List.of("node", "bench.mjs", "10"))
        ? Optional.of(results(Files.readAllLines(copy.resolve("node.out"))))
        : Optional.empty();
  }

  private static boolean succeeds(Path directory, List<String> command)
      throws IOException, InterruptedException {
    try {
      return new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectOutput(directory.resolve(command.getFirst() + ".out").toFile())
              .redirectError(directory.resolve(command.getFirst() + ".err").toFile())
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      // The program is not there.
      System.err.println(e.getMessage());
      return false;
    }
  }

  private static Map<String, Result> results(List<String> lines) {
    Map<String, Result> results = new TreeMap<>();
    for (String line : lines) {
      try {
        if (JsonReader.read(line) instanceof Json.Obj row
            && row.all("case").getFirst() instanceof Json.Str name
            && row.all("decision").getFirst() instanceof Json.Str decision
            && row.all("perSecond").getFirst() instanceof Json.Num rate) {
          results.put(
              name.value(), new Result(decision.value(), Double.parseDouble(rate.literal())));
        }
      } catch (MalformedJsonException e) {
        throw new IllegalStateException("the peer printed: " + line, e);
      }
    }
    return results;
  }
}
