package io.labelguard.policy.lint;

import io.labelguard.policy.json.Json;
import io.labelguard.policy.json.Pointer;
import io.labelguard.policy.read.PolicyElements;
import io.labelguard.policy.read.ProblemLog;
import java.util.Set;

/// What holds for the elements around the statements.
final class DocumentRules {

  private static final Set<String> VERSIONS = Set.of("2012-10-17", "2008-10-17");

  private final ProblemLog problems;

  DocumentRules(ProblemLog problems) {
    this.problems = problems;
  }

  void check(Json.Obj document) {
    boolean replacesVariables = false;
    for (Json.Member member : document.members()) {
      String name = member.name().value();
      Pointer at = Pointer.ROOT.to(name);
      switch (name) {
        case "Version" -> replacesVariables = checkVersion(at, member.value());
        case "Id" -> checkId(at, member.value());
        case "Statement" -> {}
        default ->
            problems.error(
                at, member.name().span(), PolicyElements.unknown(name, PolicyElements.DOCUMENT));
      }
    }
    checkStatements(document, replacesVariables);
  }

  private boolean checkVersion(Pointer at, Json value) {
    if (value instanceof Json.Str text && VERSIONS.contains(text.value())) {
      return text.value().equals("2012-10-17");
    }
    problems.error(at, value.span(), "Version must be \"2012-10-17\" or \"2008-10-17\"");
    return false;
  }

  private void checkId(Pointer at, Json value) {
    if (!(value instanceof Json.Str)) {
      problems.error(at, value.span(), "Id must be a string");
    }
  }

  private void checkStatements(Json.Obj document, boolean replacesVariables) {
    BucketRules buckets = new BucketRules(problems);
    StatementRules rules = new StatementRules(problems, replacesVariables, buckets);
    Pointer at = Pointer.ROOT.to("Statement");
    if (document.all("Statement").isEmpty()) {
      problems.error(at, document.span(), "Statement is missing: a policy must have one");
    }
    for (Json statement : document.all("Statement")) {
      switch (statement) {
        case Json.Obj one -> rules.check(at, one);
        case Json.Arr list -> checkList(at, list, rules);
        case Json.Str _, Json.Num _, Json.Bool _, Json.Null _ ->
            problems.error(
                at, statement.span(), "Statement must be an object or a list of objects");
      }
    }
    buckets.check();
  }

  private void checkList(Pointer at, Json.Arr list, StatementRules rules) {
    if (list.items().isEmpty()) {
      problems.error(at, list.span(), "Statement is an empty list: give it at least one statement");
    }
    for (int i = 0; i < list.items().size(); i++) {
      rules.check(at.to(i), list.items().get(i));
    }
  }
}
