package io.labelguard.core.labeling;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/// Where the data objects of a job are, as its manifest says.
///
/// @param folders each a bucket and what its objects' keys begin with up to the last slash, sorted
/// @param parents buckets with so many folders that only parents of them are known: what begins
///     with one of these may lie deeper
/// @param within whether lines of the manifest hold the data itself
/// @param unread what was not read, so that there may be more, in words such as `lines after the
///     first 1 GB`; empty where all was
/// @param count how many objects the manifest has, where it was read to its end
public record DataObjects(
    List<S3Location> folders,
    Set<String> parents,
    boolean within,
    List<String> unread,
    OptionalLong count) {

  /// How many characters of folders one record of a job holds.
  static final int MOST_CHARACTERS = 50_000;

  /// How many buckets one record of a job holds: each is a row of the index.
  static final int MOST_BUCKETS = 100;

  /// The longest name of a bucket that there ever was.
  ///
  /// @see <a
  ///     href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html">Bucket
  ///     naming rules</a>
  private static final int LONGEST_NAME = 255;

  public DataObjects {
    folders = List.copyOf(folders);
    parents = Set.copyOf(parents);
    unread = List.copyOf(unread);
  }

  /// Data objects that are not counted.
  public DataObjects(
      List<S3Location> folders, Set<String> parents, boolean within, List<String> unread) {
    this(folders, parents, within, unread, OptionalLong.empty());
  }

  /// Whether no object is anywhere but in the manifest itself.
  public boolean areOnlyWithin() {
    return within && folders.isEmpty() && unread.isEmpty();
  }

  /// Returns as much as one record of a job holds: of at most [#MOST_BUCKETS] buckets the folders,
  /// or the buckets alone where the folders take too many characters. What is left out is unread,
  /// and no count is kept.
  public DataObjects bounded() {
    List<String> all = folders.stream().map(S3Location::bucket).distinct().toList();
    Set<String> kept =
        all.stream()
            .filter(bucket -> bucket.length() <= LONGEST_NAME)
            .limit(MOST_BUCKETS)
            .collect(toUnmodifiableSet());
    List<S3Location> places =
        folders.stream().filter(folder -> kept.contains(folder.bucket())).toList();
    boolean fits = places.stream().mapToInt(place -> place.uri().length()).sum() <= MOST_CHARACTERS;
    List<String> more = new ArrayList<>(unread);
    int left = all.size() - kept.size();
    if (left > 0) {
      more.add("objects in " + left + (left == 1 ? " further bucket" : " further buckets"));
    }
    return new DataObjects(
        fits ? places : kept.stream().sorted().map(name -> new S3Location(name, "")).toList(),
        fits ? parents : kept,
        within,
        more);
  }
}
