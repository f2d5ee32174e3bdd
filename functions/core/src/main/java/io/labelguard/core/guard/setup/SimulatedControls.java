package io.labelguard.core.guard.setup;

import io.labelguard.core.check.SetUp;
import io.labelguard.core.check.Situation;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.Reading;
import io.labelguard.core.labeling.role.ControlPolicies;
import io.labelguard.core.labeling.role.SimulatedRequest;
import io.labelguard.core.port.dependency.OrganizationDecisions;
import io.labelguard.policy.PolicyReader;
import io.labelguard.policy.json.JsonWriter;
import io.labelguard.policy.layer.Layer;
import io.labelguard.policy.model.MalformedPolicyException;
import io.labelguard.policy.model.Policy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A situation with what IAM's simulator says of the SCPs, where these could not be read.
///
/// @param asked whether the simulator has answered; conditions of SCPs were not seen then
record SimulatedControls(Situation situation, boolean asked) {

  /// Asks about what a job's role needs of its buckets.
  ///
  /// @param read with the roles and the SCPs, as far as these could be read
  static SimulatedControls of(
      Situation read, LabelingJob job, OrganizationDecisions decisions, SetUpReader.Tries tries) {
    SetUp setUp = read.setUp().orElse(SetUp.NOT_GIVEN);
    List<SimulatedRequest> requests = SimulatedNeeds.of(job, read.buckets(), read.endpoints());
    Optional<String> role =
        job.roleArn()
            .filter(
                arn ->
                    setUp
                        .roles()
                        .getOrDefault(arn, new Reading.NotGiven<>())
                        .known()
                        .filter(Optional::isPresent)
                        .isPresent());
    if (setUp.controls().service() instanceof Reading.Known<List<Layer>>
        || role.isEmpty()
        || requests.isEmpty()) {
      return new SimulatedControls(read, false);
    }
    return tries
        .of(() -> decisions.denied(role.get(), requests))
        .known()
        .map(denied -> new SimulatedControls(read.withSetUp(with(setUp, denied)), true))
        .orElseGet(() -> new SimulatedControls(read, false));
  }

  private static SetUp with(SetUp setUp, List<SimulatedRequest> denied) {
    List<Layer> scps = denied.isEmpty() ? List.of() : List.of(Layer.of(allowingAllBut(denied)));
    return setUp.withControls(
        new ControlPolicies(new Reading.Known<>(scps), setUp.controls().resource()));
  }

  /// Returns a policy that allows everything but some requests, as the simulator says of the SCPs
  /// together.
  private static Policy allowingAllBut(List<SimulatedRequest> denied) {
    Map<String, TreeSet<String>> resources = new TreeMap<>();
    denied.forEach(
        one -> resources.computeIfAbsent(one.action(), _ -> new TreeSet<>()).add(one.resource()));
    String others =
        JsonWriter.object(
            out ->
                out.text("Effect", "Allow")
                    .texts("NotAction", resources.keySet())
                    .text("Resource", "*"));
    String statements =
        Stream.concat(
                Stream.of(others),
                resources.entrySet().stream()
                    .map(
                        entry ->
                            JsonWriter.object(
                                out ->
                                    out.text("Effect", "Allow")
                                        .text("Action", entry.getKey())
                                        .texts("NotResource", entry.getValue()))))
            .collect(Collectors.joining(","));
    try {
      return PolicyReader.liveOfLayer(
          "{\"Version\":\"2012-10-17\",\"Statement\":[" + statements + "]}");
    } catch (MalformedPolicyException e) {
      throw new IllegalStateException("actions and ARNs make a policy", e);
    }
  }
}
