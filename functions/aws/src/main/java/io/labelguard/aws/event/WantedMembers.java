package io.labelguard.aws.event;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// The members of an event that are read; every other one is skipped.
///
/// @param scalars paths of strings, numbers and booleans
/// @param subtrees paths of values to return as text: an object or array as its exact JSON, a
///     string as its content
/// @param arnsIn path of the value in which every ARN is kept, under this path
/// @param butNotIn names of members, in lower case, in which it is not: people choose what is there
record WantedMembers(
    Set<String> scalars, Set<String> subtrees, String arnsIn, Set<String> butNotIn) {

  private static final Pattern DOT = Pattern.compile("\\.");

  WantedMembers {
    scalars = Set.copyOf(scalars);
    subtrees = Set.copyOf(subtrees);
    butNotIn = Set.copyOf(butNotIn);
  }

  /// Whether a wanted member may be below this path.
  boolean leadsOn(String path) {
    String prefix = path + ".";
    return scalars.stream().anyMatch(wanted -> wanted.startsWith(prefix))
        || subtrees.stream().anyMatch(wanted -> wanted.startsWith(prefix))
        || keepsArns(path);
  }

  /// Whether ARNs at this path or below it are kept.
  boolean keepsArns(String path) {
    return (path.equals(arnsIn) || path.startsWith(arnsIn + "."))
        && DOT.splitAsStream(path.substring(arnsIn.length()))
            .noneMatch(name -> butNotIn.contains(name.toLowerCase(Locale.ROOT)));
  }
}
