package io.labelguard.cli.collect;

import io.labelguard.aws.AwsCalls;
import io.labelguard.aws.sagemaker.WorkteamReader;
import io.labelguard.core.port.BucketPolicies.TagReading;
import io.labelguard.core.port.Workteams;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.Workforce;
import software.amazon.awssdk.services.sagemaker.model.Workteam;

/// Collects the private work teams and the workforce.
final class TeamCollector {

  private static final int PAGE = 100;

  private final Workteams workteams;
  private final SageMakerClient sageMaker;
  private final NotPermitted notPermitted;

  /// @param workteams reads the tags
  /// @param sageMaker lists the teams and workforces
  TeamCollector(Workteams workteams, SageMakerClient sageMaker, NotPermitted notPermitted) {
    this.workteams = workteams;
    this.sageMaker = sageMaker;
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
}
