package io.labelguard.policy.filling;

import io.labelguard.policy.match.Glob;
import io.labelguard.policy.match.PatternClause;
import io.labelguard.policy.request.RequestResource;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// Finds the part of a prefix that is denied for all of what is unknown, by intersecting it with
/// the patterns of Deny statements, without listing objects.
///
/// A NotResource has no such patterns: its statement is among those that may hold.
public final class DeniedPart {

  private DeniedPart() {}

  /// Returns the patterns, sorted, without those that another covers.
  public static List<String> of(KnownTruth known, Slots slots, List<Dimension> dimensions) {
    if (!(known.request().resource() instanceof RequestResource.Prefix(String prefix))) {
      return List.of();
    }
    SortedSet<String> part = new TreeSet<>();
    for (Slots.Of of : slots.statements()) {
      PatternClause resources = of.statement().resources();
      boolean elseCertain =
          of.deny() >= 0
              && dimensions.stream()
                  .filter(dimension -> !dimension.resource())
                  .allMatch(dimension -> dimension.always(of.deny()));
      if (elseCertain && !resources.negated()) {
        for (Glob glob : resources.filled(known.knowledge()::values).fixed()) {
          part.addAll(glob.startingWith(prefix));
        }
      }
    }
    return part.stream().filter(pattern -> !coveredByAnother(pattern, part)).toList();
  }

  private static boolean coveredByAnother(String pattern, SortedSet<String> all) {
    // As text, a pattern's own star is one character: only a star of the other may take it.
    return all.stream()
        .filter(other -> !other.equals(pattern) && other.indexOf('?') < 0)
        .anyMatch(other -> Glob.of(other).matches(pattern));
  }
}
