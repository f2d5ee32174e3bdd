package io.labelguard.smt;

import io.labelguard.policy.model.ActionElement;
import io.labelguard.policy.model.Policy;
import io.labelguard.policy.model.Statement;
import io.labelguard.policy.tables.S3Actions;
import io.labelguard.policy.tables.S3Actions.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// What may be asked for: one of S3's actions, by its number in the list, on an ARN of its type.
final class TargetTerms {

  private static final Set<String> PARTITIONS = Set.of("aws", "aws-cn", "aws-us-gov");
  private static final String SOMETHING = Regex.atLeastOne(Regex.CHARACTER);

  private TargetTerms() {}

  /// Declares action and resource. Partitions are those that a Resource spells out, and aws.
  static String declarations(List<Policy> policies) {
    Set<String> partitions = new TreeSet<>(Set.of("aws"));
    boolean forIdentities = true;
    for (Policy policy : policies) {
      forIdentities &= policy.namesNobody();
      for (Statement statement : policy.statements()) {
        for (String pattern : statement.resources().patterns()) {
          String[] parts = pattern.split(":", 3);
          if (parts.length == 3 && PARTITIONS.contains(parts[1])) {
            partitions.add(parts[1]);
          }
        }
      }
    }
    List<String> kinds = new ArrayList<>();
    for (Target target : Target.values()) {
      if (target != Target.NONE || forIdentities) {
        kinds.add(
            Term.and(
                actions(action -> action.targets().contains(target)),
                Term.in("resource", form(target, partitions))));
      }
    }
    return "(declare-const action Int)\n(declare-const resource String)\n(assert "
        + Term.or(kinds)
        + ")\n";
  }

  private static String form(Target target, Set<String> partitions) {
    String some = Regex.atLeastOne(Regex.NO_COLON);
    String s3 =
        Regex.concat(
            Regex.literal("arn:"),
            Regex.union(partitions.stream().map(Regex::literal).toList()),
            Regex.literal(":s3:"));
    String slash = Regex.concat(SOMETHING, Regex.literal("/"), SOMETHING);
    return switch (target) {
      case BUCKET ->
          Regex.concat(s3, Regex.literal("::"), Regex.atLeastOne(Regex.NO_COLON_OR_SLASH));
      case OBJECT -> Regex.concat(s3, Regex.literal("::"), slash);
      case OTHER -> Regex.concat(s3, some, Regex.literal(":"), some, Regex.literal(":"), slash);
      // What a request for no resource is held against.
      case NONE -> Regex.literal("arn:aws:s3:::*");
    };
  }

  static String covered(ActionElement element) {
    return actions(
        action ->
            element.negated()
                != element.patterns().stream()
                    .anyMatch(pattern -> regex(pattern).matcher(action.name()).matches()));
  }

  private static Pattern regex(String pattern) {
    String quoted = Pattern.quote(pattern).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
    return Pattern.compile(quoted, Pattern.CASE_INSENSITIVE);
  }

  /// Whether the action is one of these; runs of numbers make short terms.
  private static String actions(Predicate<S3Actions.Action> those) {
    List<String> runs = new ArrayList<>();
    int size = S3Actions.all().size();
    int from = -1;
    for (int at = 0; at <= size; at++) {
      boolean one = at < size && those.test(S3Actions.all().get(at));
      if (one && from < 0) {
        from = at;
      } else if (!one && from >= 0) {
        runs.add("(and (<= " + from + " action) (< action " + at + "))");
        from = -1;
      }
    }
    return Term.or(runs);
  }
}
