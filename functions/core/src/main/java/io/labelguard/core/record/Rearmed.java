package io.labelguard.core.record;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/// A person's decision that the guard may fix a bucket or team again (`rearm`), whatever came of
/// the writes that the decision names. Writes that it does not name still count, whenever they were
/// made: no clock decides.
///
/// @param by ARN of the person
/// @param writes ids of the intents that this decision and earlier ones cover
public record Rearmed(Instant at, String by, SortedSet<String> writes) {
  public Rearmed {
    writes = Collections.unmodifiableSortedSet(new TreeSet<>(writes));
  }

  /// Returns this decision after an earlier one, whose writes stay covered.
  public Rearmed after(Rearmed earlier) {
    SortedSet<String> all = new TreeSet<>(earlier.writes);
    all.addAll(writes);
    return new Rearmed(at, by, all);
  }
}
