package io.labelguard.benchmarks;

import io.labelguard.policy.decide.Evaluation;
import io.labelguard.policy.decide.PolicyEvaluator;
import io.labelguard.policy.request.KeyState;
import io.labelguard.policy.request.Request;
import io.labelguard.policy.request.RequestContext;
import java.util.Map;
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

/// Decisions a second on one thread, under policies that are read and compiled.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class DecisionBenchmark {

  private final PolicyEvaluator vpcDeny = evaluator("vpc-deny");
  private final PolicyEvaluator twentyKilobytes = evaluator("20kb");
  private final Request request = Peers.request("input/manifest.json");
  private final Request onLastPrefix = Peers.request("p69/manifest.json");
  private final Map<String, KeyState> keys = Map.copyOf(request.context().keys());

  private static PolicyEvaluator evaluator(String policy) {
    return new PolicyEvaluator(Peers.policy(Peers.text(policy)));
  }

  /// One Deny on aws:SourceVpce, which holds; 12 condition keys.
  @Benchmark
  public Evaluation vpcDeny() {
    return vpcDeny.evaluate(request);
  }

  /// The same, the request's context built for every decision.
  @Benchmark
  public Evaluation vpcDenyWithItsContextBuilt() {
    return vpcDeny.evaluate(
        new Request(
            request.principal(),
            request.action(),
            request.resource(),
            request.resourceAccount(),
            RequestContext.of(keys),
            request.identityPolicies()));
  }

  /// 70 Deny statements, none of which names the object.
  @Benchmark
  public Evaluation twentyKilobytes() {
    return twentyKilobytes.evaluate(request);
  }

  /// 70 Deny statements, the last of which names the object.
  @Benchmark
  public Evaluation twentyKilobytesLastPrefix() {
    return twentyKilobytes.evaluate(onLastPrefix);
  }
}
