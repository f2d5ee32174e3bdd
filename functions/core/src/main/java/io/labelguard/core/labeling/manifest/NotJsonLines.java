package io.labelguard.core.labeling.manifest;

/// Why bytes are not JSON Lines, and so no manifest.
public enum NotJsonLines {
  /// There is no line, or only blank ones.
  EMPTY,
  /// No line is a JSON object.
  NO_OBJECT,
  /// The first line ends inside an open value: a document printed over several lines.
  PRINTED_DOCUMENT
}
