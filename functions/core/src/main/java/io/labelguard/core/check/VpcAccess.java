package io.labelguard.core.check;

import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/// How automated labeling in a VPC reaches one bucket, by each way out that it may take.
///
/// @param network the job's
/// @param ways what each way comes to; not empty
record VpcAccess(JobNetwork network, Bucket bucket, List<WayVerdict> ways) {

  VpcAccess {
    ways = List.copyOf(ways);
  }

  /// Returns the actions that are denied by every way, sorted; none where it cannot be seen which
  /// way some subnet has.
  List<String> denied() {
    return network.unclear().isEmpty() ? List.copyOf(deniedByAll()) : List.of();
  }

  private NavigableSet<String> deniedByAll() {
    NavigableSet<String> denied = new TreeSet<>(ways.getFirst().denied());
    ways.forEach(way -> denied.retainAll(way.denied()));
    return denied;
  }

  /// Returns the other actions that some way denies or may deny, sorted.
  List<String> open() {
    NavigableSet<String> open = new TreeSet<>();
    for (WayVerdict way : ways) {
      open.addAll(way.denied());
      open.addAll(way.open());
    }
    open.removeAll(denied());
    return List.copyOf(open);
  }

  /// Returns the statements of the bucket's policy that deny some way, in policy order.
  List<StatementRef> statements() {
    return ways.stream()
        .flatMap(way -> way.statements().stream())
        .distinct()
        .sorted(Comparator.comparingInt(StatementRef::index))
        .toList();
  }

  /// Whether the policies of endpoints alone deny, and not the bucket's.
  boolean isByEndpointAlone() {
    return statements().isEmpty();
  }
}
