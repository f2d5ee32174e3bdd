package io.labelguard.policy.decide;

import io.labelguard.policy.decide.StatementExplanation.Reason;
import io.labelguard.policy.filling.KnownTruth;
import io.labelguard.policy.match.CompiledStatement;
import io.labelguard.policy.match.ConditionClause;
import io.labelguard.policy.match.PatternClause;
import io.labelguard.policy.match.PrincipalClause.Grip;
import io.labelguard.policy.model.PrincipalElement;
import io.labelguard.policy.model.Problem;
import io.labelguard.policy.model.Statement;
import io.labelguard.policy.request.Request;
import io.labelguard.policy.request.RequestResource;
import io.labelguard.policy.value.Truth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Explains statement by statement, and element by element, why a request is decided as it is.
final class Explainer {

  private final Request request;
  private final KnownTruth known;
  private final Evaluation evaluation;

  Explainer(Request request, KnownTruth known, Evaluation evaluation) {
    this.request = request;
    this.known = known;
    this.evaluation = evaluation;
  }

  StatementExplanation explain(CompiledStatement compiled) {
    Statement statement = compiled.statement();
    List<Reason> reasons = new ArrayList<>();
    reasons.add(principal(compiled));
    reasons.add(action(compiled));
    reasons.add(resource(compiled));
    for (ConditionClause clause : compiled.conditions()) {
      Truth truth = new ElementTruth(known).of(clause);
      String words = new ConditionWords(known.knowledge()).of(clause, truth);
      reasons.add(new Reason("Condition " + clause.condition().operator().text(), truth, words));
    }
    for (Problem problem : statement.unreadable()) {
      String words = problem.pointer() + " cannot be read: " + problem.reason();
      reasons.add(new Reason("Statement", Truth.UNKNOWN, words));
    }
    return new StatementExplanation(
        statement.index(), statement.sid(), statement.effect(), holds(statement.index()), reasons);
  }

  private Truth holds(int index) {
    if (evaluation.denyStatements().contains(index)
        || evaluation.allowStatements().contains(index)) {
      return Truth.TRUE;
    }
    return evaluation.mayHold().contains(index) ? Truth.UNKNOWN : Truth.FALSE;
  }

  private Reason principal(CompiledStatement compiled) {
    PrincipalElement element = compiled.statement().principals();
    String name = element.negated() ? "NotPrincipal" : "Principal";
    Grip grip = compiled.principals().grip(known.caller());
    Truth truth = known.principal(compiled);
    if (hasNoPrincipal(compiled.statement())) {
      return new Reason(
          name,
          truth,
          truth == Truth.FALSE
              ? "no Principal: read as a bucket policy's statement, which then covers nobody"
              : "no Principal: read as an identity policy's statement, which covers the callers it"
                  + " is attached to");
    }
    String names =
        element.names().stream()
            .map(PrincipalElement.PrincipalName::value)
            .collect(Collectors.joining(", ", "[", "]"));
    String caller = caller();
    String words =
        switch (truth) {
          case UNKNOWN -> name + " " + names + " leaves open whether " + caller + " is covered";
          case TRUE ->
              element.negated()
                  ? name + " " + names + " does not list " + caller
                  : name
                      + " "
                      + names
                      + (grip == Grip.ACCOUNT ? " names the account of " : " covers ")
                      + caller;
          case FALSE ->
              element.negated()
                  ? name + " " + names + " lists " + caller
                  : name + " " + names + " does not name " + caller;
        };
    return new Reason(name, truth, words);
  }

  private static boolean hasNoPrincipal(Statement statement) {
    return statement.source().all("Principal").isEmpty()
        && statement.source().all("NotPrincipal").isEmpty();
  }

  private String caller() {
    return switch (request.principal().kind()) {
      case ROLE, USER, SERVICE ->
          request
              .principal()
              .session()
              .filter(session -> !session.isEmpty())
              .orElse(request.principal().name());
      case ANY_ROLE -> "a role that is not known";
      case ANONYMOUS -> "an anonymous caller";
    };
  }

  private Reason action(CompiledStatement compiled) {
    String name = compiled.actions().negated() ? "NotAction" : "Action";
    boolean covers = compiled.actions().covers(request.action());
    return listed(
        name,
        compiled.actions().negated(),
        Truth.of(covers),
        compiled.statement().actions().patterns(),
        request.action());
  }

  private Reason resource(CompiledStatement compiled) {
    PatternClause resources = compiled.resources();
    String name = resources.negated() ? "NotResource" : "Resource";
    String arn =
        switch (request.resource()) {
          case RequestResource.Exact(String exact) -> exact;
          case RequestResource.Prefix(String prefix) -> "objects under " + prefix;
        };
    Reason reason =
        listed(
            name,
            resources.negated(),
            new ElementTruth(known).ofResource(compiled),
            compiled.statement().resources().patterns(),
            arn);
    String variables = new VariableWords(known.knowledge()).of(resources.variables());
    return new Reason(name, reason.holds(), reason.words() + variables);
  }

  private static Reason listed(
      String element, boolean negated, Truth truth, List<String> patterns, String name) {
    String list = element + " [" + String.join(", ", patterns) + "]";
    String words =
        switch (truth) {
          case UNKNOWN -> list + " may or may not cover " + name;
          case TRUE -> list + (negated ? " does not list " : " covers ") + name;
          case FALSE -> list + (negated ? " lists " : " does not cover ") + name;
        };
    return new Reason(element, truth, words);
  }
}
