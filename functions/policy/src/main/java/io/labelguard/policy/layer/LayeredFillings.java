package io.labelguard.policy.layer;

import io.labelguard.policy.decide.Decision;
import io.labelguard.policy.decide.Evaluation;
import io.labelguard.policy.filling.DecidingKeys;
import io.labelguard.policy.filling.DeniedPart;
import io.labelguard.policy.filling.Dimension;
import io.labelguard.policy.filling.Dimensions;
import io.labelguard.policy.filling.KnownTruth;
import io.labelguard.policy.filling.Slots;
import io.labelguard.policy.filling.Slots.Detail;
import io.labelguard.policy.layer.AccessRules.Given;
import io.labelguard.policy.layer.LayerSlots.Place;
import io.labelguard.policy.layer.LayerSlots.Placed;
import io.labelguard.policy.match.CompiledPolicy;
import io.labelguard.policy.match.CompiledStatement;
import io.labelguard.policy.model.Effect;
import io.labelguard.policy.request.ResourceType;
import io.labelguard.policy.value.Truth;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/// Decides one request over all fillings of what is unknown, all layers together.
final class LayeredFillings {

  private final LayeredEvaluator evaluator;
  private final LayerBinding binding;
  private final KnownTruth known;
  private final LayerSlots slots;
  private final List<LayerRule> rules;
  private final List<Dimension> dimensions;
  private final Map<LayerKind, Dimension> unread;

  LayeredFillings(LayeredEvaluator evaluator, LayerBinding binding) {
    this.evaluator = evaluator;
    this.binding = binding;
    this.known =
        KnownTruth.of(
            evaluator.all(),
            binding.request(),
            binding.caller().withBoundary(binding.hasBoundary()));
    this.slots = new LayerSlots(known);
    this.rules = access().rules(binding.request(), binding.caller(), evaluator.type());
    this.unread = slots.unreadLayers();
    this.dimensions = new ArrayList<>(Dimensions.of(evaluator.all(), known, slots.slots()));
    dimensions.addAll(slots.questions());
    dimensions.addAll(unread.values());
  }

  LayeredEvaluation evaluation() {
    LayerSearch search = new LayerSearch(dimensions);
    Set<Decision> decisions = EnumSet.noneOf(Decision.class);
    rules.forEach(rule -> decisions.addAll(search.decisions(rule)));
    Decision decision = Decision.among(decisions);
    boolean open = decision == Decision.UNDETERMINED;
    DecidingKeys deciding =
        new DecidingKeys(evaluator.all().keyNames(), slots.slots(), dimensions, this::decisions);
    List<Integer> denies = new ArrayList<>();
    List<Integer> allows = new ArrayList<>();
    List<Integer> may = new ArrayList<>();
    List<LayerStatement> others = new ArrayList<>();
    for (Placed placed : slots.placed()) {
      Truth holds = holds(placed.slots());
      int index = placed.slots().statement().index();
      if (holds == Truth.FALSE) {
        continue;
      }
      if (placed.place().layer().isPresent()) {
        others.add(statement(placed, holds));
      } else if (holds == Truth.UNKNOWN) {
        may.add(index);
      } else {
        (placed.slots().deny() >= 0 ? denies : allows).add(index);
      }
    }
    Evaluation evaluation =
        new Evaluation(
            decision,
            denies,
            allows,
            may,
            open ? deciding.names() : List.of(),
            open ? DeniedPart.of(known, slots.slots(), dimensions) : List.of());
    return new LayeredEvaluation(evaluation, others, open ? unknownLayers(deciding) : List.of());
  }

  private Object decisions(BitSet holding) {
    return rules.stream().map(rule -> rule.decision(holding)).collect(Collectors.toSet());
  }

  private List<LayerKind> unknownLayers(DecidingKeys deciding) {
    int first = dimensions.size() - unread.size();
    List<LayerKind> kinds = List.copyOf(unread.keySet());
    List<LayerKind> found = new ArrayList<>();
    for (int at = 0; at < kinds.size(); at++) {
      if (deciding.matters(first + at)) {
        found.add(kinds.get(at));
      }
    }
    return found;
  }

  private Truth holds(Slots.Of of) {
    int slot = of.deny() >= 0 ? of.deny() : of.allow();
    if (dimensions.stream().allMatch(dimension -> dimension.always(slot))) {
      return Truth.TRUE;
    }
    return dimensions.stream().allMatch(dimension -> dimension.ever(slot))
        ? Truth.UNKNOWN
        : Truth.FALSE;
  }

  private static LayerStatement statement(Placed placed, Truth holds) {
    Place place = placed.place();
    CompiledStatement statement = placed.slots().statement();
    boolean grant = place.layer().orElseThrow() == LayerKind.GRANT;
    Effect effect = statement.statement().effect();
    return new LayerStatement(
        place.layer().orElseThrow(),
        place.level(),
        grant ? statement.index() : place.policy(),
        grant ? 0 : statement.index(),
        effect,
        holds);
  }

  /// Numbers what may hold, layer by layer.
  private AccessRules access() {
    Layers layers = evaluator.layers();
    Given resource =
        given(
            slots.add(
                Place.RESOURCE,
                evaluator.resource().map(CompiledPolicy::statements).orElseGet(List::of),
                Detail.LIMITS));
    BitSet identity = identity(layers.identity());
    BitSet boundary = gate(LayerKind.BOUNDARY, OptionalInt.empty(), binding.boundary());
    List<BitSet> always = new ArrayList<>();
    addLevels(always, LayerKind.SCP, binding.scps());
    addLevels(always, LayerKind.RCP, binding.rcps());
    always.add(gate(LayerKind.ENDPOINT, OptionalInt.empty(), layers.endpoint()));
    return new AccessRules(slots, resource, grants(layers), identity, boundary, always);
  }

  private void addLevels(List<BitSet> gates, LayerKind kind, List<Layer> levels) {
    for (int level = 0; level < levels.size(); level++) {
      gates.add(gate(kind, OptionalInt.of(level), levels.get(level)));
    }
  }

  /// A root user has all permissions of its account, and no identity policies.
  private BitSet identity(Layer layer) {
    if (!binding.caller().hasIdentity()) {
      return slots.sure();
    }
    if (!(layer instanceof Layer.NotGiven)) {
      return binding.caller().isRootUser()
          ? slots.sure()
          : gate(LayerKind.IDENTITY, OptionalInt.empty(), layer);
    }
    return switch (binding.request().identityPolicies()) {
      case ALLOW -> slots.sure();
      case SILENT -> new BitSet();
      case UNKNOWN -> slots.addUnreadAllow(LayerKind.IDENTITY);
    };
  }

  /// Returns the slots by which a layer allows.
  private BitSet gate(LayerKind kind, OptionalInt level, Layer layer) {
    return switch (layer) {
      case Layer.NotGiven _ -> slots.sure();
      case Layer.NotRead _ -> slots.addUnread(kind);
      case Layer.Policies policies -> {
        BitSet allows = new BitSet();
        List<CompiledPolicy> compiled = evaluator.compiled(policies);
        for (int at = 0; at < compiled.size(); at++) {
          Place place = new Place(Optional.of(kind), level, at);
          for (Slots.Of of : slots.add(place, compiled.get(at).statements(), Detail.COVERS)) {
            set(allows, of.allow());
          }
        }
        yield allows;
      }
    };
  }

  private Given grants(Layers layers) {
    if (evaluator.type() != ResourceType.KEY) {
      return given(List.of());
    }
    if (layers.grants().isEmpty()) {
      // A grant that is not known may be of any kind.
      BitSet any = slots.addUnreadAllow(LayerKind.GRANT);
      return new Given(new BitSet(), any, any, any, any);
    }
    Place place = new Place(Optional.of(LayerKind.GRANT), OptionalInt.empty(), 0);
    return given(slots.add(place, evaluator.grants().statements(), Detail.ASKS));
  }

  private static Given given(List<Slots.Of> statements) {
    BitSet denies = new BitSet();
    BitSet covers = new BitSet();
    BitSet names = new BitSet();
    BitSet unlimited = new BitSet();
    BitSet alone = new BitSet();
    for (Slots.Of of : statements) {
      set(denies, of.deny());
      set(covers, of.allow());
      set(names, of.direct());
      set(unlimited, of.unlimited());
      set(alone, of.asked());
    }
    return new Given(denies, covers, names, unlimited, alone);
  }

  private static void set(BitSet set, int slot) {
    if (slot >= 0) {
      set.set(slot);
    }
  }
}
