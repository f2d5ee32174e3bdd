package io.labelguard.policy.lint;

import io.labelguard.policy.match.Template;
import io.labelguard.policy.model.Condition;
import io.labelguard.policy.model.ConditionOperator.Base;
import io.labelguard.policy.model.ConditionOperator.Type;
import io.labelguard.policy.model.Policy;
import io.labelguard.policy.model.PrincipalElement.PrincipalName;
import io.labelguard.policy.model.Statement;
import io.labelguard.policy.tables.ConditionKeys;
import io.labelguard.policy.value.IpAddress;
import io.labelguard.policy.value.IpRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A value that its place in a policy never has: a placeholder that was left in, or one of another
/// form than its condition key's.
///
/// @param value as written
/// @param where the condition key, `Resource` or `Principal`
/// @param advice what it should be
public record WrongValue(String value, String where, String advice) {

  private static final Pattern PLACEHOLDER =
      Pattern.compile(
          "<[^<>]*>|(?<!\\$)\\{[^{}]*\\}|%\\([^)]*\\)s|%[sd](?![0-9A-Fa-f])|\\$[A-Za-z_][A-Za-z0-9_]*");

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{(?<inner>[^}]*)\\}");

  private static final Pattern JSON =
      Pattern.compile("(?s)\\s*(?:\\[.*\\]|\\{\\s*\".*\\}|\".*\")\\s*");

  private static final Pattern BUCKET = Pattern.compile("[a-zA-Z0-9._-]+");

  private static final List<IpRange> PRIVATE =
      Stream.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "fc00::/7")
          .flatMap(range -> IpRange.parse(range).stream())
          .toList();

  /// Returns all of them in a statement, in the order of its elements.
  public static List<WrongValue> in(Policy policy, Statement statement) {
    boolean variables = policy.replacesVariables();
    List<WrongValue> found = new ArrayList<>();
    for (PrincipalName name : statement.principals().names()) {
      placeholder(name.value(), "the value itself", false)
          .ifPresent(say -> add(found, name.value(), "Principal", say));
    }
    for (String pattern : statement.resources().patterns()) {
      placeholder(pattern, "the value itself", variables)
          .or(() -> bucket(pattern))
          .ifPresent(say -> add(found, pattern, "Resource", say));
    }
    for (Condition condition : statement.conditions()) {
      for (String value : condition.values()) {
        advice(condition, value, variables)
            .ifPresent(say -> add(found, value, condition.key(), say));
      }
    }
    return List.copyOf(found);
  }

  /// Whether a condition, under a key whose values have a form, lists only values that no request
  /// has.
  public static boolean only(Policy policy, Condition condition) {
    return ValueForm.of(condition.key()).isPresent()
        && !condition.values().isEmpty()
        && condition.values().stream()
            .allMatch(value -> advice(condition, value, policy.replacesVariables()).isPresent());
  }

  private static void add(List<WrongValue> found, String value, String where, String advice) {
    found.add(new WrongValue(value, where, advice));
  }

  /// Returns what is wrong, in words.
  public String text() {
    return value + " under " + where + " never matches: " + advice;
  }

  private static Optional<String> advice(Condition condition, String value, boolean variables) {
    Type type = condition.operator().base().type();
    Optional<ValueForm> form = ValueForm.of(condition.key());
    if (type == Type.NULL) {
      return Optional.empty();
    }
    return placeholder(value, form.map(ValueForm::words).orElse("the value itself"), variables)
        .or(() -> form.flatMap(known -> text(value)))
        .or(() -> form.flatMap(known -> form(known, condition, value)));
  }

  private static Optional<String> placeholder(String value, String meant, boolean variables) {
    Matcher variable = VARIABLE.matcher(value);
    StringBuilder rest = new StringBuilder();
    while (variable.find()) {
      if (!isVariable(variable.group(), variables)) {
        return Optional.of(
            variable.group() + " is a placeholder, not a policy variable: write " + meant);
      }
      variable.appendReplacement(rest, "");
    }
    Matcher left = PLACEHOLDER.matcher(variable.appendTail(rest));
    return left.find()
        ? Optional.of(left.group() + " is a placeholder: write " + meant)
        : Optional.empty();
  }

  private static boolean isVariable(String text, boolean variables) {
    List<Template.Part> parts = Template.parse(text).parts();
    if (parts.size() != 1 || parts.getFirst() instanceof Template.Text) {
      return false;
    }
    if (!(parts.getFirst() instanceof Template.Variable(String key, _, _))) {
      return true;
    }
    boolean own = key.startsWith("aws:") || key.startsWith("s3:");
    // Under an older version it is compared as text, of which another rule warns.
    return own ? ConditionKeys.isKnown(key) : variables && key.matches("[a-z0-9.-]+:[^:]+");
  }

  private static Optional<String> bucket(String pattern) {
    String[] parts = pattern.split(":", 6);
    if (parts.length < 6 || !parts[2].equals("s3") || !parts[4].isEmpty()) {
      return Optional.empty();
    }
    String name = parts[5].split("/", 2)[0];
    boolean open = name.matches(".*[*?$].*") || name.isEmpty();
    return open || BUCKET.matcher(name).matches()
        ? Optional.empty()
        : Optional.of("write a bucket's name: letters, digits, dots and hyphens");
  }

  /// What is wrong with a text whatever its key's form is.
  private static Optional<String> text(String value) {
    if (!value.equals(value.strip())) {
      return Optional.of("remove the blanks around it");
    }
    if (JSON.matcher(value).matches()) {
      return Optional.of("write it as JSON, without quotes around it");
    }
    return value.matches("[^,;|\\s]+(?:\\s*[,;|]\\s*|\\s+)[^,;|\\s]+.*") && isJoined(value)
        ? Optional.of("write a list with one value in each string")
        : Optional.empty();
  }

  /// A role's name may have a comma, but what follows it is not an ARN then.
  private static boolean isJoined(String value) {
    return !value.startsWith("arn:") || value.matches(".*[,;|\\s]\\s*arn:.*");
  }

  private static Optional<String> form(ValueForm form, Condition condition, String value) {
    Base base = condition.operator().base();
    if (form == ValueForm.ADDRESS) {
      return address(condition, value);
    }
    boolean pattern =
        base == Base.STRING_LIKE || base == Base.STRING_NOT_LIKE || base.type() == Type.ARN;
    boolean anyCase =
        base == Base.STRING_EQUALS_IGNORE_CASE || base == Base.STRING_NOT_EQUALS_IGNORE_CASE;
    boolean open = value.contains("${") || (pattern && value.matches("(?s).*[*?].*"));
    boolean comparesText = base.type() == Type.STRING || base.type() == Type.ARN;
    boolean fits =
        !comparesText
            || (open
                ? value.contains("${") || form.canFit(value)
                : form.fits(anyCase ? value.toLowerCase(Locale.ROOT) : value));
    return fits ? Optional.empty() : Optional.of(advice(form, value));
  }

  private static String advice(ValueForm form, String value) {
    if (form == ValueForm.ENDPOINT && value.startsWith("vpc-")) {
      return "a VPC id belongs under aws:SourceVpc";
    }
    if (form == ValueForm.VPC && value.startsWith("vpce-")) {
      return "an endpoint id belongs under aws:SourceVpce";
    }
    if (form == ValueForm.PRINCIPAL_ARN && value.contains(":assumed-role/")) {
      return "for a role's session the key holds the role's ARN"
          + " (arn:aws:iam::ACCOUNT:role/…, its path included)";
    }
    if (form == ValueForm.ORGANIZATION && ValueForm.ACCOUNT.fits(value)) {
      return "an account id belongs under aws:PrincipalAccount; write " + form.words();
    }
    return "write " + form.words();
  }

  private static Optional<String> address(Condition condition, String value) {
    Type type = condition.operator().base().type();
    boolean byText = type == Type.STRING;
    if (byText && value.contains("/")) {
      return Optional.of(
          "a range needs "
              + (condition.operator().base().negated() ? "NotIpAddress" : "IpAddress"));
    }
    if (byText && !value.matches("(?s).*[*?$].*") && IpAddress.parse(value).isEmpty()) {
      return Optional.of("write " + ValueForm.ADDRESS.words());
    }
    Optional<IpRange> range = IpRange.parse(value);
    return condition.key().equalsIgnoreCase("aws:SourceIp")
            && range.filter(WrongValue::isPrivate).isPresent()
        ? Optional.of(
            "private addresses belong under aws:VpcSourceIp; aws:SourceIp holds the public address")
        : Optional.empty();
  }

  private static boolean isPrivate(IpRange range) {
    return PRIVATE.stream()
        .anyMatch(outer -> outer.prefix() <= range.prefix() && outer.contains(range.first()));
  }
}
