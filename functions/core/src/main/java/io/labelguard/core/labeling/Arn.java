package io.labelguard.core.labeling;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// An ARN of something that belongs to an account, in its parts.
///
/// @param region empty text for global services such as IAM
/// @param resource everything after the fifth colon
/// @see <a
///     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html">Amazon Resource
///     Names</a>
public record Arn(
    String partition, String service, String region, String account, String resource) {

  private static final Pattern PARTITION = Pattern.compile("aws[a-z0-9-]*");
  private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");
  private static final Pattern REGION = Pattern.compile("[a-z0-9-]*");
  private static final Pattern REGION_NAME = Pattern.compile("[a-z]+(?:-[a-z]+)+-[0-9]+");

  /// Reads an ARN; empty where the text is not one, or its account is not an account id.
  public static Optional<Arn> parse(String text) {
    List<String> parts = List.of(text.split(":", 6));
    if (parts.size() < 6
        || !parts.get(0).equals("arn")
        || !PARTITION.matcher(parts.get(1)).matches()
        || parts.get(2).isEmpty()
        || !REGION.matcher(parts.get(3)).matches()
        || !ACCOUNT.matcher(parts.get(4)).matches()
        || parts.get(5).isBlank()) {
      return Optional.empty();
    }
    return Optional.of(
        new Arn(parts.get(1), parts.get(2), parts.get(3), parts.get(4), parts.get(5)));
  }

  /// Returns the ARN where it names a resource of that service and type, such as `labeling-job`.
  public static Optional<Arn> parse(String text, String service, String type) {
    return parse(text)
        .filter(arn -> arn.service.equals(service))
        .filter(arn -> arn.resource.startsWith(type + "/"))
        .filter(arn -> arn.resource.length() > type.length() + 1);
  }

  /// Returns the Region of a text that is an ARN but for its account or resource.
  static Optional<String> regionOfMalformed(String text) {
    List<String> parts = List.of(text.split(":", 6));
    return parts.size() > 3
            && parts.getFirst().equals("arn")
            && REGION_NAME.matcher(parts.get(3)).matches()
        ? Optional.of(parts.get(3))
        : Optional.empty();
  }

  /// Returns the ARN as it is written.
  public String text() {
    return String.join(":", "arn", partition, service, region, account, resource);
  }

  /// Returns what comes after the last slash of the resource.
  public String name() {
    return resource.substring(resource.lastIndexOf('/') + 1);
  }
}
