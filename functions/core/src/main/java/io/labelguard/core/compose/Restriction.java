package io.labelguard.core.compose;

import io.labelguard.core.labeling.console.ConsolePrincipal;
import io.labelguard.core.labeling.need.SourceNetwork;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a bucket is restricted to: networks, and the people who reach it from any network.
///
/// @param vpcs ids of VPCs
/// @param endpoints ids of VPC endpoints for S3
/// @param principals each a user, a role or a root user, never a session
public record Restriction(
    SortedSet<String> vpcs, SortedSet<String> endpoints, List<ConsolePrincipal> principals) {

  private static final Pattern VPC = Pattern.compile("vpc-(?:[0-9a-f]{8}|[0-9a-f]{17})");
  private static final Pattern ENDPOINT = Pattern.compile("vpce-(?:[0-9a-f]{8}|[0-9a-f]{17})");

  /// Checks the ids.
  ///
  /// @throws IllegalArgumentException where an id has another form, a principal is a session, or
  ///     nothing and nobody is named
  public Restriction {
    vpcs = Collections.unmodifiableSortedSet(new TreeSet<>(vpcs));
    endpoints = Collections.unmodifiableSortedSet(new TreeSet<>(endpoints));
    principals = List.copyOf(principals);
    if (vpcs.isEmpty() && endpoints.isEmpty() && principals.isEmpty()) {
      throw new IllegalArgumentException("a restriction must name a network or a principal");
    }
    if (!vpcs.stream().allMatch(Restriction::isVpc)
        || !endpoints.stream().allMatch(Restriction::isEndpoint)) {
      throw new IllegalArgumentException(
          "a network must be an id of a VPC or of an endpoint, such as vpc-0a1b2c3d4e5f60718 or"
              + " vpce-0c1d2e3f4a5b60789");
    }
    if (principals.stream().anyMatch(who -> who.session().isPresent())) {
      throw new IllegalArgumentException("aws:PrincipalArn never has the ARN of a session");
    }
  }

  /// Whether a text has the form of a VPC's id.
  public static boolean isVpc(String id) {
    return VPC.matcher(id).matches();
  }

  /// Whether a text has the form of a VPC endpoint's id.
  public static boolean isEndpoint(String id) {
    return ENDPOINT.matcher(id).matches();
  }

  /// Returns each network that is named.
  List<SourceNetwork> networks() {
    Stream<SourceNetwork> named =
        Stream.concat(
            vpcs.stream().map(SourceNetwork.Vpc::new),
            endpoints.stream().map(SourceNetwork.Endpoint::new));
    return named.toList();
  }

  /// Returns the ids of the networks.
  List<String> networkIds() {
    return Stream.concat(vpcs.stream(), endpoints.stream()).toList();
  }

  /// Returns the ARNs of the people.
  List<String> principalArns() {
    return principals.stream().map(ConsolePrincipal::arn).distinct().sorted().toList();
  }
}
