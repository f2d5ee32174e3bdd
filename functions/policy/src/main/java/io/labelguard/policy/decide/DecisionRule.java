package io.labelguard.policy.decide;

import io.labelguard.policy.match.Caller;
import io.labelguard.policy.match.RootAccess;
import io.labelguard.policy.request.Request;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// What the statements that hold mean for the request, with its accounts and identity policies.
///
/// Permissions boundaries, session policies and organizations' policies are not in a request: what
/// they would change counts as part of what identity policies allow.
///
/// @see <a
///     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-basics-cross-account.html">Cross-account
///     policy evaluation logic</a>
final class DecisionRule {

  /// What the bucket policy alone decides for one filling.
  enum Outcome {
    DENIED,
    /// An Allow names the caller or everyone.
    ALLOWED_BY_NAME,
    /// An Allow names only the caller's account.
    ALLOWED_BY_ACCOUNT,
    SILENT
  }

  private final Request request;
  private final Caller caller;
  private final Optional<Boolean> sameAccount;

  DecisionRule(Request request, Caller caller) {
    this.request = request;
    this.caller = caller;
    this.sameAccount =
        caller.account().isEmpty()
            ? Optional.empty()
            : request.resourceAccount().map(caller.account()::equals);
  }

  /// Returns the decisions that are possible where these outcomes are.
  Set<Decision> decisions(Set<Outcome> outcomes) {
    Set<Decision> decisions = EnumSet.noneOf(Decision.class);
    for (Outcome outcome : outcomes) {
      addDecisions(outcome, decisions);
    }
    return decisions;
  }

  private void addDecisions(Outcome outcome, Set<Decision> decisions) {
    if (!caller.hasIdentity()) {
      decisions.add(
          switch (outcome) {
            case DENIED -> Decision.EXPLICITLY_DENIED;
            case ALLOWED_BY_NAME, ALLOWED_BY_ACCOUNT -> Decision.ALLOWED;
            case SILENT -> Decision.IMPLICITLY_DENIED;
          });
      return;
    }
    if (sameAccount.orElse(true)) {
      decisions.addAll(inOwnAccount(outcome));
    }
    if (!sameAccount.orElse(false)) {
      decisions.addAll(
          switch (outcome) {
            case DENIED -> Set.of(Decision.EXPLICITLY_DENIED);
            case ALLOWED_BY_NAME, ALLOWED_BY_ACCOUNT -> byIdentityPolicies();
            case SILENT -> Set.of(Decision.IMPLICITLY_DENIED);
          });
    }
  }

  private Set<Decision> inOwnAccount(Outcome outcome) {
    return switch (outcome) {
      case DENIED ->
          Set.of(
              RootAccess.keeps(caller, request.action())
                  ? Decision.ALLOWED
                  : Decision.EXPLICITLY_DENIED);
      case ALLOWED_BY_NAME -> Set.of(Decision.ALLOWED);
      case ALLOWED_BY_ACCOUNT, SILENT -> byIdentityPolicies();
    };
  }

  private Set<Decision> byIdentityPolicies() {
    return switch (request.identityPolicies()) {
      case ALLOW -> Set.of(Decision.ALLOWED);
      case SILENT -> Set.of(Decision.IMPLICITLY_DENIED);
      case UNKNOWN -> Set.of(Decision.ALLOWED, Decision.IMPLICITLY_DENIED);
    };
  }
}
