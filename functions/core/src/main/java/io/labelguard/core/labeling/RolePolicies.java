package io.labelguard.core.labeling;

import io.labelguard.policy.model.Policy;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What an execution role itself carries of policies: all of them, or it is not known. Each is read
/// as a policy of a layer.
///
/// @param roleArn the role's ARN, with its path
/// @param inline its inline policies, by name
/// @param attached the managed policies that are attached to it, by ARN
/// @param boundary its permissions boundary; empty where it has none
/// @see <a
///     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_identity-vs-resource.html">Identity-based
///     policies and resource-based policies</a>
public record RolePolicies(
    String roleArn,
    SortedMap<String, Policy> inline,
    SortedMap<String, Policy> attached,
    Optional<Policy> boundary) {
  public RolePolicies {
    inline = Collections.unmodifiableSortedMap(new TreeMap<>(inline));
    attached = Collections.unmodifiableSortedMap(new TreeMap<>(attached));
  }

  /// Returns all policies that allow or deny something; a role without any is allowed nothing by
  /// itself.
  public List<Policy> policies() {
    return Stream.concat(inline.values().stream(), attached.values().stream()).toList();
  }
}
