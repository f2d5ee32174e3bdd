package io.labelguard.core.check;

import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.Reading;
import io.labelguard.core.labeling.RolePolicies;
import io.labelguard.core.labeling.role.ControlPolicies;
import io.labelguard.policy.PolicyReader;
import io.labelguard.policy.layer.Layer;
import io.labelguard.policy.model.MalformedPolicyException;
import io.labelguard.policy.model.Policy;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// A situation in which some layers of policies that were not read are taken as allowing.
///
/// @param assumed those of which something was not read
public record Assumption(Situation situation, Set<AssumedLayer> assumed) {

  private static final Policy EVERYTHING = everything();

  public Assumption {
    assumed = Collections.unmodifiableSet(copy(assumed));
  }

  /// Takes layers as allowing where they were not read; what was read stays.
  ///
  /// @param layers that may be assumed
  public static Assumption of(Situation read, Set<AssumedLayer> layers) {
    Set<AssumedLayer> assumed = EnumSet.noneOf(AssumedLayer.class);
    Situation situation = read;
    if (layers.contains(AssumedLayer.IDENTITY)) {
      Map<String, Reading<RolePolicies>> policies = new TreeMap<>(read.facts().policies());
      for (LabelingJob job : read.judgedJobs()) {
        if (job.roleArn().isPresent()
            && !(read.facts().policiesOf(job) instanceof Reading.Known<RolePolicies>)) {
          String arn = job.roleArn().get();
          policies.put(arn, new Reading.Known<>(allowing(arn)));
          assumed.add(AssumedLayer.IDENTITY);
        }
      }
      situation = situation.withFacts(read.facts().withPolicies(policies));
    }
    SetUp setUp = read.setUp().orElse(SetUp.NOT_GIVEN);
    Reading<List<Layer>> scps =
        assumed(setUp.controls().service(), AssumedLayer.SCP, layers, assumed);
    Reading<List<Layer>> rcps =
        assumed(setUp.controls().resource(), AssumedLayer.RCP, layers, assumed);
    return new Assumption(
        situation.withSetUp(setUp.withControls(new ControlPolicies(scps, rcps))), assumed);
  }

  private static Reading<List<Layer>> assumed(
      Reading<List<Layer>> read,
      AssumedLayer layer,
      Set<AssumedLayer> layers,
      Set<AssumedLayer> assumed) {
    if (read instanceof Reading.Known<List<Layer>> || !layers.contains(layer)) {
      return read;
    }
    assumed.add(layer);
    return new Reading.Known<>(List.of());
  }

  private static RolePolicies allowing(String arn) {
    SortedMap<String, Policy> inline = new TreeMap<>(Map.of("assumed", EVERYTHING));
    return new RolePolicies(arn, inline, Collections.emptySortedMap(), Optional.empty());
  }

  private static Policy everything() {
    try {
      return PolicyReader.liveOfLayer(
          """
          {"Version": "2012-10-17",
           "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}
          """);
    } catch (MalformedPolicyException e) {
      throw new IllegalStateException("the policy that allows everything is well formed", e);
    }
  }

  private static Set<AssumedLayer> copy(Set<AssumedLayer> layers) {
    Set<AssumedLayer> copy = EnumSet.noneOf(AssumedLayer.class);
    copy.addAll(layers);
    return copy;
  }
}
