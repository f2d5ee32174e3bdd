package io.labelguard.local.sagemaker;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labelguard.local.json.JsonTrees;
import io.labelguard.local.json.SdkJson;
import io.labelguard.local.wire.Call;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.sagemaker.model.Workteam;

/// Serves SageMaker's ListTags for labeling jobs and work teams. Safe for many threads.
public final class Tags {

  private final LocalLabelingJobs jobs;
  private final LocalWorkteams workteams;
  private final SortedMap<String, Map<String, String>> byTeam = new TreeMap<>();

  public Tags(
      LocalLabelingJobs jobs,
      LocalWorkteams workteams,
      Map<String, ? extends Map<String, String>> teams) {
    this.jobs = jobs;
    this.workteams = workteams;
    byTeam.putAll(teams);
  }

  public synchronized SortedMap<String, Map<String, String>> teams() {
    return new TreeMap<>(byTeam);
  }

  public synchronized ObjectNode list(ObjectNode request, Call call) {
    String arn = request.path("ResourceArn").asText();
    ObjectNode answer = JsonTrees.object();
    ArrayNode tags = answer.putArray("Tags");
    ofTeam(arn).forEach((key, value) -> tags.addObject().put("Key", key).put("Value", value));
    jobs.all().stream()
        .filter(job -> arn.equals(job.labelingJobArn()))
        .flatMap(job -> job.tags().stream())
        .forEach(tag -> tags.add(SdkJson.write(tag)));
    return answer;
  }

  private Map<String, String> ofTeam(String arn) {
    return workteams.all().stream()
        .filter(team -> arn.equals(team.workteamArn()))
        .map(Workteam::workteamName)
        .findFirst()
        .map(name -> new TreeMap<>(byTeam.getOrDefault(name, Map.of())))
        .orElseGet(TreeMap::new);
  }
}
