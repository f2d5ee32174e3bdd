package io.labelguard.policy.lint;

import io.labelguard.policy.json.Quoted;
import io.labelguard.policy.value.CallerNames;
import java.util.Optional;
import java.util.regex.Pattern;

/// The forms that a principal under `Service`, `Federated` or `CanonicalUser` can have.
///
/// @see <a
///     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html">Principal</a>
final class OtherPrincipal {

  // 64 digits for an account, 96 for a CloudFront origin access identity.
  private static final Pattern CANONICAL_USER =
      Pattern.compile("[0-9A-Fa-f]{64}(?:[0-9A-Fa-f]{32})?");

  private OtherPrincipal() {}

  static Optional<String> whyNoService(String text) {
    return CallerNames.isService(text)
        ? Optional.empty()
        : Optional.of(
            Quoted.text(text)
                + " is not a service: write its name in full, such as cloudtrail.amazonaws.com,"
                + " without wildcards");
  }

  static Optional<String> whyNotFederated(String text) {
    return CallerNames.isIdentityProvider(text)
        ? Optional.empty()
        : Optional.of(
            Quoted.text(text)
                + " is not an identity provider: write its ARN or its domain, without wildcards");
  }

  static Optional<String> whyNoCanonicalUser(String text) {
    return CANONICAL_USER.matcher(text).matches()
        ? Optional.empty()
        : Optional.of(
            Quoted.text(text)
                + " is not a canonical user id: write its 64 hexadecimal digits, or the account id"
                + " under AWS");
  }
}
