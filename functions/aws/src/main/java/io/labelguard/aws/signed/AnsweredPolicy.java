package io.labelguard.aws.signed;

import io.labelguard.policy.PolicyReader;
import io.labelguard.policy.model.MalformedPolicyException;
import io.labelguard.policy.model.Policy;
import software.amazon.awssdk.core.exception.SdkClientException;

/// Reads the policies of resources in AWS's answers.
public final class AnsweredPolicy {

  private AnsweredPolicy() {}

  /// Reads the policy in the member `Policy` of an answer.
  ///
  /// @throws SdkClientException where there is none, or it cannot be read
  public static Policy in(AnsweredJson answer) {
    return live(
        answer
            .text("Policy")
            .orElseThrow(() -> SdkClientException.create("the answer has no policy")));
  }

  /// Reads a policy that AWS keeps.
  ///
  /// @throws SdkClientException where it is not one
  public static Policy live(String text) {
    try {
      return PolicyReader.live(text);
    } catch (MalformedPolicyException e) {
      throw SdkClientException.create("the policy cannot be read: " + e.getMessage(), e);
    }
  }
}
