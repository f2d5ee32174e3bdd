package io.labelguard.core.port.dependency;

import io.labelguard.core.labeling.Reading;
import io.labelguard.core.labeling.role.SimulatedRequest;
import java.util.List;

/// Asks IAM's simulator whether the SCPs of the organization allow a role something. It can be
/// asked where the SCPs themselves cannot be read. It does not see conditions on global keys, nor
/// RCPs.
@FunctionalInterface
public interface OrganizationDecisions {

  /// Returns those of the requests that the SCPs do not allow; not given where the simulator says
  /// nothing of an organization.
  ///
  /// @throws io.labelguard.core.port.CallFailedException where IAM neither answers nor refuses
  Reading<List<SimulatedRequest>> denied(String roleArn, List<SimulatedRequest> requests);
}
