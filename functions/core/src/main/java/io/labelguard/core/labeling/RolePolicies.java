package io.labelguard.core.labeling;

import io.labelguard.policy.model.Policy;
import java.util.List;
import java.util.Optional;

/// What an execution role itself carries of policies: all of them, or it is not known.
///
/// @param roleArn the role's ARN, with its path
/// @param policies its inline policies and those attached to it, read as policies of a layer; a
///     role without any is allowed nothing by itself
/// @param boundary its permissions boundary; empty where it has none
/// @see <a
///     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_identity-vs-resource.html">Identity-based
///     policies and resource-based policies</a>
public record RolePolicies(String roleArn, List<Policy> policies, Optional<Policy> boundary) {
  public RolePolicies {
    policies = List.copyOf(policies);
  }
}
