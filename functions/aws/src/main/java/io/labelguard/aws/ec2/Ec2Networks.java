package io.labelguard.aws.ec2;

import io.labelguard.aws.signed.ServiceAddress;
import io.labelguard.aws.signed.SignedCalls;
import io.labelguard.aws.signed.XmlElement;
import io.labelguard.core.labeling.Reading;
import io.labelguard.core.labeling.network.RouteTable;
import io.labelguard.core.labeling.network.SecurityGroup;
import io.labelguard.core.labeling.network.Subnet;
import io.labelguard.core.labeling.network.VpcEndpoint;
import io.labelguard.core.port.dependency.Networks;
import java.net.URI;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.regions.Region;

/// Reads networks from EC2. It asks by filters, which leave out what does not exist: by ids alone
/// EC2 would refuse the whole call for one that is gone.
///
/// @see <a
///     href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSubnets.html">DescribeSubnets</a>
/// @see <a
///     href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeRouteTables.html">DescribeRouteTables</a>
/// @see <a
///     href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpcEndpoints.html">DescribeVpcEndpoints</a>
/// @see <a
///     href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSecurityGroups.html">DescribeSecurityGroups</a>
public final class Ec2Networks implements Networks {

  /// The most values that a filter takes.
  private static final int MOST_VALUES = 200;

  private final Ec2Calls ec2;

  public Ec2Networks(SignedCalls ec2) {
    this.ec2 = new Ec2Calls(ec2);
  }

  /// Returns EC2's address in a Region of any partition.
  public static ServiceAddress addressIn(Region region) {
    String suffix = region.metadata().partition().dnsSuffix();
    return new ServiceAddress(
        "ec2", region, URI.create("https://ec2." + region.id() + "." + suffix));
  }

  @Override
  public Reading<List<Subnet>> subnets(Collection<String> ids) {
    return named(
        "read subnets ",
        "DescribeSubnets",
        "subnetSet",
        "subnet-id",
        ids,
        NetworkXml::subnet,
        Subnet::id);
  }

  @Override
  public Reading<List<RouteTable>> routeTables(String vpcId) {
    return ofVpc(
        "read the route tables of VPC ",
        "DescribeRouteTables",
        "routeTableSet",
        vpcId,
        NetworkXml::routeTable,
        RouteTable::id);
  }

  @Override
  public Reading<List<VpcEndpoint>> endpoints(String vpcId) {
    return ofVpc(
        "read the endpoints of VPC ",
        "DescribeVpcEndpoints",
        "vpcEndpointSet",
        vpcId,
        NetworkXml::endpoint,
        VpcEndpoint::id);
  }

  @Override
  public Reading<List<SecurityGroup>> securityGroups(Collection<String> ids) {
    return named(
        "read security groups ",
        "DescribeSecurityGroups",
        "securityGroupInfo",
        "group-id",
        ids,
        NetworkXml::securityGroup,
        SecurityGroup::id);
  }

  private <T> Reading<List<T>> ofVpc(
      String attempt,
      String action,
      String list,
      String vpcId,
      Function<XmlElement, T> read,
      Function<T, String> id) {
    return ec2.list(attempt + vpcId, action, list, "vpc-id", List.of(vpcId))
        .map(items -> items.stream().map(read).sorted(Comparator.comparing(id)).toList());
  }

  /// A filter takes wildcards, so what it lets pass may be more than what was asked for.
  private <T> Reading<List<T>> named(
      String attempt,
      String action,
      String list,
      String filter,
      Collection<String> ids,
      Function<XmlElement, T> read,
      Function<T, String> id) {
    List<String> sorted = ids.stream().distinct().sorted().toList();
    Reading<List<T>> all = new Reading.Known<>(List.of());
    for (int from = 0; from < sorted.size(); from += MOST_VALUES) {
      List<String> some = sorted.subList(from, Math.min(from + MOST_VALUES, sorted.size()));
      Reading<List<T>> found =
          ec2.list(attempt + String.join(", ", some), action, list, filter, some)
              .map(
                  items ->
                      items.stream()
                          .map(read)
                          .filter(one -> some.contains(id.apply(one)))
                          .toList());
      if (!(found instanceof Reading.Known<List<T>>(List<T> more))) {
        return found;
      }
      all =
          all.map(
              before ->
                  Stream.concat(before.stream(), more.stream())
                      .sorted(Comparator.comparing(id))
                      .toList());
    }
    return all;
  }
}
