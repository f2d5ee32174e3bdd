package io.labelguard.core.check;

import io.labelguard.core.labeling.AccessPath;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Says where it cannot be decided whether the endpoints of the workforce's VPC let its workers
/// load a job's tasks (LG801).
final class PortalDoubts {

  private final Check check;

  PortalDoubts(Check check) {
    this.check = check;
  }

  List<Finding> findings(JudgedSituation judged) {
    return PortalNetwork.in(judged).stream().flatMap(this::undecided).toList();
  }

  private Stream<Finding> undecided(PortalNetwork network) {
    List<String> open = network.open();
    if (open.isEmpty()) {
      return Stream.empty();
    }
    List<String> ids =
        network.endpoints().stream()
            .filter(one -> open.stream().anyMatch(one.denied()::contains) || !one.open().isEmpty())
            .map(one -> one.endpoint().id())
            .toList();
    return Stream.of(
        Finding.of(
                check,
                new About.Dependency(
                    network.job().name(), ids.getFirst(), Optional.of(AccessPath.WORKERS)))
            .because(
                "Cannot decide whether workers of "
                    + Wording.job(network.job())
                    + " can load and save its tasks in VPC "
                    + network.vpc().id()
                    + ": "
                    + PortalNetwork.policies(ids)
                    + " may not allow them what they need of "
                    + (open.size() == 1 ? "bucket " : "buckets ")
                    + Wording.list(open)
                    + (network.endpoints().size() > ids.size()
                        ? ", and another endpoint of the VPC does."
                        : ".")
                    + " They may see no data: let every S3 endpoint of the VPC allow it."));
  }
}
