package io.labelguard.policy.value;

import java.util.regex.Pattern;

/// The parts that all ARNs have.
public final class Arns {

  /// A regular expression of the partitions that AWS has: the public one, China, GovCloud, the
  /// isolated ones and the European sovereign cloud.
  public static final String PARTITION = "aws(?:-cn|-us-gov|-iso|-iso-[a-z]|-eusc)?";

  private static final Pattern PARTITION_PATTERN = Pattern.compile(PARTITION);

  private Arns() {}

  /// {@return whether a text is the name of a partition, such as `aws-cn`}
  public static boolean isPartition(String text) {
    return PARTITION_PATTERN.matcher(text).matches();
  }
}
