package io.labelguard.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labelguard.local.json.JsonTrees;
import io.labelguard.local.wire.Call;
import io.labelguard.local.wire.LocalCaller;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The write in a CloudTrail event.
///
/// @param name the event name
/// @param parameters its requestParameters
record RecordedCall(String name, JsonNode parameters) {

  /// What attribute-based access control of a bucket may be.
  private static final Set<String> ABAC = Set.of("Enabled", "Disabled");

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
    String service = service(name);
    return failed
            || name.isEmpty()
            || !event.path("source").asText("").equals("aws." + service)
            || !detail.path("eventSource").asText("").equals(service + ".amazonaws.com")
        ? Optional.empty()
        : Optional.of(new RecordedCall(name, detail.path("requestParameters")));
  }

  private static String service(String name) {
    return RecordedKeyChange.isNamed(name) ? "kms" : isOfS3(name) ? "s3" : "sagemaker";
  }

  private static boolean isOfS3(String name) {
    return name.contains("Bucket") || name.equals("TagResource") || name.equals("UntagResource");
  }

  /// Applies the call to a state; a resource that the call created replaces an existing one.
  ///
  /// @return whether the state changed
  /// @throws AwsError where the state has no such bucket, team or key
  boolean enact(AccountState state) {
    ObjectNode request = JsonTrees.upperCamel(parameters);
    switch (name) {
      case "PutBucketPolicy" -> state.setPolicy(bucket(), Optional.of(policy()));
      case "DeleteBucketPolicy" -> state.setPolicy(bucket(), Optional.empty());
      case "PutBucketTagging" ->
          state.tagBucket(bucket(), RecordedTags.inBucketTagging(parameters));
      case "DeleteBucketTagging" -> state.tagBucket(bucket(), Map.of());
      case "PutBucketAbac" -> {
        return setAbac(state);
      }
      case "PutBucketCors" -> {
        return setCors(state);
      }
      case "DeleteBucketCors" ->
          state.buckets.change(bucket(), bucket -> bucket.withCors(Optional.of(List.of())));
      case "DeleteBucket" -> state.buckets.remove(bucket());
      case "TagResource" ->
          state.buckets.change(
              bucketOfArn(),
              bucket -> bucket.withTags(RecordedTags.added(bucket.tags(), parameters)));
      case "UntagResource" ->
          state.buckets.change(
              bucketOfArn(),
              bucket -> bucket.withTags(RecordedTags.removed(bucket.tags(), parameters)));
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
      case "PutKeyPolicy", "DisableKey", "ScheduleKeyDeletion", "RevokeGrant" ->
          state.keys.change(
              parameters.path("keyId").asText(), RecordedKeyChange.of(name, parameters));
      default -> {
        return false;
      }
    }
    return true;
  }

  private String bucket() {
    return parameters.path("bucketName").asText();
  }

  /// S3 Control names a bucket by its ARN. The ARN of anything else is not the name of a bucket
  /// either, and so changes nothing.
  private String bucketOfArn() {
    return RecordedTags.unescaped(parameters.path("resourceArn").asText())
        .replaceFirst("^arn:[^:]+:s3:::", "");
  }

  /// A status that S3 does not have changes nothing.
  private boolean setAbac(AccountState state) {
    String status = parameters.path("AbacStatus").path("Status").asText();
    if (!ABAC.contains(status)) {
      return false;
    }
    state.buckets.change(bucket(), bucket -> bucket.withAbac(status.equals("Enabled")));
    return true;
  }

  /// A record without the rules, as they were seen, changes nothing.
  private boolean setCors(AccountState state) {
    Optional<List<ObjectNode>> rules = RecordedCors.rules(parameters);
    rules.ifPresent(
        read -> state.buckets.change(bucket(), bucket -> bucket.withCors(Optional.of(read))));
    return rules.isPresent();
  }

  private String policy() {
    return JsonTrees.pretty(parameters.path("bucketPolicy"));
  }
}
