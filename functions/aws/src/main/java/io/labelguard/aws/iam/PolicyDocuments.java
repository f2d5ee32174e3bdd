package io.labelguard.aws.iam;

import io.labelguard.policy.PolicyReader;
import io.labelguard.policy.model.MalformedPolicyException;
import io.labelguard.policy.model.Policy;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkClientException;

/// Reads policies as IAM writes them in its answers.
final class PolicyDocuments {

  private PolicyDocuments() {}

  /// Reads a policy that a role carries. A document is encoded as RFC 3986 has it, where a plus
  /// sign means itself.
  ///
  /// @throws SdkClientException where it is not a policy
  static Policy read(String name, String document) {
    try {
      return PolicyReader.liveOfLayer(decoded(document));
    } catch (IllegalArgumentException | MalformedPolicyException e) {
      throw SdkClientException.create("policy " + name + " cannot be read: " + e.getMessage(), e);
    }
  }

  /// Reads the trust policy of a role; empty where it cannot be read. Then all else that IAM says
  /// of the role still counts, and a note says that the trust policy was not judged.
  static Optional<Policy> trust(String document) {
    try {
      return Optional.of(PolicyReader.liveOfRole(decoded(document)));
    } catch (IllegalArgumentException | MalformedPolicyException _) {
      return Optional.empty();
    }
  }

  private static String decoded(String document) {
    return URLDecoder.decode(document.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
