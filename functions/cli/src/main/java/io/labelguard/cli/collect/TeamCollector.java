package io.labelguard.cli.collect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labelguard.aws.AwsCalls;
import io.labelguard.aws.ec2.VpcEndpoint;
import io.labelguard.aws.ec2.VpcEndpoints;
import io.labelguard.aws.sagemaker.WorkteamReader;
import io.labelguard.core.port.BucketPolicies.TagReading;
import io.labelguard.core.port.Workteams;
import io.labelguard.local.json.JsonTrees;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.Workforce;
import software.amazon.awssdk.services.sagemaker.model.Workteam;

/// Collects the private work teams, the workforce and the endpoints of its VPC.
final class TeamCollector {

  private static final int PAGE = 100;

  private final Workteams workteams;
  private final SageMakerClient sageMaker;
  private final VpcEndpoints vpcEndpoints;
  private final NotPermitted notPermitted;

  /// @param workteams reads the tags
  /// @param sageMaker lists the teams and workforces
  TeamCollector(
      Workteams workteams,
      SageMakerClient sageMaker,
      VpcEndpoints vpcEndpoints,
      NotPermitted notPermitted) {
    this.workteams = workteams;
    this.sageMaker = sageMaker;
    this.vpcEndpoints = vpcEndpoints;
    this.notPermitted = notPermitted;
  }

  /// Returns every private team, sorted by name.
  List<Workteam> teams() {
    return notPermitted
        .unlessRefused(
            "sagemaker:ListWorkteams",
            () ->
                AwsCalls.of(
                    "list the work teams",
                    () ->
                        sageMaker
                            .listWorkteamsPaginator(ask -> ask.maxResults(PAGE))
                            .workteams()
                            .stream()
                            .sorted(Comparator.comparing(Workteam::workteamName))
                            .toList()))
        .orElse(List.of());
  }

  /// Returns the tags of teams that Labelguard reads, by team name.
  SortedMap<String, SortedMap<String, String>> tags(List<Workteam> teams) {
    SortedMap<String, SortedMap<String, String>> tags = new TreeMap<>();
    for (Workteam team : teams) {
      switch (workteams.modeTag(WorkteamReader.of(team))) {
        case TagReading.Value value -> {
          SortedMap<String, String> ofTeam = ReadTags.of(value);
          if (!ofTeam.isEmpty()) {
            tags.put(team.workteamName(), ofTeam);
          }
        }
        case TagReading.Unreadable _ -> notPermitted.add("sagemaker:ListTags");
      }
    }
    return tags;
  }

  /// Returns the workforce of the account in the Region.
  Optional<Workforce> workforce() {
    return notPermitted
        .unlessRefused(
            "sagemaker:ListWorkforces",
            () ->
                AwsCalls.of(
                    "list the workforces",
                    () ->
                        sageMaker
                            .listWorkforcesPaginator(ask -> ask.maxResults(PAGE))
                            .workforces()
                            .stream()
                            .findFirst()))
        .flatMap(found -> found);
  }

  /// Returns the endpoints of the workforce's VPC, as the AWS CLI prints them.
  List<ObjectNode> endpoints(Workforce workforce) {
    return WorkteamReader.of(workforce).vpc().map(vpc -> inVpc(vpc.id())).orElse(List.of());
  }

  private List<ObjectNode> inVpc(String vpc) {
    Optional<List<VpcEndpoint>> found =
        AwsCalls.of("read the endpoints of VPC " + vpc, () -> vpcEndpoints.of(vpc));
    if (found.isEmpty()) {
      notPermitted.add("ec2:DescribeVpcEndpoints");
    }
    return found.orElse(List.of()).stream().map(TeamCollector::json).toList();
  }

  private static ObjectNode json(VpcEndpoint endpoint) {
    return JsonTrees.object()
        .put("VpcEndpointId", endpoint.id())
        .put("VpcEndpointType", endpoint.type())
        .put("VpcId", endpoint.vpcId())
        .put("ServiceName", endpoint.service())
        .put("State", endpoint.state());
  }
}
