package io.labelguard.local.sagemaker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labelguard.local.json.JsonTrees;
import io.labelguard.local.json.SdkJson;
import io.labelguard.local.json.Timestamps;
import io.labelguard.local.wire.AwsError;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;
import software.amazon.awssdk.services.sagemaker.model.DescribeLabelingJobResponse;
import software.amazon.awssdk.services.sagemaker.model.LabelingJobStatus;

/// Filters the jobs of a ListLabelingJobs request and writes their summaries.
record JobFilter(ObjectNode request) {

  /// The members of a description that a summary has, too. It has no OutputConfig, RoleArn, label
  /// categories, UI template, VpcConfig and keys.
  private static final List<String> SUMMARY =
      List.of(
          "LabelingJobName",
          "LabelingJobArn",
          "CreationTime",
          "LastModifiedTime",
          "LabelingJobStatus",
          "LabelCounters",
          "FailureReason",
          "LabelingJobOutput",
          "InputConfig");

  JobFilter {
    String status = request.path("StatusEquals").asText("");
    if (!status.isEmpty()
        && LabelingJobStatus.fromValue(status) == LabelingJobStatus.UNKNOWN_TO_SDK_VERSION) {
      throw AwsError.badRequest("ValidationException", "Unknown StatusEquals: " + status);
    }
  }

  boolean matches(DescribeLabelingJobResponse job) {
    String status = request.path("StatusEquals").asText("");
    String name = request.path("NameContains").asText("").toLowerCase(Locale.ROOT);
    return (status.isEmpty() || status.equals(job.labelingJobStatusAsString()))
        && job.labelingJobName().toLowerCase(Locale.ROOT).contains(name)
        && holds("CreationTimeAfter", job.creationTime(), Instant::isAfter)
        && holds("CreationTimeBefore", job.creationTime(), Instant::isBefore)
        && holds("LastModifiedTimeAfter", job.lastModifiedTime(), Instant::isAfter)
        && holds("LastModifiedTimeBefore", job.lastModifiedTime(), Instant::isBefore);
  }

  private boolean holds(String member, Instant time, BiPredicate<Instant, Instant> relation) {
    JsonNode bound = request.path(member);
    return bound.isMissingNode()
        || bound.isNull()
        || relation.test(time, Timestamps.read(bound, "/" + member));
  }

  static ObjectNode summary(DescribeLabelingJobResponse job) {
    ObjectNode description = SdkJson.write(job);
    ObjectNode summary = JsonTrees.object();
    for (String member : SUMMARY) {
      if (description.has(member)) {
        summary.set(member, description.path(member));
      }
    }
    JsonNode human = description.path("HumanTaskConfig");
    copy(human, "WorkteamArn", summary, "WorkteamArn");
    copy(human, "PreHumanTaskLambdaArn", summary, "PreHumanTaskLambdaArn");
    copy(
        human.path("AnnotationConsolidationConfig"),
        "AnnotationConsolidationLambdaArn",
        summary,
        "AnnotationConsolidationLambdaArn");
    return summary;
  }

  private static void copy(JsonNode from, String member, ObjectNode into, String as) {
    if (from.has(member)) {
      into.set(as, from.path(member));
    }
  }
}
