package io.labelguard.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labelguard.local.json.JsonTrees;
import io.labelguard.local.wire.Call;
import io.labelguard.local.wire.LocalCaller;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The write in a CloudTrail event.
///
/// @param name the event name
/// @param parameters its requestParameters
record RecordedCall(String name, JsonNode parameters) {

  private static final Call NO_CALL =
      new Call("POST", "/", Map.of(), Map.of(), "", "", new LocalCaller("", "", ""));

  /// Reads an event; empty for a failed call, for a call to another service and for other JSON.
  /// Anyone can send an event that looks like one, but only AWS can send one whose source begins
  /// with `aws.`.
  static Optional<RecordedCall> of(JsonNode event) {
    JsonNode detail = event.path("detail");
    boolean failed =
        !detail.path("errorCode").asText("").isEmpty() && !detail.path("errorCode").isNull();
    String name = detail.path("eventName").asText("");
    String service = name.contains("Bucket") ? "s3" : "sagemaker";
    return failed
            || name.isEmpty()
            || !event.path("source").asText("").equals("aws." + service)
            || !detail.path("eventSource").asText("").equals(service + ".amazonaws.com")
        ? Optional.empty()
        : Optional.of(new RecordedCall(name, detail.path("requestParameters")));
  }

  /// Applies the call to a state; a resource that the call created replaces an existing one.
  ///
  /// @return whether the state changed
  /// @throws AwsError where the state has no such bucket or team
  boolean enact(AccountState state) {
    ObjectNode request = JsonTrees.upperCamel(parameters);
    switch (name) {
      case "PutBucketPolicy" -> state.setPolicy(bucket(), Optional.of(policy()));
      case "DeleteBucketPolicy" -> state.setPolicy(bucket(), Optional.empty());
      case "PutBucketTagging" -> state.tagBucket(bucket(), tags());
      case "DeleteBucketTagging" -> state.tagBucket(bucket(), Map.of());
      case "CreateLabelingJob" -> {
        state.jobs.remove(request.path("LabelingJobName").asText());
        state.jobs.create(request, NO_CALL);
      }
      case "StopLabelingJob" ->
          state.setJobStatus(request.path("LabelingJobName").asText(), "Stopped");
      case "CreateWorkteam" -> {
        state.workteams.remove(request.path("WorkteamName").asText());
        state.workteams.create(request, NO_CALL);
      }
      case "UpdateWorkteam" -> state.workteams.update(request, NO_CALL);
      case "DeleteWorkteam" -> state.workteams.delete(request, NO_CALL);
      case "CreateWorkforce" -> {
        state.workforces.remove();
        state.workforces.create(request, NO_CALL);
      }
      case "UpdateWorkforce" -> state.workforces.update(request, NO_CALL);
      case "DeleteWorkforce" -> state.workforces.delete(request, NO_CALL);
      default -> {
        return false;
      }
    }
    return true;
  }

  private String bucket() {
    return parameters.path("bucketName").asText();
  }

  /// The record writes the XML of the request as JSON: one tag is an object, several are a list.
  private Map<String, String> tags() {
    JsonNode tags = parameters.path("Tagging").path("TagSet").path("Tag");
    SortedMap<String, String> found = new TreeMap<>();
    (tags.isArray() ? tags : List.of(tags))
        .forEach(tag -> found.put(tag.path("Key").asText(), tag.path("Value").asText()));
    found.remove("");
    return found;
  }

  private String policy() {
    return JsonTrees.pretty(parameters.path("bucketPolicy"));
  }
}
