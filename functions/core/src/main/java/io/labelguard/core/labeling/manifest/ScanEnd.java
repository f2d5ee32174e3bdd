package io.labelguard.core.labeling.manifest;

/// Why the scan of a manifest ended.
public enum ScanEnd {
  /// Everything was read.
  WHOLE,
  /// The caller's number of bytes was read, and the manifest goes on.
  BYTE_LIMIT,
  /// The manifest names more buckets and prefixes than are kept in memory.
  TOO_MANY_PLACES,
  /// The first line ends inside an open value, so this is a document over several lines.
  PRINTED_DOCUMENT
}
