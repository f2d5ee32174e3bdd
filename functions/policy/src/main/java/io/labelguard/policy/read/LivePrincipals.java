package io.labelguard.policy.read;

import io.labelguard.policy.json.Json;
import io.labelguard.policy.json.Pointer;
import io.labelguard.policy.model.PrincipalElement.Kind;
import io.labelguard.policy.model.PrincipalElement.PrincipalName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the value of Principal or NotPrincipal in text that S3 returned.
final class LivePrincipals {

  private final LiveValues values;
  private final ProblemLog problems;

  LivePrincipals(LiveValues values, ProblemLog problems) {
    this.values = values;
    this.problems = problems;
  }

  /// Returns the principals, values as written; empty, and a problem, where any part is unreadable.
  Optional<List<PrincipalName>> read(Pointer at, Json value) {
    if (value instanceof Json.Str text && text.value().equals("*")) {
      return Optional.of(List.of(new PrincipalName(Kind.EVERYONE, "*")));
    }
    if (!(value instanceof Json.Obj object)) {
      LiveProblem.add(
          problems, at, value.span(), "must be \"*\" or an object such as {\"AWS\": \"…\"}");
      return Optional.empty();
    }
    LiveMembers members = LiveMembers.of(object, at, PrincipalKinds.NAMES, problems);
    List<PrincipalName> names = new ArrayList<>();
    boolean readable = true;
    for (Json.Member member : object.members()) {
      String name = member.name().value();
      Optional<Kind> kind = PrincipalKinds.of(name);
      Optional<List<String>> texts =
          members.only(name).flatMap(only -> values.texts(at.to(name), only));
      if (kind.isEmpty() || texts.isEmpty()) {
        readable = false;
      } else {
        texts.get().forEach(text -> names.add(new PrincipalName(kind.get(), text)));
      }
    }
    return readable ? Optional.of(names) : Optional.empty();
  }
}
