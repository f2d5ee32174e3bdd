package io.labelguard.core.check;

import io.labelguard.core.labeling.AccessPath;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// A sentence that is not a finding and changes no exit code, mostly on what was not judged.
///
/// @param check id of the check that will judge it, such as `LG203`; empty where there is none yet
/// @param path the access path that was not judged, where it is one
/// @param team name of the work team
public record Note(
    Optional<String> check,
    Optional<AccessPath> path,
    Optional<String> job,
    Optional<String> bucket,
    Optional<String> team,
    String message) {

  /// Returns a note that is about nothing in particular.
  public static Note of(String message) {
    return new Note(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        message);
  }

  /// Returns a note on what was not judged.
  ///
  /// @param what and what would change that
  static Note notChecked(String what) {
    return of("Not checked: " + what + ".");
  }

  /// Returns this note about a job.
  public Note withJob(String name) {
    return new Note(check, path, Optional.of(name), bucket, team, message);
  }

  Note withCheck(String id) {
    return new Note(Optional.of(id), path, job, bucket, team, message);
  }

  Note withPath(AccessPath other) {
    return new Note(check, Optional.of(other), job, bucket, team, message);
  }

  Note withBucket(String name) {
    return new Note(check, path, job, Optional.of(name), team, message);
  }

  Note withTeam(String name) {
    return new Note(check, path, job, bucket, Optional.of(name), message);
  }

  /// Returns the names of what some notes say was not judged: ids of checks and names of access
  /// paths, sorted, each once.
  public static List<String> names(Collection<Note> notes) {
    TreeSet<String> names = new TreeSet<>();
    for (Note note : notes) {
      note.check.ifPresent(names::add);
      note.path.map(AccessPath::id).ifPresent(names::add);
    }
    return List.copyOf(names);
  }
}
