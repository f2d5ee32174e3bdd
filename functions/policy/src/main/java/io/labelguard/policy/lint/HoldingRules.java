package io.labelguard.policy.lint;

import io.labelguard.policy.atoms.Atom;
import io.labelguard.policy.atoms.KeyAtoms;
import io.labelguard.policy.atoms.KeyDomain;
import io.labelguard.policy.json.Json;
import io.labelguard.policy.json.Pointer;
import io.labelguard.policy.match.CompiledPolicy;
import io.labelguard.policy.match.CompiledStatement;
import io.labelguard.policy.match.ConditionClause;
import io.labelguard.policy.model.Condition;
import io.labelguard.policy.model.LintRule;
import io.labelguard.policy.model.Policy;
import io.labelguard.policy.read.ProblemLog;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Finds conditions that no request can meet, and conditions that every request meets.
///
/// @see <a
///     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html">AWS
///     global condition context keys</a> for which keys every request has, and which exclude each
///     other
final class HoldingRules {

  private static final Set<String> OF_ENDPOINTS =
      Set.of("aws:sourcevpc", "aws:sourcevpce", "aws:sourcevpcarn", "aws:vpcsourceip");

  private static final String SECURE = "aws:securetransport";
  private static final String TLS = "s3:tlsversion";
  private static final String SOURCE_IP = "aws:sourceip";

  private final ProblemLog problems;

  HoldingRules(ProblemLog problems) {
    this.problems = problems;
  }

  void check(Policy policy) {
    Json statements = policy.source().all("Statement").getFirst();
    Pointer root = Pointer.ROOT.to("Statement");
    for (CompiledStatement statement : CompiledPolicy.of(policy).statements()) {
      if (statement.isReadable()) {
        check(statement, statements instanceof Json.Arr ? root.to(statement.index()) : root);
      }
    }
  }

  private void check(CompiledStatement statement, Pointer at) {
    Map<String, List<ConditionClause>> byKey = new TreeMap<>();
    for (ConditionClause clause : statement.conditions()) {
      if (!clause.hasVariables() && !clause.isOpen()) {
        byKey.computeIfAbsent(clause.key(), _ -> new ArrayList<>()).add(clause);
      }
    }
    boolean contradicted = false;
    for (List<ConditionClause> clauses : byKey.values()) {
      contradicted |= checkKey(clauses, at);
    }
    if (!contradicted) {
      checkTogether(byKey, at);
    }
  }

  /// Returns whether no value of the key, and not its absence either, meets all of the clauses.
  private boolean checkKey(List<ConditionClause> clauses, Pointer at) {
    ConditionClause first = clauses.getFirst();
    String key = first.key();
    Optional<List<Atom>> atoms = KeyAtoms.of(KeyDomain.ofAnyRequest(key), clauses);
    if (atoms.isEmpty()) {
      return false;
    }
    BitSet always = new BitSet();
    always.set(0, clauses.size());
    BitSet ever = new BitSet();
    boolean together = false;
    for (Atom atom : atoms.get()) {
      always.and(atom.holds());
      ever.or(atom.holds());
      together |= atom.holds().cardinality() == clauses.size();
    }
    for (int i = 0; i < clauses.size(); i++) {
      if (!ever.get(i)) {
        report(LintRule.NEVER_HOLDS, clauses.get(i), at, "no request meets this condition");
      } else if (always.get(i)) {
        report(
            LintRule.ALWAYS_HOLDS,
            clauses.get(i),
            at,
            "every request meets this condition: remove it, or write the values that you mean");
      }
    }
    if (!together && ever.cardinality() == clauses.size()) {
      report(
          LintRule.NEVER_HOLDS,
          clauses.getLast(),
          at,
          "the conditions on "
              + first.condition().key()
              + " contradict each other, so the statement never applies: all conditions of a"
              + " statement must hold at once; write two statements if you mean either");
    }
    return !together;
  }

  /// Keys that exclude each other.
  private void checkTogether(Map<String, List<ConditionClause>> byKey, Pointer at) {
    List<ConditionClause> secure = byKey.getOrDefault(SECURE, List.of());
    if (secure.stream().anyMatch(clause -> !clause.ofOne(clause.match().matches("true")))) {
      needing(byKey, TLS)
          .ifPresent(
              version ->
                  report(
                      LintRule.NEVER_HOLDS,
                      version,
                      at,
                      "a request without TLS has no s3:TlsVersion, so beside aws:SecureTransport"
                          + " false this never holds: write two statements"));
    }
    Optional<ConditionClause> endpoint =
        OF_ENDPOINTS.stream().flatMap(key -> needing(byKey, key).stream()).findFirst();
    Optional<ConditionClause> address = needing(byKey, SOURCE_IP);
    if (endpoint.isPresent() && address.isPresent()) {
      report(
          LintRule.NEVER_HOLDS,
          address.get(),
          at,
          "a request through a VPC endpoint has no aws:SourceIp, so beside "
              + endpoint.get().condition().key()
              + " this never holds: write two statements");
    }
  }

  /// The condition on the key that holds only where a request has the key.
  private static Optional<ConditionClause> needing(
      Map<String, List<ConditionClause>> byKey, String key) {
    return byKey.getOrDefault(key, List.of()).stream()
        .filter(clause -> !clause.ofAbsent())
        .findFirst();
  }

  /// Nothing more is said of a condition of which something is wrong already.
  private void report(LintRule rule, ConditionClause clause, Pointer at, String reason) {
    Condition condition = clause.condition();
    Pointer place = at.to("Condition").to(condition.operator().text()).to(condition.key());
    if (!problems.hasAt(place)) {
      problems.warning(rule, place, condition.source().name().span(), reason);
    }
  }
}
