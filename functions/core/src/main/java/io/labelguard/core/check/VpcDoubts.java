package io.labelguard.core.check;

import io.labelguard.core.labeling.AccessPath;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.network.Route;
import io.labelguard.core.labeling.network.Subnet;
import io.labelguard.core.labeling.network.WayToS3;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Says where it cannot be decided whether automated labeling in a VPC reaches a job's buckets
/// (LG801).
final class VpcDoubts {

  private static final String MAY_FAIL =
      " It may be denied, and then its models cannot be trained or used.";

  private final Check check;

  VpcDoubts(Check check) {
    this.check = check;
  }

  List<Finding> findings(JudgedSituation judged) {
    return Stream.concat(
            JobNetwork.in(judged.situation()).stream().flatMap(this::unclearWays),
            judged.inVpc().stream().flatMap(access -> undecided(access).stream()))
        .toList();
  }

  private Stream<Finding> unclearWays(JobNetwork network) {
    return network.subnets().stream()
        .flatMap(
            subnet ->
                network.ways().get(subnet.id()) instanceof WayToS3.Unclear(List<Route> routes)
                    ? Stream.of(unclear(network.job(), subnet, routes))
                    : Stream.empty());
  }

  private Finding unclear(LabelingJob job, Subnet subnet, List<Route> routes) {
    String why =
        routes.isEmpty()
            ? "the subnet's route table cannot be seen from this account"
            : "its route table leads to "
                + Wording.list(routes.stream().map(Route::target).distinct().toList())
                + ", and where that leads cannot be seen";
    return finding(
        job,
        subnet.id(),
        Finding.Evidence.NONE,
        "Cannot decide whether automated labeling of "
            + Wording.job(job)
            + " can reach S3 from subnet "
            + subnet.id()
            + " of VPC "
            + subnet.vpcId()
            + ": "
            + why
            + ". Where there is none, its models cannot be trained or used. An S3 gateway endpoint"
            + " on the subnet's route table settles it.");
  }

  private Optional<Finding> undecided(VpcAccess access) {
    List<String> open = access.open();
    if (open.isEmpty()) {
      return Optional.empty();
    }
    LabelingJob job = access.network().job();
    NavigableSet<String> keys = new TreeSet<>();
    access.ways().forEach(way -> keys.addAll(way.unknownKeys()));
    List<String> why = new ArrayList<>(access.ways().stream().map(VpcDoubts::words).toList());
    access
        .network()
        .unclear()
        .forEach(subnet -> why.add("from subnet " + subnet + " the way is not known"));
    WayOut first =
        access.ways().stream()
            .filter(way -> !way.denied().isEmpty() || !way.open().isEmpty())
            .map(WayVerdict::way)
            .findFirst()
            .orElseThrow();
    return Optional.of(
        finding(
            job,
            first.id(),
            new Finding.Evidence(open, access.statements(), List.copyOf(keys)),
            "Cannot decide whether automated labeling of "
                + Wording.job(job)
                + " may "
                + Wording.list(open)
                + " on bucket "
                + access.bucket().name()
                + " from VPC "
                + Wording.list(access.network().vpcs())
                + ": "
                + Wording.list(why)
                + "."
                + MAY_FAIL
                + (first.through().isPresent()
                    ? " Let every endpoint that the subnets may use reach the bucket."
                    : " An S3 endpoint in the VPC, exempted in the policy, settles it.")));
  }

  private static String words(WayVerdict way) {
    if (!way.denied().isEmpty()) {
      return "it is denied " + way.why();
    }
    if (way.open().isEmpty()) {
      return way.way().words() + " nothing denies it";
    }
    return way.way().words()
        + " that depends on "
        + (way.unknownKeys().isEmpty()
            ? "which objects are asked for, or on a policy that cannot be read in full"
            : Wording.list(way.unknownKeys()) + ", not known here");
  }

  private Finding finding(
      LabelingJob job, String resource, Finding.Evidence evidence, String message) {
    return Finding.of(
            check,
            new About.Dependency(job.name(), resource, Optional.of(AccessPath.AUTOMATED_LABELING)))
        .because(evidence, message);
  }
}
