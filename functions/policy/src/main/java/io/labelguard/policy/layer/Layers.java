package io.labelguard.policy.layer;

import java.util.List;
import java.util.Optional;

/// What binds a request beside the resource's own policy.
///
/// Session policies are no layer here: what they would change counts as part of what the identity
/// allows.
///
/// @param identity the caller's identity policies; where it is not given, what the request says of
///     them counts
/// @param boundary the caller's permissions boundary
/// @param scps the service control policies of the caller's account, one layer for each level from
///     the root down; without a level they do not restrict
/// @param rcps the resource control policies of the resource's account, in the same way. They do
///     not bind the keys that AWS manages (`aws/s3`): a request does not show which keys these are,
///     so leave out the levels there
/// @param endpoint the policy of the VPC endpoint through which the request goes
/// @param grants the grants of the key that the request is about; empty where they were not read
/// @param managementAccount the id of the organization's management account, whose principals no
///     SCP binds and whose resources no RCP binds; where it is empty, SCPs and RCPs bind as given
/// @see <a
///     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html">How
///     AWS enforcement code logic evaluates requests</a>
public record Layers(
    Layer identity,
    Layer boundary,
    List<Layer> scps,
    List<Layer> rcps,
    Layer endpoint,
    Optional<List<Grant>> grants,
    Optional<String> managementAccount) {

  /// No layer restricts, and there are no grants.
  public static final Layers NONE =
      new Layers(
          Layer.NOT_GIVEN,
          Layer.NOT_GIVEN,
          List.of(),
          List.of(),
          Layer.NOT_GIVEN,
          Optional.of(List.of()),
          Optional.empty());

  public Layers {
    scps = List.copyOf(scps);
    rcps = List.copyOf(rcps);
    grants = grants.map(List::copyOf);
  }

  /// Returns these layers with other grants.
  ///
  /// @param others empty where they were not read
  public Layers withGrants(Optional<List<Grant>> others) {
    return new Layers(identity, boundary, scps, rcps, endpoint, others, managementAccount);
  }

  /// Returns these layers in the organization of a management account.
  public Layers under(String account) {
    return new Layers(identity, boundary, scps, rcps, endpoint, grants, Optional.of(account));
  }
}
