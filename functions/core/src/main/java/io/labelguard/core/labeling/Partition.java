package io.labelguard.core.labeling;

/// Knows by its Region's name which partition a resource lies in.
///
/// @see <a
///     href="https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html">Partitions</a>
public final class Partition {

  private Partition() {}

  /// Returns the partition of a Region; the commercial one where the name says no other.
  public static String ofRegion(String region) {
    return region.startsWith("cn-")
        ? "aws-cn"
        : region.startsWith("us-gov-")
            ? "aws-us-gov"
            : region.startsWith("us-iso-")
                ? "aws-iso"
                : region.startsWith("us-isob-")
                    ? "aws-iso-b"
                    : region.startsWith("eusc-") ? "aws-eusc" : "aws";
  }
}
