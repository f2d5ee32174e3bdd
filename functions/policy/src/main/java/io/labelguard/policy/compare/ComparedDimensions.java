package io.labelguard.policy.compare;

import io.labelguard.policy.atoms.Atom;
import io.labelguard.policy.atoms.KeyAtoms;
import io.labelguard.policy.atoms.KeyDomain;
import io.labelguard.policy.atoms.KeyParts;
import io.labelguard.policy.atoms.UnsureValue;
import io.labelguard.policy.match.Caller;
import io.labelguard.policy.match.CompiledStatement;
import io.labelguard.policy.match.ConditionClause;
import io.labelguard.policy.match.PatternClause;
import io.labelguard.policy.match.PrincipalClause;
import io.labelguard.policy.match.PrincipalClause.Grip;
import io.labelguard.policy.request.Principal;
import io.labelguard.policy.tables.S3Actions.Target;
import io.labelguard.policy.value.Truth;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// All requests there are, as dimensions that vary alone: the caller, the action with its resource,
/// and each condition key. What cannot be cut into atoms with a member each is a free question.
final class ComparedDimensions {

  private static final int MOST_OPEN = 6;

  private final JointSlots slots;
  private final Assignment assignment;
  private final Set<String> present;
  private final List<Cut> cuts = new ArrayList<>();
  private final Map<OpenQuestion, BitSet> open = new LinkedHashMap<>();

  private ComparedDimensions(JointSlots slots, Assignment assignment, Set<String> present) {
    this.slots = slots;
    this.assignment = assignment;
    this.present = present;
  }

  /// Returns the dimensions, the policy variables' keys with the values of `assignment`.
  static List<Cut> of(JointSlots slots, Assignment assignment) {
    return of(slots, assignment, Set.of());
  }

  /// Returns the dimensions of the requests that have these keys.
  ///
  /// @param present keys, in lower case
  static List<Cut> of(JointSlots slots, Assignment assignment, Set<String> present) {
    ComparedDimensions dimensions = new ComparedDimensions(slots, assignment, present);
    dimensions.addCallers();
    dimensions.addTargets();
    dimensions.addKeys();
    dimensions.addOpen();
    return List.copyOf(dimensions.cuts);
  }

  private void addCallers() {
    Cut.Builder cut = new Cut.Builder();
    List<CompiledStatement> statements = slots.statements();
    List<Principal> callers =
        slots.forIdentities() ? List.of(CallerAtoms.ATTACHED) : CallerAtoms.of(statements);
    for (Principal principal : callers) {
      Caller caller = Caller.of(principal);
      BitSet lost = new BitSet();
      BitSet unsure = new BitSet();
      for (int slot = 0; slot < statements.size(); slot++) {
        Grip grip = statements.get(slot).principals().grip(caller);
        lost.set(slot, grip.any() == Truth.FALSE);
        unsure.set(slot, grip.any() == Truth.UNKNOWN);
      }
      cut.add(slots.allBut(lost), Optional.of(new WitnessPart.By(principal)));
      addUnsure(cut, lost, unsure);
    }
    cuts.add(cut.build());
  }

  /// A caller of whom the documents leave open which statements cover it: every combination. Where
  /// two have the same principals, it is covered by both or neither.
  private void addUnsure(Cut.Builder cut, BitSet lost, BitSet unsure) {
    Map<PrincipalClause, BitSet> questions = new LinkedHashMap<>();
    unsure.stream()
        .forEach(
            slot ->
                questions
                    .computeIfAbsent(slots.statements().get(slot).principals(), _ -> new BitSet())
                    .set(slot));
    List<BitSet> some = questions.values().stream().limit(MOST_OPEN).toList();
    for (int chosen = 1; chosen < 1 << some.size(); chosen++) {
      BitSet more = (BitSet) lost.clone();
      for (int at = 0; at < some.size(); at++) {
        if ((chosen >> at & 1) == 1) {
          more.or(some.get(at));
        }
      }
      cut.add(slots.allBut(more), Optional.empty());
    }
    questions.entrySet().stream()
        .skip(MOST_OPEN)
        .forEach(
            question ->
                openFor(new OpenQuestion.Principals(question.getKey())).or(question.getValue()));
  }

  private void addTargets() {
    List<CompiledStatement> statements = slots.statements();
    boolean undecided =
        statements.stream()
            .anyMatch(statement -> !assignment.decides(statement.resources().variables()));
    Optional<Map<Target, Map<BitSet, String>>> byTarget =
        undecided ? MarkedTargets.of(slots) : Optional.empty();
    boolean marked = byTarget.isPresent();
    if (!marked) {
      byTarget = plainTargets();
    }
    if (byTarget.isEmpty()) {
      addOpenTargets();
      return;
    }
    Cut.Builder cut = new Cut.Builder();
    List<PatternClause> actions = statements.stream().map(CompiledStatement::actions).toList();
    for (TargetAtoms.Pair pair : TargetAtoms.of(actions, byTarget.get())) {
      cut.add(
          pair.slots(),
          marked
              ? Optional.empty()
              : Optional.of(new WitnessPart.On(pair.action(), pair.resource())));
    }
    cuts.add(cut.build());
  }

  private void addOpenTargets() {
    Cut.Builder cut = new Cut.Builder();
    cut.add(slots.allBut(new BitSet()), Optional.empty());
    cuts.add(cut.build());
    for (int slot = 0; slot < slots.statements().size(); slot++) {
      openFor(new OpenQuestion.Target(slot)).set(slot);
    }
  }

  private Optional<Map<Target, Map<BitSet, String>>> plainTargets() {
    List<CompiledStatement> statements = slots.statements();
    List<PatternClause> resources = new ArrayList<>();
    for (int slot = 0; slot < statements.size(); slot++) {
      PatternClause clause = statements.get(slot).resources();
      if (assignment.decides(clause.variables())) {
        resources.add(clause.filled(assignment::values));
      } else {
        resources.add(clause.widest());
        openFor(new OpenQuestion.Resources(clause)).set(slot);
      }
    }
    return ResourceAtoms.of(resources, slots.forIdentities()).map(this::withSurely);
  }

  private Map<Target, Map<BitSet, String>> withSurely(Map<Target, Map<BitSet, String>> byTarget) {
    Map<Target, Map<BitSet, String>> all = new EnumMap<>(Target.class);
    byTarget.forEach(
        (target, covering) -> {
          Map<BitSet, String> more = new LinkedHashMap<>();
          covering.forEach(
              (covered, resource) -> {
                BitSet lost = new BitSet();
                lost.set(0, slots.statements().size());
                lost.andNot(covered);
                more.put(slots.allBut(lost), resource);
              });
          all.put(target, more);
        });
    return all;
  }

  private void addKeys() {
    Map<String, ClausesOnKey.Builder> byKey = new TreeMap<>();
    assignment.values().keySet().forEach(key -> byKey.put(key, new ClausesOnKey.Builder()));
    List<CompiledStatement> statements = slots.statements();
    for (int slot = 0; slot < statements.size(); slot++) {
      for (ConditionClause clause : statements.get(slot).conditions()) {
        byKey
            .computeIfAbsent(clause.key(), _ -> new ClausesOnKey.Builder())
            .add(ConditionMeaning.of(clause), judged(clause), slot);
      }
      if (!statements.get(slot).isReadable()) {
        openFor(new OpenQuestion.Unreadable(slot)).set(slot);
      }
    }
    byKey.forEach((key, clauses) -> addKey(key, clauses.build()));
  }

  private ConditionClause judged(ConditionClause clause) {
    return assignment.decides(clause.variables()) ? clause.filled(assignment::values) : clause;
  }

  private void addKey(String key, ClausesOnKey all) {
    all.open()
        .uses()
        .forEach(use -> openFor(new OpenQuestion.Meaning(use.meaning())).or(use.slots()));
    ClausesOnKey on = all.decided();
    if (!on.haveVariables()) {
      addPlainKey(key, on);
      return;
    }
    Optional<List<BitSet>> masks = new MarkedKey(slots, key, on.clauses(), on.slots()).masks();
    if (masks.isPresent()) {
      Cut.Builder cut = new Cut.Builder();
      masks.get().forEach(mask -> cut.add(mask, Optional.empty()));
      cuts.add(cut.build());
      return;
    }
    on.withVariables()
        .uses()
        .forEach(use -> openFor(new OpenQuestion.Variables(use.meaning())).or(use.slots()));
    addPlainKey(key, on.withoutVariables());
  }

  private void addPlainKey(String key, ClausesOnKey on) {
    Optional<KeyParts> parts =
        assignment.fixes(key)
            ? Optional.of(new KeyParts(List.of(assignment.atom(key, on.clauses())), List.of()))
            : KeyAtoms.parts(
                present.contains(key) ? KeyDomain.present(key) : KeyDomain.ofAnyRequest(key),
                on.clauses());
    if (parts.isEmpty()) {
      on.slots().forEach(needing -> openFor(new OpenQuestion.Key(key, needing)).or(needing));
      return;
    }
    Cut.Builder cut = new Cut.Builder();
    for (Atom atom : parts.get().atoms()) {
      cut.add(
          slots.allBut(on.failing(atom.holds())),
          atom.witness().map(values -> new WitnessPart.With(key, values)));
    }
    for (UnsureValue value : parts.get().unsure()) {
      cut.addUnsure(
          new Cut.Unsure(
              slots.allBut(on.failing(value.may())),
              slots.allBut(on.failing(value.surely())),
              new WitnessPart.With(key, value.values())));
    }
    cuts.add(cut.build());
  }

  private BitSet openFor(OpenQuestion question) {
    return open.computeIfAbsent(question, _ -> new BitSet());
  }

  private void addOpen() {
    for (BitSet users : open.values()) {
      Cut.Builder cut = new Cut.Builder();
      cut.add(slots.allBut(new BitSet()), Optional.empty());
      cut.add(slots.allBut(users), Optional.empty());
      cuts.add(cut.build());
    }
  }
}
