package io.labelguard.core.labeling;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Where the data objects of a job are, as its manifest says.
///
/// @param folders each a bucket and what its objects' keys begin with up to the last slash, sorted
/// @param parents buckets with so many folders that only parents of them are known: what begins
///     with one of these may lie deeper
/// @param within whether lines of the manifest hold the data itself
/// @param unread what was not read, so that there may be more, in words such as `lines after the
///     first 1 GB`; empty where all was
public record DataObjects(
    List<S3Location> folders, Set<String> parents, boolean within, List<String> unread) {

  /// How many characters of folders are kept of one job.
  public static final int MOST_CHARACTERS = 50_000;

  public DataObjects {
    folders = List.copyOf(folders);
    parents = Set.copyOf(parents);
    unread = List.copyOf(unread);
  }

  /// Whether no object is anywhere but in the manifest itself.
  public boolean areOnlyWithin() {
    return within && folders.isEmpty() && unread.isEmpty();
  }

  /// Returns the same objects in fewer words: where the folders take more characters, only their
  /// buckets are kept, and of these as many as fit.
  public DataObjects within(int characters) {
    if (characters(folders) <= characters) {
      return this;
    }
    List<S3Location> buckets =
        folders.stream().map(folder -> new S3Location(folder.bucket(), "")).distinct().toList();
    int fit = buckets.size();
    while (characters(buckets.subList(0, fit)) > characters) {
      fit--;
    }
    List<String> more = new ArrayList<>(unread);
    if (fit < buckets.size()) {
      more.add("objects in buckets beyond the first " + fit);
    }
    List<S3Location> kept = buckets.subList(0, fit);
    return new DataObjects(
        kept, kept.stream().map(S3Location::bucket).collect(toUnmodifiableSet()), within, more);
  }

  private static int characters(List<S3Location> places) {
    return places.stream().mapToInt(place -> place.uri().length()).sum();
  }
}
