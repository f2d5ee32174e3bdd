package io.labelguard.benchmarks;

import io.labelguard.policy.PolicyReader;
import io.labelguard.policy.decide.PolicyEvaluator;
import io.labelguard.policy.lint.StrictReading;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Microseconds to read the 20 KB policy.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class ReadingBenchmark {

  private final String text = Peers.text("20kb");

  /// As S3 returned it, up to where it can decide.
  @Benchmark
  public PolicyEvaluator readAndCompile() {
    return new PolicyEvaluator(Peers.policy(text));
  }

  /// As `lint` does, with all problems looked for.
  @Benchmark
  public StrictReading readStrictly() {
    return PolicyReader.strict(text);
  }
}
