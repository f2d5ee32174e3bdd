package io.labelguard.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/// What EventBridge tells of a labeling job that went over into another status.
///
/// @param status as the API writes it
record JobStateChange(String job, String status) {

  private static final String TYPE = "SageMaker Ground Truth Labeling Job State Change";
  private static final String RESOURCE = ":labeling-job/";

  /// Reads an event; empty for any other.
  static Optional<JobStateChange> of(String event) {
    JsonNode json = PutPolicyRules.tree(event).orElseGet(Json::object);
    String arn = json.path("resources").path(0).asText("");
    String status = json.path("detail").path("LabelingJobStatus").asText("");
    return json.path("detail-type").asText("").equals(TYPE)
            && arn.contains(RESOURCE)
            && !status.isEmpty()
        ? Optional.of(
            new JobStateChange(arn.substring(arn.indexOf(RESOURCE) + RESOURCE.length()), status))
        : Optional.empty();
  }

  /// Gives the job that status.
  ///
  /// @throws AwsError where there is no such job
  boolean enact(State state) {
    state.setJobStatus(job, status);
    return true;
  }
}
