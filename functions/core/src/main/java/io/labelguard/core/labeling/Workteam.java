package io.labelguard.core.labeling;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// A work team and the constraint on the presigned URLs that its workers get.
///
/// @param constraint an absent, null or empty WorkerAccessConfiguration is neither
/// @param otherFields every other field of DescribeWorkteam as JSON in a canonical form by name
///     (MemberDefinitions, Description, NotificationConfiguration, and so on, not LastUpdatedDate),
///     so that a read-back can be compared field by field
public record Workteam(
    String name,
    Optional<String> arn,
    Kind kind,
    PresignConstraint constraint,
    Optional<Instant> lastUpdated,
    SortedMap<String, String> otherFields) {
  public Workteam {
    otherFields = Collections.unmodifiableSortedMap(new TreeMap<>(otherFields));
  }

  /// Returns a team of which no other fields are known.
  public static Workteam of(
      String name, Optional<String> arn, Kind kind, PresignConstraint constraint) {
    return new Workteam(name, arn, kind, constraint, Optional.empty(), new TreeMap<>(Map.of()));
  }

  /// Returns this team with another constraint.
  public Workteam with(PresignConstraint other) {
    return new Workteam(name, arn, kind, other, lastUpdated, otherFields);
  }

  /// Returns the name of the private team that an ARN names; empty where it is a vendor's or
  /// public.
  public static Optional<String> privateName(String arn) {
    return Kind.ofArn(arn) == Kind.PRIVATE
        ? Optional.of(arn.substring(arn.lastIndexOf('/') + 1))
        : Optional.empty();
  }

  /// Whose workers they are.
  public enum Kind {
    PRIVATE,
    VENDOR,
    PUBLIC;

    /// Returns the kind that a team's ARN says: private unless it says vendor-crowd or
    /// public-crowd.
    public static Kind ofArn(String arn) {
      return arn.contains("workteam/vendor-crowd/")
          ? VENDOR
          : arn.contains("workteam/public-crowd/") ? PUBLIC : PRIVATE;
    }
  }

  /// WorkerAccessConfiguration.S3Presign.IamPolicyConstraints; `true` is Enabled.
  public record PresignConstraint(boolean sourceIp, boolean vpcSourceIp) {
    public static final PresignConstraint NONE = new PresignConstraint(false, false);
  }
}
