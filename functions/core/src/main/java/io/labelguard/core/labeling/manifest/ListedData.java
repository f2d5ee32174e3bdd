package io.labelguard.core.labeling.manifest;

import io.labelguard.core.labeling.DataObjects;
import io.labelguard.core.labeling.S3Location;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// Where the data objects of a job are, from what was read of its manifest and its sequence files.
public final class ListedData {

  private static final Comparator<S3Location> BY_URI = Comparator.comparing(S3Location::uri);

  private ListedData() {}

  /// Returns where the objects are whose sequence files were not opened.
  public static DataObjects of(ManifestSummary manifest) {
    long files = manifest.sequences().first().size();
    return of(manifest, List.of(), files);
  }

  /// Returns where the objects are.
  ///
  /// @param frames the folders that the manifest's sequence files name
  /// @param unopened how many of those files were not read
  public static DataObjects of(ManifestSummary manifest, List<S3Location> frames, long unopened) {
    return new DataObjects(
        Stream.concat(manifest.prefixes().stream(), frames.stream())
            .distinct()
            .sorted(BY_URI)
            .toList(),
        manifest.folded(),
        manifest.lines().source() > 0,
        unread(manifest, unopened),
        manifest.partial()
            ? OptionalLong.empty()
            : OptionalLong.of(manifest.lines().source() + manifest.lines().reference()));
  }

  private static List<String> unread(ManifestSummary manifest, long unopened) {
    List<String> unread = new ArrayList<>();
    if (manifest.partial()) {
      unread.add("objects after the part of the manifest that was read");
    }
    add(
        unread,
        manifest.lines().bad(),
        "line of the manifest that is not a JSON object",
        "lines of the manifest that are not JSON objects");
    add(
        unread,
        manifest.badReferences(),
        "reference of the manifest that is not an S3 URI",
        "references of the manifest that are not S3 URIs");
    if (manifest.sequences().more()) {
      unread.add("frames of the sequence files beyond the first " + SequenceReferences.MOST);
    }
    add(unread, unopened, "sequence file that was not read", "sequence files that were not read");
    return unread;
  }

  private static void add(List<String> unread, long count, String one, String several) {
    if (count > 0) {
      unread.add(count + " " + (count == 1 ? one : several));
    }
  }
}
