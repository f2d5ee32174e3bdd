package io.labelguard.policy.lint;

import io.labelguard.policy.json.Quoted;
import io.labelguard.policy.value.Arns;
import io.labelguard.policy.value.CallerNames;
import io.labelguard.policy.value.Wildcards;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The forms that a principal under `AWS` can have.
///
/// @see <a
///     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html">Principal</a>
final class AwsPrincipal {

  private static final Pattern ROOT = Pattern.compile(arn("iam") + ":root");

  private static final Pattern MEMBER =
      Pattern.compile(
          "(?:"
              + arn("iam")
              + ":(?:user|role)/[\\w+=,.@/-]*[\\w+=,.@-]|"
              + arn("sts").replace("account", "caller")
              + ":(?:assumed-role/[\\w+=,.@-]+/[\\w+=,.@-]+|federated-user/[\\w+=,.@-]+))");

  // CloudFront's origin access identities are users of an account named "cloudfront".
  private static final Pattern ORIGIN_ACCESS_IDENTITY =
      Pattern.compile("arn:aws[a-z-]*:iam::cloudfront:user/CloudFront Origin Access Identity \\S+");

  private static final Pattern UNIQUE_ID =
      Pattern.compile("A(?:ROA|IDA|GPA|IPA|NPA|NVA|SIA|KIA)[A-Z0-9]+");

  private AwsPrincipal() {}

  /// Returns why a text names no principal; empty where it names one.
  static Optional<String> whyNone(String text) {
    if (text.equals("*")
        || CallerNames.isAccountId(text)
        || ROOT.matcher(text).matches()
        || MEMBER.matcher(text).matches()
        || ORIGIN_ACCESS_IDENTITY.matcher(text).matches()) {
      return Optional.empty();
    }
    return Optional.of(Quoted.text(text) + " is not a principal: " + advice(text));
  }

  /// Returns the account of a role, user or session; empty for all else.
  static Optional<String> accountOfMember(String text) {
    Matcher member = MEMBER.matcher(text);
    if (!member.matches()) {
      return Optional.empty();
    }
    return Optional.ofNullable(member.group("account"))
        .or(() -> Optional.ofNullable(member.group("caller")));
  }

  /// Whether a text names that account as a whole.
  static boolean isAccount(String text, String account) {
    Matcher root = ROOT.matcher(text);
    return text.equals(account) || (root.matches() && root.group("account").equals(account));
  }

  private static String arn(String service) {
    return "arn:" + Arns.PARTITION + ":" + service + "::(?<account>[0-9]{12})";
  }

  private static String advice(String text) {
    if (Wildcards.any(text)) {
      return "no wildcards here; write \"*\" and a condition on aws:PrincipalArn";
    }
    if (text.contains("${")) {
      return "no policy variables here; write \"*\" and a condition on aws:PrincipalArn";
    }
    if (UNIQUE_ID.matcher(text).matches()) {
      return "it is the unique id of a deleted role or user, which S3 refuses; remove it";
    }
    if (text.contains(":group/")) {
      return "a group cannot be a principal; name its users or a role";
    }
    if (text.contains(":saml-provider/") || text.contains(":oidc-provider/")) {
      return "a provider belongs under Federated";
    }
    if (text.contains(".amazonaws.com")) {
      return "a service belongs under Service";
    }
    return "write an account id of 12 digits or the ARN of an account's root, a user, a role or a"
        + " role's session";
  }
}
