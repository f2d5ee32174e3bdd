package io.labelguard.core.labeling.manifest;

/// What one line of a manifest is.
enum LineForm {
  BLANK,
  /// One JSON object, and nothing after it.
  OBJECT,
  /// Another JSON value, or no JSON.
  OTHER,
  /// The line ends before its value does.
  OPEN
}
