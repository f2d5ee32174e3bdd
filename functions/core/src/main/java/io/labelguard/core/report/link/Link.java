package io.labelguard.core.report.link;

/// A page that helps.
///
/// @param name one word for what it shows, such as `Bucket`
public record Link(String name, String url) {

  /// The name of a link to the page of a check.
  static final String CHECK = "Why";

  /// Whether it leads to the page of a check, not to the AWS console.
  public boolean isOfACheck() {
    return name.equals(CHECK);
  }
}
