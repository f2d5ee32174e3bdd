package io.labelguard.core.port.dependency;

import io.labelguard.core.labeling.Reading;
import io.labelguard.core.labeling.network.RouteTable;
import io.labelguard.core.labeling.network.SecurityGroup;
import io.labelguard.core.labeling.network.Subnet;
import io.labelguard.core.labeling.network.VpcEndpoint;
import java.util.Collection;
import java.util.List;

/// Reads the networks of the account in its Region. Each method throws `CallFailedException` where
/// AWS neither answers nor refuses.
public interface Networks {

  /// Returns those of some subnets that exist, by id; nobody is asked for none.
  Reading<List<Subnet>> subnets(Collection<String> ids);

  /// Returns the route tables of a VPC that can be seen from here, by id.
  Reading<List<RouteTable>> routeTables(String vpcId);

  /// Returns every endpoint of a VPC, by id.
  Reading<List<VpcEndpoint>> endpoints(String vpcId);

  /// Returns those of some security groups that exist, by id; nobody is asked for none.
  Reading<List<SecurityGroup>> securityGroups(Collection<String> ids);
}
