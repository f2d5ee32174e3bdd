package io.labelguard.core.check;

import io.labelguard.core.labeling.AccessPath;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.Reading;
import io.labelguard.core.labeling.Workforce;
import io.labelguard.core.labeling.network.NetworkReadings;
import io.labelguard.core.labeling.network.SecurityGroup.Egress;
import io.labelguard.core.labeling.network.Subnet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Says what of the networks of jobs and workers was not judged, and why (LG102, LG304).
final class NetworkNotes {

  private NetworkNotes() {}

  /// Returns what was not judged of the network of a job's automated labeling; nothing where that
  /// has no VPC.
  static List<Note> ofAutomatedLabeling(LabelingJob job, Situation situation) {
    if (!JobNetwork.isInVpc(job)) {
      return List.of();
    }
    Optional<JobNetwork> network = JobNetwork.of(job, situation);
    if (network.isEmpty()) {
      return List.of(note("the VPC of automated labeling, which this event does not touch"));
    }
    List<Note> notes = new ArrayList<>();
    if (isOpen(job, situation.setUp().orElseThrow().networks())) {
      notes.add(note("the VPC of automated labeling, as far as it was not given"));
    }
    if (network.get().egress().filter(Egress.SOME::equals).isPresent()) {
      notes.add(
          note(
              "whether security groups "
                  + Wording.list(job.description().securityGroupIds())
                  + " let HTTPS out to S3: their rules name only some addresses"));
    }
    if (!network.get().waysOut().isEmpty()) {
      notes.add(
          note(
              "network ACLs, and the security groups of interface endpoints, between automated"
                  + " labeling's VPC and S3"));
    }
    return List.copyOf(notes);
  }

  /// Whether something of a job's network was not given.
  private static boolean isOpen(LabelingJob job, NetworkReadings read) {
    List<String> vpcs =
        job.description().subnets().stream()
            .flatMap(id -> read.subnet(id).known().stream())
            .flatMap(Optional::stream)
            .map(Subnet::vpcId)
            .distinct()
            .toList();
    return Stream.<Stream<Reading<?>>>of(
            job.description().subnets().stream().map(read::subnet),
            job.description().securityGroupIds().stream().map(read::securityGroup),
            vpcs.stream().map(read::routeTablesOf),
            vpcs.stream().map(read::endpointsOf))
        .flatMap(each -> each)
        .anyMatch(Reading.NotGiven.class::isInstance);
  }

  /// Returns why the endpoints of the workforce's VPC were not judged for a job; empty where they
  /// were, or were refused, or the job's workers are in no VPC.
  static Optional<Note> ofWorkforce(LabelingJob job, Situation situation) {
    return situation
        .workforce()
        .flatMap(Workforce::vpc)
        .filter(_ -> situation.hasPrivateTeam(job))
        .flatMap(vpc -> whyNotJudged(vpc, situation))
        .map(what -> Note.notChecked(what).withCheck(CheckId.WORKFORCE_VPC_UNFIT.text()))
        .map(note -> note.withPath(AccessPath.WORKERS));
  }

  private static Optional<String> whyNotJudged(Workforce.Vpc vpc, Situation situation) {
    String what = "the S3 endpoints of VPC " + vpc.id() + ", in which the workers are";
    if (situation.setUp().isEmpty()) {
      return Optional.of(what + ", which this event does not touch");
    }
    return situation.setUp().get().networks().endpointsOf(vpc.id()) instanceof Reading.NotGiven
        ? Optional.of(what + ", which were not given")
        : Optional.empty();
  }

  /// Returns one note for each permission that is missing.
  static List<Note> notPermitted(Situation situation) {
    boolean inVpc = situation.judgedJobs().stream().anyMatch(JobNetwork::isInVpc);
    return RefusedReadings.notes(
        inVpc ? CheckId.AUTOMATED_LABELING_IN_VPC : CheckId.WORKFORCE_VPC_UNFIT,
        "the networks of automated labeling and of the workforce",
        situation.setUp().stream().flatMap(read -> read.networks().all()).toList());
  }

  private static Note note(String what) {
    return Note.notChecked(what)
        .withCheck(CheckId.AUTOMATED_LABELING_IN_VPC.text())
        .withPath(AccessPath.AUTOMATED_LABELING);
  }
}
