package io.labelguard.core.record.message;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// What subscriptions filter the messages of a trouble by. It is kept so that who got the first
/// message gets the last one, too.
///
/// @param severity the word for the worst finding's; empty where there is no finding
/// @param checks ids of the checks
/// @param buckets names of the buckets
public record Labels(
    Optional<String> severity, SortedSet<String> checks, SortedSet<String> buckets) {

  public Labels {
    checks = Collections.unmodifiableSortedSet(new TreeSet<>(checks));
    buckets = Collections.unmodifiableSortedSet(new TreeSet<>(buckets));
  }
}
