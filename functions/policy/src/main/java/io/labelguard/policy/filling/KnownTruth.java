package io.labelguard.policy.filling;

import io.labelguard.policy.match.Caller;
import io.labelguard.policy.match.CompiledPolicy;
import io.labelguard.policy.match.CompiledStatement;
import io.labelguard.policy.match.ConditionClause;
import io.labelguard.policy.match.Glob;
import io.labelguard.policy.match.PatternClause;
import io.labelguard.policy.match.PrincipalClause.Grip;
import io.labelguard.policy.request.Request;
import io.labelguard.policy.request.RequestResource;
import io.labelguard.policy.value.Truth;
import java.util.List;

/// A first look at the statements: what holds as far as the keys are known, clause by clause.
///
/// @param sessionOpen whether the policy names sessions that the caller may be
public record KnownTruth(Request request, Caller caller, Knowledge knowledge, boolean sessionOpen) {

  public static KnownTruth of(CompiledPolicy policy, Request request, Caller caller) {
    boolean open =
        !policy.sessions().isEmpty() && !caller.possibleSessions(policy.sessions()).isEmpty();
    return new KnownTruth(request, caller, new Knowledge(request.context()), open);
  }

  /// Whether a statement holds.
  public Truth truth(CompiledStatement statement) {
    if (!statement.actions().covers(request.action())) {
      return Truth.FALSE;
    }
    Truth truth = resource(statement);
    if (truth != Truth.FALSE) {
      truth = truth.and(principal(statement));
    }
    List<ConditionClause> conditions = statement.conditions();
    for (int at = 0; truth != Truth.FALSE && at < conditions.size(); at++) {
      truth = truth.and(knowledge.holds(conditions.get(at)));
    }
    return statement.isReadable() ? truth : truth.and(Truth.UNKNOWN);
  }

  /// Whether a statement's principal clause covers the caller.
  public Truth principal(CompiledStatement statement) {
    Grip grip = statement.principals().grip(caller);
    return sessionOpen || grip.direct() == Truth.UNKNOWN ? Truth.UNKNOWN : grip.any();
  }

  /// Whether a statement's resource clause covers the resource.
  public Truth resource(CompiledStatement statement) {
    PatternClause resources = statement.resources();
    return switch (request.resource()) {
      case RequestResource.Prefix(String prefix) -> under(prefix, resources);
      case RequestResource.Exact(String arn) -> {
        if (resources.variable().isEmpty()) {
          yield Truth.of(resources.covers(arn));
        }
        if (resources.listed(arn)) {
          yield Truth.of(!resources.negated());
        }
        if (!resources.canBeListed(arn)) {
          yield Truth.of(resources.negated());
        }
        yield knowledge.unknown(resources.variables()).isEmpty()
            ? Truth.of(resources.filled(knowledge::values).covers(arn))
            : Truth.UNKNOWN;
      }
    };
  }

  /// Most patterns cover a whole prefix or nothing of it, which their beginnings show.
  private static Truth under(String prefix, PatternClause resources) {
    if (!resources.variable().isEmpty()) {
      return Truth.UNKNOWN;
    }
    boolean none = true;
    for (Glob glob : resources.fixed()) {
      if (glob.matchesAllUnder(prefix)) {
        return Truth.of(!resources.negated());
      }
      none &= !glob.mayMatchUnder(prefix);
    }
    return none ? Truth.of(resources.negated()) : Truth.UNKNOWN;
  }
}
