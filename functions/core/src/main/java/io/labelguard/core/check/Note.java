package io.labelguard.core.check;

import io.labelguard.core.labeling.AccessPath;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// A sentence that is not a finding and changes no exit code, mostly on what was not judged.
///
/// @param kind whether it says what was not judged
/// @param check id of the check that will judge it, such as `LG203`; empty where there is none yet
/// @param path the access path that was not judged, where it is one
/// @param team name of the work team
public record Note(
    Kind kind,
    Optional<String> check,
    Optional<AccessPath> path,
    Optional<String> job,
    Optional<String> bucket,
    Optional<String> team,
    String message) {

  private static final String NOT_CHECKED = "Not checked: ";

  /// What a note says.
  public enum Kind {
    /// What was not judged.
    NOT_CHECKED,
    /// Anything else.
    REMARK
  }

  /// Returns a note that is about nothing in particular.
  public static Note of(String message) {
    return of(Kind.REMARK, message);
  }

  private static Note of(Kind kind, String message) {
    return new Note(
        kind,
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
  public static Note notChecked(String what) {
    return of(Kind.NOT_CHECKED, NOT_CHECKED + what + ".");
  }

  /// Returns what was not judged, without the words around it; empty for another kind of note.
  public Optional<String> notChecked() {
    return kind == Kind.NOT_CHECKED
        ? Optional.of(message.substring(NOT_CHECKED.length(), message.length() - 1))
        : Optional.empty();
  }

  /// Returns this note about a job.
  public Note withJob(String name) {
    return new Note(kind, check, path, Optional.of(name), bucket, team, message);
  }

  Note withCheck(String id) {
    return new Note(kind, Optional.of(id), path, job, bucket, team, message);
  }

  Note withPath(AccessPath other) {
    return new Note(kind, check, Optional.of(other), job, bucket, team, message);
  }

  Note withBucket(String name) {
    return new Note(kind, check, path, job, Optional.of(name), team, message);
  }

  Note withTeam(String name) {
    return new Note(kind, check, path, job, bucket, Optional.of(name), message);
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
