package io.labelguard.core.guard.setup;

import io.labelguard.core.check.Bucket;
import io.labelguard.core.check.SetUp;
import io.labelguard.core.check.Situation;
import io.labelguard.core.guard.GuardContext;
import io.labelguard.core.labeling.CorsRule;
import io.labelguard.core.labeling.Reading;
import io.labelguard.core.labeling.function.CustomFunction;
import io.labelguard.core.labeling.function.FunctionConfiguration;
import io.labelguard.core.labeling.function.FunctionFacts;
import io.labelguard.core.port.Sources;
import io.labelguard.core.port.dependency.Functions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Reads what the checks of jobs' set-up look at, and only what one of the jobs depends on.
public final class SetUpReader {

  private final Sources sources;
  private final Tries tries;
  private final RoleReader roles;
  private final KeyReader keys;

  /// Tries a call.
  public interface Tries {

    /// Returns what was read; one that failed counts as not given.
    <T> Reading<T> of(Supplier<Reading<T>> call);
  }

  /// @param context one that reads once
  /// @param tries keeps what failed
  public SetUpReader(GuardContext context, Tries tries) {
    this.sources = context.sources();
    this.tries = tries;
    this.keys = new KeyReader(sources, tries);
    this.roles = new RoleReader(context, tries);
  }

  /// Returns the situation with what is judged of its buckets beside their policies.
  public Situation withBuckets(Situation situation) {
    return situation.withSetUp(SetUp.NOT_GIVEN.withCors(cors(situation)));
  }

  /// Returns the situation with all that its jobs' set-up depends on.
  public Situation with(Situation situation) {
    SetUp ofBuckets =
        SetUp.NOT_GIVEN
            .withCors(cors(situation))
            .withFunctions(functions(situation))
            .withChannels(new StreamReader(sources.channels(), tries).read(situation))
            .withNetworks(new NetworkReader(sources.networks(), tries).read(situation));
    return roles.with(situation.withSetUp(keys.with(ofBuckets, situation)));
  }

  private Map<String, Reading<List<CorsRule>>> cors(Situation situation) {
    Set<String> known = situation.buckets().stream().map(Bucket::name).collect(Collectors.toSet());
    Map<String, Reading<List<CorsRule>>> cors = new TreeMap<>();
    situation.judgedJobs().stream()
        .flatMap(job -> SetUp.bucketsWithCors(job).stream())
        .filter(known::contains)
        .distinct()
        .forEach(bucket -> cors.put(bucket, tries.of(() -> sources.buckets().cors(bucket))));
    return cors;
  }

  private Map<CustomFunction, FunctionFacts> functions(Situation situation) {
    Map<CustomFunction, FunctionFacts> facts = new LinkedHashMap<>();
    situation.judgedJobs().stream()
        .flatMap(job -> CustomFunction.of(job).stream())
        .distinct()
        .forEach(function -> facts.put(function, facts(function)));
    return facts;
  }

  /// Nothing more is asked of a function that does not exist.
  private FunctionFacts facts(CustomFunction function) {
    Functions functions = sources.functions();
    Reading<Optional<FunctionConfiguration>> configuration =
        tries.of(() -> functions.configuration(function));
    return configuration.known().filter(Optional::isEmpty).isPresent()
        ? FunctionFacts.MISSING
        : new FunctionFacts(
            configuration,
            tries.of(() -> functions.reservedConcurrency(function)),
            tries.of(() -> functions.policy(function)));
  }
}
