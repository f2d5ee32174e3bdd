package io.labelguard.policy.value;

import java.util.regex.Pattern;

/// Recognizes the names of callers that are not ARNs of roles and users: account ids, services and
/// identity providers.
///
/// @see <a
///     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html">Principal</a>
public final class CallerNames {

  private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");

  private static final Pattern CANONICAL = Pattern.compile("[0-9a-fA-F]{64}");

  // The domains of the partitions, and amazon.com for the services that are older than them.
  private static final Pattern SERVICE =
      Pattern.compile(
          "(?:[A-Za-z0-9_-]+\\.)+(?:amazonaws\\.com(?:\\.cn)?|amazonaws\\.eu|amazon\\.com"
              + "|aws\\.internal|c2s\\.ic\\.gov|sc2s\\.sgov\\.gov|cloud\\.adc-e\\.uk|csp\\.hci\\.ic\\.gov)");

  private static final Pattern PROVIDER =
      Pattern.compile(
          "arn:"
              + Arns.PARTITION
              + ":iam::[0-9]{12}:(?:saml-provider|oidc-provider)/\\S+|(?:[A-Za-z0-9-]+\\.)+[A-Za-z]+(?:/\\S*)?");

  private CallerNames() {}

  /// Whether a text has the form of an AWS account id: 12 digits.
  public static boolean isAccountId(String text) {
    return ACCOUNT.matcher(text).matches();
  }

  /// Whether a text has the form of a canonical user id: 64 hexadecimal digits.
  public static boolean isCanonicalId(String text) {
    return CANONICAL.matcher(text).matches();
  }

  /// Whether a text has the form of a service principal, such as `cloudtrail.amazonaws.com`.
  public static boolean isService(String text) {
    return SERVICE.matcher(text).matches();
  }

  /// Whether a text has the form of an identity provider's name: the ARN of a SAML or OIDC
  /// provider, or a provider's domain, such as `accounts.google.com`.
  public static boolean isIdentityProvider(String text) {
    return PROVIDER.matcher(text).matches();
  }
}
