package io.labelguard.cli.collect;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.labelguard.core.check.Bucket;
import io.labelguard.core.guard.setup.SimulatedNeeds;
import io.labelguard.core.labeling.GroundTruthEndpoints;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.Reading;
import io.labelguard.core.labeling.role.SimulatedRequest;
import io.labelguard.core.port.dependency.OrganizationDecisions;
import io.labelguard.local.account.Simulator;
import io.labelguard.local.world.World;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/// Collects which requests of the execution roles the SCPs do not allow by IAM's simulator, where
/// the SCPs themselves may not be read.
final class SimulationCollector {

  private final OrganizationDecisions decisions;
  private final NotPermitted notPermitted;

  SimulationCollector(OrganizationDecisions decisions, NotPermitted notPermitted) {
    this.decisions = decisions;
    this.notPermitted = notPermitted;
  }

  /// Adds to the entry of each role what the simulator says.
  void ask(List<World.Role> roles, List<LabelingJob> jobs, SortedMap<String, Bucket> buckets) {
    for (World.Role role : roles) {
      List<SimulatedRequest> requests =
          jobs.stream()
              .filter(job -> job.roleArn().equals(Optional.of(role.arn())))
              .flatMap(job -> requests(job, buckets).stream())
              .distinct()
              .toList();
      if (role.facts().isPresent() && !requests.isEmpty()) {
        ask(role, requests);
      }
    }
  }

  private static List<SimulatedRequest> requests(
      LabelingJob job, SortedMap<String, Bucket> buckets) {
    return SimulatedNeeds.of(
        job,
        job.buckets().stream()
            .flatMap(name -> Optional.ofNullable(buckets.get(name)).stream())
            .toList(),
        GroundTruthEndpoints.bundled());
  }

  private void ask(World.Role role, List<SimulatedRequest> requests) {
    switch (decisions.denied(role.arn(), requests)) {
      case Reading.Known<List<SimulatedRequest>>(List<SimulatedRequest> denied) ->
          role.given()
              .ifPresent(
                  entry -> {
                    ArrayNode list = entry.putArray(Simulator.DENIED);
                    denied.forEach(
                        one ->
                            list.addObject()
                                .put("Action", one.action())
                                .put("Resource", one.resource()));
                  });
      case Reading.NotPermitted<List<SimulatedRequest>>(String permission, _) ->
          notPermitted.add(permission);
      // The account is in no organization, or the simulator does not speak of it.
      case Reading.NotGiven<List<SimulatedRequest>> _ -> {}
    }
  }
}
