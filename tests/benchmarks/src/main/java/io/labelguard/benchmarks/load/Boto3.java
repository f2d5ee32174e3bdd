package io.labelguard.benchmarks.load;

import io.labelguard.local.LocalAws;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/// The peer in Python: it lists and describes every live job at each event.
final class Boto3 {

  private static final String ROLE = "arn:aws:iam::111122223333:role/plain-handler";

  private final Path python;
  private final Path script;

  /// What the peer did for one event.
  ///
  /// @param calls how often each operation was called
  /// @param time empty where it was stopped before it ended
  record Run(SortedMap<String, Integer> calls, Optional<Duration> time) {
    Run {
      calls = Collections.unmodifiableSortedMap(new TreeMap<>(calls));
    }
  }

  /// @param python an interpreter that has boto3
  /// @param peers the folder of the peers
  Boto3(Path python, Path peers) {
    this.python = python;
    this.script = peers.resolve("boto3/warm.py");
  }

  /// Lets it handle an event, when it has loaded its module and read one policy.
  ///
  /// @param other a bucket whose policy it reads before
  /// @param most after this it is stopped
  Run handle(String event, String other, LocalAws aws, Duration most)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(python.toString(), script.toString(), other)
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().putAll(environment(aws));
    Process process = builder.start();
    try (BufferedReader out = process.inputReader();
        BufferedWriter in = process.outputWriter()) {
      if (out.readLine() == null) {
        throw new IllegalStateException("the peer does not start: has " + python + " boto3?");
      }
      aws.takeCalls();
      long begun = System.nanoTime();
      in.write(event.replace("\n", " "));
      in.newLine();
      in.flush();
      boolean ended = process.waitFor(most.toMillis(), TimeUnit.MILLISECONDS);
      Duration time = Duration.ofNanos(System.nanoTime() - begun);
      if (!ended) {
        process.destroyForcibly().waitFor();
        return new Run(aws.takeCalls(), Optional.empty());
      }
      if (process.exitValue() != 0) {
        throw new IllegalStateException("the peer failed with " + process.exitValue());
      }
      return new Run(aws.takeCalls(), Optional.of(time));
    }
  }

  private static Map<String, String> environment(LocalAws aws) {
    return Map.of(
        "AWS_ENDPOINT_URL", aws.endpoint().toString(),
        "AWS_ACCESS_KEY_ID", aws.accessKeyOf(ROLE),
        "AWS_SECRET_ACCESS_KEY", "local",
        "AWS_REGION", "us-east-1",
        "AWS_DEFAULT_REGION", "us-east-1",
        "AWS_EC2_METADATA_DISABLED", "true");
  }
}
