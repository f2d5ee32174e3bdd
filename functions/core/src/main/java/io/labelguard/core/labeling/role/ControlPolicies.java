package io.labelguard.core.labeling.role;

import io.labelguard.core.labeling.Reading;
import io.labelguard.policy.layer.Layer;
import java.util.List;

/// The policies of an organization that bind an account, one layer for each level from the root
/// down to the account. No level means that they do not restrict.
///
/// @param service its service control policies (SCPs), which bind the account's callers
/// @param resource its resource control policies (RCPs), which bind the account's resources
/// @see <a
///     href="https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_evaluation.html">How
///     SCPs are evaluated</a>
/// @see <a
///     href="https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_evaluation.html">How
///     RCPs are evaluated</a>
public record ControlPolicies(Reading<List<Layer>> service, Reading<List<Layer>> resource) {

  /// None restricts: the account is in no organization, or manages its own.
  public static final ControlPolicies NONE =
      new ControlPolicies(new Reading.Known<>(List.of()), new Reading.Known<>(List.of()));

  /// Nobody gave them.
  public static final ControlPolicies NOT_GIVEN =
      new ControlPolicies(new Reading.NotGiven<>(), new Reading.NotGiven<>());
}
