package io.labelguard.policy.match;

import java.util.List;

/// One way to read a key whose value is the empty text, where AWS's pages disagree or are silent.
///
/// @param missing whether `Null` takes the key for one that is not in the request
/// @param counts whether a set operator beside `Null: false` takes the text for a value; the page
///     calls it an empty set
/// @see <a
///     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html">Single-valued
///     vs. multivalued context keys</a>
public record EmptyText(boolean missing, boolean counts) {

  /// All ways to read it.
  public static final List<EmptyText> READINGS =
      List.of(
          new EmptyText(false, false),
          new EmptyText(false, true),
          new EmptyText(true, false),
          new EmptyText(true, true));
}
