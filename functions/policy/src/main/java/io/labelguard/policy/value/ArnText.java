package io.labelguard.policy.value;

import java.util.Optional;

/// The six components of an ARN or of a pattern of one, as written.
///
/// @param prefix `arn`, where it is an ARN
/// @param partition such as `aws`
/// @param service such as `s3`
/// @param region empty for many services
/// @param account empty for many services
/// @param resource everything after the fifth colon, colons included
/// @see <a
///     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html">Amazon Resource
///     Names (ARNs)</a>
public record ArnText(
    String prefix,
    String partition,
    String service,
    String region,
    String account,
    String resource) {

  private static final int COMPONENTS = 6;

  /// {@return the six components of a text, split at its first five colons; empty where it has
  /// fewer}
  public static Optional<ArnText> parse(String text) {
    String[] parts = text.split(":", COMPONENTS);
    return parts.length < COMPONENTS
        ? Optional.empty()
        : Optional.of(new ArnText(parts[0], parts[1], parts[2], parts[3], parts[4], parts[5]));
  }
}
