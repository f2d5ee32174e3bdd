package io.labelguard.local.sagemaker;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labelguard.local.json.JsonTrees;
import io.labelguard.local.json.SdkJson;
import io.labelguard.local.wire.AwsError;
import io.labelguard.local.wire.Call;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sagemaker.model.CreateLabelingJobRequest;
import software.amazon.awssdk.services.sagemaker.model.DescribeLabelingJobResponse;
import software.amazon.awssdk.services.sagemaker.model.LabelCounters;
import software.amazon.awssdk.services.sagemaker.model.LabelingJobStatus;

/// The labeling jobs of the local SageMaker; safe for many threads. Names are case-insensitive.
public final class LocalLabelingJobs {

  private final String arnPrefix;
  private final InstantSource clock;
  private final SortedMap<String, DescribeLabelingJobResponse> byName = new TreeMap<>();

  public LocalLabelingJobs(
      String arnPrefix, InstantSource clock, Collection<DescribeLabelingJobResponse> jobs) {
    this.arnPrefix = arnPrefix;
    this.clock = clock;
    jobs.forEach(this::put);
  }

  public synchronized ObjectNode describe(ObjectNode request, Call call) {
    return SdkJson.write(get(request.path("LabelingJobName").asText()));
  }

  public synchronized ObjectNode list(ObjectNode request, Call call) {
    JobFilter filter = new JobFilter(request);
    List<DescribeLabelingJobResponse> matching =
        byName.values().stream().filter(filter::matches).toList();
    String by = request.path("SortBy").asText("CreationTime");
    Pages<DescribeLabelingJobResponse> pages =
        new Pages<>(
            job -> sortValue(job, by) + "\n" + key(job.labelingJobName()),
            request.path("SortOrder").asText().equals("Descending"));
    Pages.Page<DescribeLabelingJobResponse> page = pages.page(matching, request);
    ObjectNode answer = JsonTrees.object();
    ArrayNode summaries = answer.putArray("LabelingJobSummaryList");
    page.items().forEach(job -> summaries.add(JobFilter.summary(job)));
    return page.nextToken().isEmpty() ? answer : answer.put("NextToken", page.nextToken());
  }

  public synchronized ObjectNode create(ObjectNode request, Call call) {
    RequiredMembers.check(
        request,
        "LabelingJobName",
        "LabelAttributeName",
        "InputConfig",
        "OutputConfig",
        "RoleArn",
        "HumanTaskConfig");
    CreateLabelingJobRequest create =
        SdkJson.read(request, CreateLabelingJobRequest.builder(), "").build();
    String name = create.labelingJobName();
    if (!name.matches("[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}")) {
      throw AwsError.badRequest("ValidationException", "Invalid LabelingJobName: " + name);
    }
    if (byName.containsKey(key(name))) {
      throw AwsError.badRequest(
          "ResourceInUse", "A labeling job with the name %s already exists.".formatted(name));
    }
    // The description has the request's members, under the same names.
    DescribeLabelingJobResponse job =
        SdkJson.read(request, DescribeLabelingJobResponse.builder(), "")
            .labelingJobStatus(LabelingJobStatus.INITIALIZING)
            .creationTime(clock.instant())
            .build();
    put(job);
    return JsonTrees.object().put("LabelingJobArn", get(name).labelingJobArn());
  }

  public synchronized ObjectNode stop(ObjectNode request, Call call) {
    DescribeLabelingJobResponse job = get(request.path("LabelingJobName").asText());
    switch (job.labelingJobStatus()) {
      case INITIALIZING, IN_PROGRESS -> setStatus(job.labelingJobName(), "Stopping");
      case STOPPING -> {}
      case COMPLETED, FAILED, STOPPED, UNKNOWN_TO_SDK_VERSION ->
          throw AwsError.badRequest(
              "ValidationException",
              "The request was rejected because the labeling job is in status "
                  + job.labelingJobStatusAsString());
    }
    return JsonTrees.object();
  }

  /// Sets the status of a job.
  ///
  /// @param status as the API writes it
  public synchronized void setStatus(String name, String status) {
    put(get(name).toBuilder().labelingJobStatus(status).lastModifiedTime(clock.instant()).build());
  }

  public synchronized void put(DescribeLabelingJobResponse job) {
    byName.put(key(job.labelingJobName()), completed(job));
  }

  public synchronized void remove(String name) {
    byName.remove(key(name));
  }

  public synchronized List<DescribeLabelingJobResponse> all() {
    return new ArrayList<>(byName.values());
  }

  /// Returns a job.
  ///
  /// @throws AwsError ResourceNotFound
  public synchronized DescribeLabelingJobResponse get(String name) {
    DescribeLabelingJobResponse job = byName.get(key(name));
    if (job == null) {
      throw AwsError.badRequest(
          "ResourceNotFound", "Requested resource not found: labeling job " + name);
    }
    return job;
  }

  /// Fills the members that SageMaker always sets and a world or a request may leave out.
  private DescribeLabelingJobResponse completed(DescribeLabelingJobResponse job) {
    Instant created = or(job.creationTime(), clock.instant());
    String status = or(job.labelingJobStatusAsString(), "InProgress");
    return job.toBuilder()
        .labelingJobArn(
            or(job.labelingJobArn(), arnPrefix + "labeling-job/" + key(job.labelingJobName())))
        .labelingJobStatus(status)
        .creationTime(created)
        .lastModifiedTime(or(job.lastModifiedTime(), created))
        .labelCounters(
            or(
                job.labelCounters(),
                LabelCounters.builder()
                    .totalLabeled(0)
                    .humanLabeled(0)
                    .machineLabeled(0)
                    .failedNonRetryableError(0)
                    .unlabeled(0)
                    .build()))
        .build();
  }

  private static <T> T or(@Nullable T value, T other) {
    return value != null ? value : other;
  }

  private static String sortValue(DescribeLabelingJobResponse job, String by) {
    return switch (by) {
      case "Name" -> "";
      case "Status" -> job.labelingJobStatusAsString();
      default -> "%015d".formatted(job.creationTime().toEpochMilli());
    };
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
