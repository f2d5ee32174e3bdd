package io.labelguard.core.fix;

import io.labelguard.policy.json.Json;
import io.labelguard.policy.model.Policy;
import io.labelguard.policy.model.Statement;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Writes a policy in one form, whichever of its spellings it was read from: members sorted, a
/// one-element list as a scalar, principals, actions, resources and condition values as sets, an
/// account's root ARN as its id. The order of statements is kept.
///
/// What IAM reads without regard to letter case (actions, condition keys) is written in lower case.
/// An unknown element is kept as it is.
final class CanonicalForm {

  private static final Pattern ROOT = Pattern.compile("arn:[a-z0-9-]+:iam::([0-9]{12}):root");

  private CanonicalForm() {}

  static String of(Policy policy) {
    return object(
        policy.source(),
        member ->
            member.name().value().equals("Statement")
                ? statements(member.value())
                : plain(member.value()));
  }

  static String of(Statement statement) {
    return statement(statement.source());
  }

  private static String statements(Json value) {
    return value instanceof Json.Arr(List<Json> items, _)
        ? items.stream().map(CanonicalForm::statement).collect(Collectors.joining(",", "[", "]"))
        : "[" + statement(value) + "]";
  }

  private static String statement(Json value) {
    return value instanceof Json.Obj statement
        ? object(statement, CanonicalForm::element)
        : plain(value);
  }

  private static String element(Json.Member member) {
    Json value = member.value();
    return switch (member.name().value()) {
      case "Principal", "NotPrincipal" -> principals(value);
      case "Action", "NotAction" -> set(value, text -> text.toLowerCase(Locale.ROOT));
      case "Resource", "NotResource" -> set(value, Function.identity());
      case "Condition" -> condition(value);
      default -> plain(value);
    };
  }

  private static String principals(Json value) {
    return switch (value) {
      case Json.Obj kinds -> object(kinds, kind -> set(kind.value(), CanonicalForm::account));
      case Json.Str(String everyone, _) when everyone.equals("*") ->
          "{" + quoted("AWS") + ":[" + quoted("*") + "]}";
      case Json.Str _, Json.Arr _, Json.Num _, Json.Bool _, Json.Null _ -> plain(value);
    };
  }

  private static String account(String principal) {
    Matcher root = ROOT.matcher(principal);
    return root.matches() ? root.group(1) : principal;
  }

  private static String condition(Json value) {
    return value instanceof Json.Obj operators
        ? object(
            operators,
            operator ->
                operator.value() instanceof Json.Obj keys
                    ? object(
                        keys,
                        key -> set(key.value(), Function.identity()),
                        name -> name.toLowerCase(Locale.ROOT))
                    : plain(operator.value()))
        : plain(value);
  }

  /// Scalars of any kind count by their text: S3 may hand back `true` as `"true"`.
  private static String set(Json value, Function<String, String> spelling) {
    Stream<Json> values =
        value instanceof Json.Arr(List<Json> items, _) ? items.stream() : Stream.of(value);
    return values
        .map(each -> scalar(each, spelling))
        .sorted()
        .distinct()
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static String scalar(Json value, Function<String, String> spelling) {
    return switch (value) {
      case Json.Str(String text, _) -> quoted(spelling.apply(text));
      case Json.Num(String literal, _) -> quoted(literal);
      case Json.Bool(boolean truth, _) -> quoted(String.valueOf(truth));
      case Json.Null _, Json.Arr _, Json.Obj _ -> plain(value);
    };
  }

  private static String plain(Json value) {
    return switch (value) {
      case Json.Str(String text, _) -> quoted(text);
      case Json.Num(String literal, _) -> literal;
      case Json.Bool(boolean truth, _) -> String.valueOf(truth);
      case Json.Null _ -> "null";
      case Json.Arr(List<Json> items, _) ->
          items.stream().map(CanonicalForm::plain).collect(Collectors.joining(",", "[", "]"));
      case Json.Obj object -> object(object, member -> plain(member.value()));
    };
  }

  private static String object(Json.Obj object, Function<Json.Member, String> value) {
    return object(object, value, Function.identity());
  }

  /// Repeated names stay, sorted by their values.
  private static String object(
      Json.Obj object, Function<Json.Member, String> value, Function<String, String> spelling) {
    return object.members().stream()
        .map(member -> quoted(spelling.apply(member.name().value())) + ":" + value.apply(member))
        .sorted()
        .collect(Collectors.joining(",", "{", "}"));
  }

  /// Lengths keep two texts from ever running into one another; the form is hashed, not parsed.
  private static String quoted(String text) {
    return text.length() + "\"" + text + "\"";
  }
}
