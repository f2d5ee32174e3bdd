package io.labelguard.policy.layer;

import io.labelguard.policy.match.Caller;
import io.labelguard.policy.match.CompiledPolicy;
import io.labelguard.policy.model.Policy;
import io.labelguard.policy.request.Request;
import io.labelguard.policy.request.ResourceType;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Decides requests by the resource's policy and all other policies that bind them.
///
/// It is compiled once, immutable and safe for many threads.
///
/// All statements of all layers are searched together, over the same unknown keys, so that a
/// decision is [io.labelguard.policy.decide.Decision#UNDETERMINED] only where two decisions are
/// possible, save for the cases that
/// [PolicyEvaluator][io.labelguard.policy.decide.PolicyEvaluator] names. A layer that was not read
/// may allow, say nothing or deny. Where a request is denied whatever such a layer says, it is
/// implicitly denied unless a Deny that was read holds.
///
/// In one more case it is undetermined though one decision is possible: whether a layer binds (the
/// session of a service-linked role, of which the path is not known) is asked for each layer alone.
public final class LayeredEvaluator {

  private final Optional<CompiledPolicy> resource;
  private final Layers layers;
  private final ResourceType type;
  private final IdentityHashMap<Policy, CompiledPolicy> compiled = new IdentityHashMap<>();
  private final CompiledPolicy grants;
  private final CompiledPolicy all;

  /// Compiles the policies.
  ///
  /// @param resource the resource's policy, in which a statement without a Principal matches
  ///     nobody; empty where there is none
  /// @param type the rule that holds for the resource
  public LayeredEvaluator(Optional<Policy> resource, Layers layers, ResourceType type) {
    this.resource = resource.map(CompiledPolicy::of);
    this.layers = layers;
    this.type = type;
    this.grants = grants(layers.grants().orElseGet(List::of));
    List<CompiledPolicy> parts = new ArrayList<>();
    this.resource.ifPresent(parts::add);
    policies(layers)
        .forEach(policy -> parts.add(compiled.computeIfAbsent(policy, CompiledPolicy::of)));
    parts.add(grants);
    this.all = CompiledPolicy.joined(parts);
  }

  /// Decides one request.
  public LayeredEvaluation evaluate(Request request) {
    LayerBinding binding = new LayerBinding(layers, request, Caller.of(request.principal()));
    return new LayeredFillings(this, binding).evaluation();
  }

  Optional<CompiledPolicy> resource() {
    return resource;
  }

  Layers layers() {
    return layers;
  }

  ResourceType type() {
    return type;
  }

  CompiledPolicy grants() {
    return grants;
  }

  /// Every statement of every layer.
  CompiledPolicy all() {
    return all;
  }

  List<CompiledPolicy> compiled(Layer.Policies layer) {
    return layer.policies().stream().map(policy -> compiled.get(policy)).toList();
  }

  private static Stream<Policy> policies(Layers layers) {
    return Stream.of(
            Stream.of(layers.identity(), layers.boundary()),
            layers.scps().stream(),
            layers.rcps().stream(),
            Stream.of(layers.endpoint()))
        .flatMap(each -> each)
        .flatMap(
            layer ->
                switch (layer) {
                  case Layer.NotGiven _, Layer.NotRead _ -> Stream.<Policy>empty();
                  case Layer.Policies(List<Policy> policies) -> policies.stream();
                });
  }

  private static CompiledPolicy grants(List<Grant> grants) {
    List<Integer> places = Stream.iterate(0, at -> at + 1).limit(grants.size()).toList();
    return new CompiledPolicy(
        places.stream().map(at -> grants.get(at).statement(at)).toList(),
        Map.of(),
        grants.stream()
            .map(Grant::granteePrincipal)
            .filter(name -> name.contains(":assumed-role/"))
            .toList());
  }
}
