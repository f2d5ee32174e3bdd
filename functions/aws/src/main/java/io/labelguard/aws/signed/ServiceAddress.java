package io.labelguard.aws.signed;

import java.net.URI;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.ServiceMetadata;
import software.amazon.awssdk.regions.ServicePartitionMetadata;

/// Where a service is, and for what a call to it is signed.
///
/// @param signingName such as `ec2`
/// @param signingRegion not the guard's own where the service is global
public record ServiceAddress(String signingName, Region signingRegion, URI endpoint) {

  /// Returns the address of a service that has one endpoint in each partition, or, where the SDK
  /// knows none in the Region's partition, the endpoint of the Region.
  ///
  /// @param metadata the SDK's table of its endpoints
  /// @param region the guard's own
  public static ServiceAddress global(String signingName, ServiceMetadata metadata, Region region) {
    String partition = PartitionMetadata.of(region).id();
    Region asked =
        metadata.servicePartitions().stream()
            .filter(candidate -> candidate.partition().id().equals(partition))
            .findFirst()
            .flatMap(ServicePartitionMetadata::globalRegion)
            .orElse(region);
    return new ServiceAddress(
        signingName,
        metadata.signingRegion(asked),
        URI.create("https://" + metadata.endpointFor(asked)));
  }

  /// Returns this address with another endpoint.
  public ServiceAddress at(URI other) {
    return new ServiceAddress(signingName, signingRegion, other);
  }
}
