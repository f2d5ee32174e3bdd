package io.labelguard.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/// EventBridge's event about a new status of a labeling job.
///
/// @param status as the API writes it
record JobStateChange(String job, String status) {

  private static final String TYPE = "SageMaker Ground Truth Labeling Job State Change";
  private static final String RESOURCE = ":labeling-job/";

  /// Reads an event; empty for an event of another kind.
  static Optional<JobStateChange> of(JsonNode event) {
    String arn = event.path("resources").path(0).asText("");
    String status = event.path("detail").path("LabelingJobStatus").asText("");
    return event.path("source").asText("").equals("aws.sagemaker")
            && event.path("detail-type").asText("").equals(TYPE)
            && arn.contains(RESOURCE)
            && !status.isEmpty()
        ? Optional.of(
            new JobStateChange(arn.substring(arn.indexOf(RESOURCE) + RESOURCE.length()), status))
        : Optional.empty();
  }

  /// Sets the job's status.
  ///
  /// @throws AwsError where there is no such job
  boolean enact(AccountState state) {
    state.setJobStatus(job, status);
    return true;
  }
}
