package io.labelguard.core.check;

import io.labelguard.core.labeling.network.VpcEndpoint;
import java.util.Optional;

/// A way by which requests leave a VPC for S3.
sealed interface WayOut {

  /// Through an endpoint of the VPC.
  record Endpoint(VpcEndpoint endpoint) implements WayOut {}

  /// Over the internet, from the address of a NAT gateway.
  record Nat(String gateway) implements WayOut {}

  /// Returns the id of what they go through.
  default String id() {
    return switch (this) {
      case Endpoint(VpcEndpoint endpoint) -> endpoint.id();
      case Nat(String gateway) -> gateway;
    };
  }

  /// Returns the endpoint, where it is one.
  default Optional<VpcEndpoint> through() {
    return this instanceof Endpoint(VpcEndpoint endpoint)
        ? Optional.of(endpoint)
        : Optional.empty();
  }

  /// Returns `through endpoint vpce-…`, or the like.
  default String words() {
    return switch (this) {
      case Endpoint(VpcEndpoint endpoint) -> "through endpoint " + endpoint.id();
      case Nat(String gateway) -> "over the internet from NAT gateway " + gateway;
    };
  }
}
