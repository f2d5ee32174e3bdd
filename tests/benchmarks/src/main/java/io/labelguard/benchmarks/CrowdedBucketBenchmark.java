package io.labelguard.benchmarks;

import io.labelguard.core.guard.detect.Outcome;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Measures one PutBucketPolicy event on many live jobs at one bucket that are all denied: judged,
/// planned, proven and published, with every port in memory and 400 MB of heap.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class CrowdedBucketBenchmark {

  /// How many jobs.
  @Param({"10", "1000", "5000"})
  public int jobs;

  /// How many statements the policy has.
  @Param({"1", "60"})
  public int statements;

  /// How many earlier policies denied the jobs already, before one that did not.
  @Param({"0", "300"})
  public int denying;

  private CrowdedBucket bucket = CrowdedBucket.of(1, 1, 0);

  /// Makes the jobs and policies, which is not measured.
  @Setup
  public void fill() {
    bucket = CrowdedBucket.of(jobs, statements, denying);
  }

  /// In a JVM that has handled such events before.
  @Benchmark
  @Fork(value = 1, jvmArgsAppend = "-Xmx400m")
  @Warmup(iterations = 5)
  @Measurement(iterations = 7)
  public Outcome warm() {
    return bucket.handle();
  }

  /// The first event of a JVM.
  @Benchmark
  @Fork(value = 3, jvmArgsAppend = "-Xmx400m")
  @Warmup(iterations = 0)
  @Measurement(iterations = 1)
  public Outcome fresh() {
    return bucket.handle();
  }

  /// The first event of a JVM with one processor and the compiler that Lambda's runtime uses.
  @Benchmark
  @Fork(
      value = 3,
      jvmArgsAppend = {"-Xmx400m", "-XX:TieredStopAtLevel=1", "-XX:ActiveProcessorCount=1"})
  @Warmup(iterations = 0)
  @Measurement(iterations = 1)
  public Outcome freshOnOneProcessor() {
    return bucket.handle();
  }
}
