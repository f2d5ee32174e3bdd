package io.labelguard.core.fix;

import io.labelguard.policy.PolicyReader;
import io.labelguard.policy.model.MalformedPolicyException;
import io.labelguard.policy.model.Policy;
import io.labelguard.policy.model.Statement;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/// SHA-256 (hex) of the canonical form of a bucket policy or of a statement, the same for every
/// spelling in which S3 may hand back the same policy.
public record Fingerprint(String hex) {

  /// Returns the fingerprint of a policy.
  public static Fingerprint of(Policy policy) {
    return ofText("policy " + CanonicalForm.of(policy));
  }

  /// Returns the fingerprint of one statement, wherever in a policy it is.
  public static Fingerprint of(Statement statement) {
    return ofText("statement " + CanonicalForm.of(statement));
  }

  /// Returns the fingerprint of what S3 returned: of the policy where the text can be read, else of
  /// the text itself, else of there being no policy.
  public static Fingerprint of(Optional<String> text) {
    if (text.isEmpty()) {
      return ofText("none");
    }
    try {
      return of(PolicyReader.live(text.get()));
    } catch (MalformedPolicyException _) {
      return ofText("text " + text.get());
    }
  }

  private static Fingerprint ofText(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] hash = digest.digest(text.getBytes(StandardCharsets.UTF_8));
      return new Fingerprint(HexFormat.of().formatHex(hash));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
