package io.labelguard.core.fix;

import io.labelguard.policy.compare.Comparison;
import io.labelguard.policy.compare.Comparison.Answer;
import io.labelguard.policy.compare.Comparison.Identity;
import io.labelguard.policy.compare.PolicyComparison;
import io.labelguard.policy.json.JsonWriter;
import io.labelguard.policy.model.Condition;
import io.labelguard.policy.model.ConditionOperator.Base;
import io.labelguard.policy.model.Effect;
import io.labelguard.policy.model.Policy;
import io.labelguard.policy.model.Statement;
import io.labelguard.policy.request.Request;
import io.labelguard.policy.request.RequestJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

/// Compares exactly, as sets of requests, what two policies deny and allow, whatever identity
/// policies say.
///
/// Let D be the requests that a Deny holds for, and A those that an Allow covers. Let W be the
/// requests whose `aws:SourceVpce` is an exempted endpoint, whose `aws:PrincipalAccount` is one of
/// the accounts, and which an edited statement matched before. Proven is: A stays the same; D after
/// lies within D before; D before lies within D after and W together.
///
/// Only the statements that differ are compared, and the companions that both policies have. The
/// proof is as strong: statements that both policies share deny the same in both, so they make no
/// difference, and what cannot be decided in them blocks nothing. A companion that stands already
/// may be what keeps an exemption from others.
final class AccessProof {

  private static final String SOURCE_VPCE = "aws:SourceVpce";

  private final Policy before;
  private final Policy after;
  private final List<Edit> edits;
  private final SortedSet<String> accounts;
  private final Set<String> endpoints;
  private final List<String> reasons = new ArrayList<>();

  private AccessProof(
      Policy before,
      Policy after,
      List<Edit> edits,
      Set<String> endpoints,
      SortedSet<String> accounts) {
    this.before = before;
    this.after = after;
    this.edits = edits;
    this.endpoints = endpoints;
    this.accounts = accounts;
  }

  /// Returns why the change is not proven, each a sentence; none where it is.
  ///
  /// @param endpoints the endpoints that may be exempted
  /// @param accounts the accounts that companions exempt
  static List<String> reasonsAgainst(
      Policy before,
      Policy after,
      List<Edit> edits,
      Set<String> endpoints,
      SortedSet<String> accounts) {
    AccessProof proof = new AccessProof(before, after, edits, endpoints, accounts);
    proof.compare();
    return List.copyOf(proof.reasons);
  }

  private void compare() {
    List<Statement> denies = changed(before, after, Effect.DENY);
    List<Statement> deniesNow = changed(after, before, Effect.DENY);
    Comparison allowed =
        comparison(
            changed(before, after, Effect.ALLOW),
            changed(after, before, Effect.ALLOW),
            Identity.NONE);
    refuseUnlessNo(allowed.more(), allowed.moreWitness(), "An Allow covers more than before");
    refuseUnlessNo(allowed.less(), allowed.lessWitness(), "An Allow covers less than before");
    Comparison narrowed = comparison(denies, deniesNow, Identity.ALL);
    refuseUnlessNo(narrowed.less(), narrowed.lessWitness(), "Something would be newly denied");
    List<Statement> deniesOrMeant = new ArrayList<>(deniesNow);
    deniesOrMeant.addAll(meant());
    Comparison opened = comparison(denies, deniesOrMeant, Identity.ALL);
    refuseUnlessNo(
        opened.more(),
        opened.moreWitness(),
        "More would be allowed than Ground Truth's own access for " + String.join(", ", accounts));
  }

  private void refuseUnlessNo(Answer answer, Optional<Request> witness, String what) {
    switch (answer) {
      case NO -> {}
      case YES ->
          reasons.add(
              what + witness.map(request -> ", for example " + words(request)).orElse("") + ".");
      case UNKNOWN -> reasons.add(what + ", or may be: that cannot be decided here.");
    }
  }

  private static String words(Request request) {
    return JsonWriter.object(out -> RequestJson.members(request, out));
  }

  /// Returns the statements of one policy that the other does not have at the same place, and the
  /// companions.
  private static List<Statement> changed(Policy of, Policy than, Effect effect) {
    List<Statement> changed = new ArrayList<>();
    for (Statement statement : of.statements()) {
      boolean same =
          statement.index() < than.statements().size()
              && text(of, statement).equals(text(than, than.statements().get(statement.index())));
      if ((!same || Companion.read(statement).isPresent())
          && (statement.effect() == effect || statement.effect() == Effect.UNREADABLE)) {
        changed.add(statement);
      }
    }
    return changed;
  }

  private static String text(Policy policy, Statement statement) {
    return statement.source().span().of(policy.text());
  }

  /// Returns W as statements: each edited statement as it was, only for the accounts and through
  /// the endpoint. StringNotEqualsIgnoreCase also exempts spellings of the endpoint in capital
  /// letters, so W has these too. No request carries one: the ids of endpoints are lower case.
  private List<Statement> meant() {
    List<Statement> meant = new ArrayList<>();
    for (Edit edit : edits) {
      switch (edit) {
        case Edit.AddEndpoint(int statement, String endpoint) -> {
          meant.add(meant(statement, Set.of(endpoint)));
          meant.add(misspelled(statement, Set.of(endpoint)));
        }
        case Edit.AddCondition(int statement, String endpoint) ->
            meant.add(meant(statement, Set.of(endpoint)));
        case Edit.AddAccount(int statement, String _) -> meant.add(meant(statement, endpoints));
        case Edit.AddCompanion _ -> {}
      }
    }
    return meant;
  }

  /// Leaves the condition on the account out where the statement names only principals of the
  /// accounts: their requests carry no other account.
  private Statement meant(int statement, Set<String> through) {
    Condition endpoint = PartOfPolicy.condition(Base.STRING_EQUALS, SOURCE_VPCE, through);
    return Companion.couldHold(before.statements().get(statement), accounts)
        ? narrowed(
            statement,
            endpoint,
            PartOfPolicy.condition(
                Base.STRING_EQUALS, NetworkConditions.PRINCIPAL_ACCOUNT, accounts))
        : narrowed(statement, endpoint);
  }

  private Statement misspelled(int statement, Set<String> endpoint) {
    return narrowed(
        statement,
        PartOfPolicy.condition(Base.STRING_EQUALS_IGNORE_CASE, SOURCE_VPCE, endpoint),
        PartOfPolicy.condition(Base.STRING_NOT_EQUALS, SOURCE_VPCE, endpoint));
  }

  private Statement narrowed(int index, Condition... more) {
    return PartOfPolicy.narrowed(before.statements().get(index), more);
  }

  private Comparison comparison(List<Statement> old, List<Statement> now, Identity identity) {
    return new PolicyComparison(PartOfPolicy.of(before, old), PartOfPolicy.of(after, now))
        .compare(identity);
  }
}
