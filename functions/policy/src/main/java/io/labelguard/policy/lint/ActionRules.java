package io.labelguard.policy.lint;

import io.labelguard.policy.json.Json;
import io.labelguard.policy.json.Pointer;
import io.labelguard.policy.json.Quoted;
import io.labelguard.policy.lint.StrictValues.Text;
import io.labelguard.policy.model.LintRule;
import io.labelguard.policy.read.ProblemLog;
import io.labelguard.policy.tables.S3Actions;
import io.labelguard.policy.tables.S3Actions.Target;
import io.labelguard.policy.value.ArnText;
import io.labelguard.policy.value.Wildcards;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What holds for Action and NotAction.
///
/// An action that does not apply to any of the resources is refused: "Action does not apply to any
/// resource(s) in statement". An unknown action is only warned of: our table of actions ages.
///
/// @see <a
///     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html">Action</a>
final class ActionRules {

  private static final Pattern ACTION = Pattern.compile("\\*+|[A-Za-z0-9*?-]+:[A-Za-z0-9*?]+");

  private static final int MOST_NAMED = 4;

  private final ProblemLog problems;
  private final StrictValues values;

  ActionRules(ProblemLog problems, StrictValues values) {
    this.problems = problems;
    this.values = values;
  }

  void check(Pointer at, Json value) {
    for (Text text : values.texts(at, value)) {
      if (!ACTION.matcher(text.value()).matches()) {
        problems.error(
            text.at(),
            text.span(),
            Quoted.text(text.value())
                + " is not an action: write a service and a name, such as \"s3:GetObject\", or"
                + " \"*\"");
      } else if (S3Actions.matching(text.value()).isEmpty()) {
        problems.warning(
            LintRule.UNKNOWN_ACTION,
            text.at(),
            text.span(),
            Quoted.text(text.value())
                + " matches no action of S3 that was known in September 2026"
                + LikelyAction.of(text.value())
                    .map(meant -> ": did you mean " + meant + "?")
                    .orElse("; correct its name"));
      }
    }
  }

  /// Reports an action that applies to none of the statement's resources.
  void checkTargets(Pointer at, Json.Obj statement) {
    List<Json.Str> resources = strings(statement, "Resource");
    if (resources.isEmpty() || !resources.stream().allMatch(ActionRules::namesBucket)) {
      return;
    }
    boolean buckets = resources.stream().anyMatch(ActionRules::canBeBucket);
    boolean objects = resources.stream().anyMatch(ActionRules::canBeObject);
    for (Json.Str action : strings(statement, "Action")) {
      Set<Target> targets = S3Actions.targets(action.value());
      boolean fits =
          (buckets && targets.contains(Target.BUCKET))
              || (objects && targets.contains(Target.OBJECT));
      if (!targets.isEmpty() && !fits) {
        problems.warning(
            LintRule.ACTION_FITS_NO_RESOURCE,
            at.to("Action"),
            action.span(),
            Quoted.text(action.value())
                + " does not apply to any of the statement's resources: "
                + advice(targets));
      }
    }
  }

  /// Reports a condition key of S3's own that none of the statement's actions supports: "Conditions
  /// do not apply to combination of actions and resources in statement".
  void checkKeys(Pointer at, Json.Obj statement) {
    List<S3Actions.Action> actions = new ArrayList<>();
    for (Json.Str pattern : strings(statement, "Action")) {
      List<S3Actions.Action> matching = S3Actions.matching(pattern.value());
      if (matching.isEmpty()) {
        return;
      }
      actions.addAll(matching);
    }
    if (actions.isEmpty()) {
      return;
    }
    for (Json.Member operator : members(statement.all("Condition"))) {
      for (Json.Member key : members(List.of(operator.value()))) {
        String name = key.name().value();
        boolean own = name.toLowerCase(Locale.ROOT).startsWith("s3:");
        if (own && actions.stream().noneMatch(action -> action.supports(name))) {
          problems.warning(
              LintRule.KEY_FITS_NO_ACTION,
              at.to("Condition").to(operator.name().value()).to(name),
              key.name().span(),
              Quoted.text(name)
                  + " is supported by none of the statement's actions: "
                  + S3Actions.all().stream()
                      .filter(action -> action.supports(name))
                      .map(S3Actions.Action::written)
                      .limit(MOST_NAMED)
                      .collect(Collectors.joining(", ", "use it with ", ", or remove it")));
        }
      }
    }
  }

  private static List<Json.Member> members(List<Json> values) {
    return values.stream()
        .filter(Json.Obj.class::isInstance)
        .flatMap(value -> ((Json.Obj) value).members().stream())
        .toList();
  }

  private static String advice(Set<Target> targets) {
    if (targets.contains(Target.BUCKET)) {
      return "it needs the bucket's ARN, without a slash";
    }
    return targets.contains(Target.OBJECT)
        ? "it needs the objects' ARN, such as arn:aws:s3:::amzn-s3-demo-bucket/*"
        : "it applies neither to buckets nor to objects; remove it";
  }

  // What is malformed is reported as such.
  private static boolean namesBucket(Json.Str resource) {
    return ArnText.parse(resource.value())
        .filter(arn -> arn.service().equals("s3") && !arn.resource().isEmpty())
        .isPresent();
  }

  private static boolean canBeBucket(Json.Str resource) {
    return !resource.value().contains("/");
  }

  // An access point's ARN has a slash, too; which of its actions fit is not judged here.
  private static boolean canBeObject(Json.Str resource) {
    String text = resource.value().toLowerCase(Locale.ROOT);
    return text.contains("/") || Wildcards.any(text);
  }

  private static List<Json.Str> strings(Json.Obj statement, String name) {
    return statement.all(name).stream()
        .flatMap(
            value ->
                value instanceof Json.Arr list ? list.items().stream() : List.of(value).stream())
        .filter(Json.Str.class::isInstance)
        .map(Json.Str.class::cast)
        .toList();
  }
}
