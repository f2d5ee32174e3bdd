package io.labelguard.core.labeling.manifest;

import io.labelguard.core.labeling.S3Location;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What is kept of a manifest: where the data lies, and counts.
///
/// @param badReferences references that are no S3 URI: a `source-ref`, or the `prefix` in
///     `source-ref-metadata`
/// @param prefixes where the data lies: each reference up to its last slash, distinct and sorted by
///     URI; at most [#MOST_PREFIXES] in a bucket, beyond that the parents of the deepest ones
/// @param folded the buckets of which it keeps such parents
/// @param sequences what must be read as well to know every prefix
public record ManifestSummary(
    LineCounts lines,
    long badReferences,
    List<S3Location> prefixes,
    Set<String> folded,
    SequenceReferences sequences,
    ScanEnd end) {

  /// The most prefixes that are kept of one bucket.
  public static final int MOST_PREFIXES = 1_000;

  public ManifestSummary {
    prefixes = List.copyOf(prefixes);
    folded = Set.copyOf(folded);
    if (badReferences < 0) {
      throw new IllegalArgumentException("a negative number of references");
    }
  }

  /// Returns the buckets that the data lies in, sorted. A name is what is between `s3://` and the
  /// next slash, whether or not S3 would take it.
  public List<String> buckets() {
    return prefixes.stream().map(S3Location::bucket).distinct().sorted().toList();
  }

  /// Whether the manifest goes on where the scan ended, so that there may be more of everything.
  public boolean partial() {
    return end == ScanEnd.BYTE_LIMIT || end == ScanEnd.TOO_MANY_PLACES;
  }

  /// Whether every line that was read is an object and every reference an S3 URI.
  public boolean clean() {
    return lines.bad() == 0 && badReferences == 0;
  }

  /// Returns why this is no manifest; empty where it is one, or where the scan ended before its
  /// first line did.
  public Optional<NotJsonLines> notJsonLines() {
    if (end == ScanEnd.PRINTED_DOCUMENT) {
      return Optional.of(NotJsonLines.PRINTED_DOCUMENT);
    }
    if (lines.total() == 0) {
      return partial() ? Optional.empty() : Optional.of(NotJsonLines.EMPTY);
    }
    return lines.objects() == 0 ? Optional.of(NotJsonLines.NO_OBJECT) : Optional.empty();
  }
}
