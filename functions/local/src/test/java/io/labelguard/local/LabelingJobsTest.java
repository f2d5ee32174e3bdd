package io.labelguard.local;

import static io.labelguard.local.Clients.GUARD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelguard.local.world.World;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.CreateLabelingJobRequest;
import software.amazon.awssdk.services.sagemaker.model.DescribeLabelingJobResponse;
import software.amazon.awssdk.services.sagemaker.model.LabelingJobStatus;
import software.amazon.awssdk.services.sagemaker.model.LabelingJobSummary;
import software.amazon.awssdk.services.sagemaker.model.ListLabelingJobsRequest;
import software.amazon.awssdk.services.sagemaker.model.ListLabelingJobsResponse;
import software.amazon.awssdk.services.sagemaker.model.ResourceInUseException;
import software.amazon.awssdk.services.sagemaker.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;
import software.amazon.awssdk.services.sagemaker.model.SortOrder;

class LabelingJobsTest {

  private static final String WORLD =
      """
      {"account": "111122223333", "region": "us-east-1",
       "jobs": [
         {"LabelingJobName": "Cats-and-Dogs", "LabelingJobStatus": "InProgress",
          "LabelingJobArn": "arn:aws:sagemaker:us-east-1:111122223333:labeling-job/cats-and-dogs",
          "CreationTime": 1795161600.123, "LastModifiedTime": "2026-11-20T08:00:00Z",
          "LabelCounters": {"TotalLabeled": 40, "HumanLabeled": 40, "MachineLabeled": 0, "FailedNonRetryableError": 2, "Unlabeled": 60},
          "InputConfig": {"DataSource": {"S3DataSource": {"ManifestS3Uri": "s3://labels/in.manifest"}}},
          "OutputConfig": {"S3OutputPath": "s3://labels/out/", "KmsKeyId": ""},
          "RoleArn": "arn:aws:iam::111122223333:role/gt",
          "HumanTaskConfig": {"WorkteamArn": "arn:aws:sagemaker:us-east-1:111122223333:workteam/private-crowd/reviewers",
            "NumberOfHumanWorkersPerDataObject": 3, "TaskTitle": "Cats", "UiConfig": {"UiTemplateS3Uri": "s3://labels/ui.html"}},
          "Tags": [{"Key": "team", "Value": "vision"}], "SomethingNew": {"a": 1}},
         {"LabelingJobName": "done", "LabelingJobStatus": "Completed", "CreationTime": "2026-11-01 08:00:00+00:00"}]}\
      """;

  private final InstantSource clock = InstantSource.fixed(Instant.parse("2026-11-20T10:00:00Z"));
  private LocalAws aws;
  private SageMakerClient sageMaker;

  @BeforeEach
  void start() {
    aws = LocalAws.start(World.parse(WORLD), GUARD, clock);
    sageMaker = Clients.sageMaker(aws);
  }

  @AfterEach
  void close() {
    sageMaker.close();
    aws.close();
  }

  @Test
  void aJobOfTheWorldIsDescribedWhatEverTheCaseOfItsName() {
    DescribeLabelingJobResponse job =
        sageMaker.describeLabelingJob(describe -> describe.labelingJobName("CATS-and-dogs"));
    assertThat(job.labelingJobName()).isEqualTo("Cats-and-Dogs");
    assertThat(job.creationTime()).isEqualTo(Instant.ofEpochMilli(1_795_161_600_123L));
    assertThat(job.lastModifiedTime()).isEqualTo(Instant.parse("2026-11-20T08:00:00Z"));
    assertThat(job.labelCounters().failedNonRetryableError()).isEqualTo(2);
    assertThat(job.humanTaskConfig().uiConfig().uiTemplateS3Uri()).isEqualTo("s3://labels/ui.html");
    assertThat(job.outputConfig().kmsKeyId()).isEmpty();
    assertThat(job.tags()).singleElement().matches(tag -> tag.value().equals("vision"));
  }

  @Test
  void anUnknownJobIsNotFound() {
    assertThatThrownBy(
            () -> sageMaker.describeLabelingJob(describe -> describe.labelingJobName("nobody")))
        .isInstanceOf(ResourceNotFoundException.class)
        .hasMessageContaining("nobody");
    assertThatThrownBy(() -> sageMaker.stopLabelingJob(stop -> stop.labelingJobName("nobody")))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  void aSummaryLacksWhatTheRealOneLacks() {
    LabelingJobSummary summary =
        sageMaker
            .listLabelingJobs(list -> list.statusEquals(LabelingJobStatus.IN_PROGRESS))
            .labelingJobSummaryList()
            .getFirst();
    assertThat(summary.labelingJobName()).isEqualTo("Cats-and-Dogs");
    assertThat(summary.workteamArn()).endsWith("private-crowd/reviewers");
    assertThat(summary.inputConfig().dataSource().s3DataSource().manifestS3Uri())
        .isEqualTo("s3://labels/in.manifest");
    assertThat(summary.labelingJobOutput()).isNull();
  }

  @Test
  void listsAreFilteredByStatusNameAndTime() {
    assertThat(names(_ -> {})).containsExactlyInAnyOrder("Cats-and-Dogs", "done");
    assertThat(names(list -> list.statusEquals("Completed"))).containsExactly("done");
    assertThat(names(list -> list.statusEquals("Stopping"))).isEmpty();
    assertThat(names(list -> list.nameContains("DOGS"))).containsExactly("Cats-and-Dogs");
    Instant november = Instant.parse("2026-11-10T00:00:00Z");
    assertThat(names(list -> list.creationTimeAfter(november))).containsExactly("Cats-and-Dogs");
    assertThat(names(list -> list.creationTimeBefore(november))).containsExactly("done");
    assertThat(names(list -> list.lastModifiedTimeAfter(november)))
        .containsExactly("Cats-and-Dogs");
    assertThat(names(list -> list.lastModifiedTimeBefore(november))).containsExactly("done");
  }

  @Test
  void listsComeInPagesThatNeitherRepeatNorSkipWhileJobsComeAndGo() {
    for (int i = 0; i < 23; i++) {
      create("batch-%02d".formatted(i));
    }
    List<String> names = new ArrayList<>();
    String token = null;
    do {
      String from = token;
      ListLabelingJobsResponse page =
          sageMaker.listLabelingJobs(
              list -> list.maxResults(7).sortBy("Name").nameContains("batch").nextToken(from));
      page.labelingJobSummaryList().forEach(job -> names.add(job.labelingJobName()));
      assertThat(page.labelingJobSummaryList()).hasSizeLessThanOrEqualTo(7);
      token = page.nextToken();
      aws.state().removeJob("batch-03");
    } while (token != null);
    assertThat(names).hasSize(23).doesNotHaveDuplicates().isSorted();

    assertThat(sageMaker.listLabelingJobs().labelingJobSummaryList()).hasSize(10);
    assertThat(
            sageMaker.listLabelingJobsPaginator(list -> list.maxResults(100)).stream()
                .mapToInt(page -> page.labelingJobSummaryList().size())
                .sum())
        .isEqualTo(24);
    assertThat(
            sageMaker
                .listLabelingJobs(
                    list -> list.maxResults(1).sortBy("Name").sortOrder(SortOrder.DESCENDING))
                .labelingJobSummaryList()
                .getFirst()
                .labelingJobName())
        .isEqualTo("done");
  }

  @Test
  void wrongListRequestsAreRefused() {
    invalid(() -> sageMaker.listLabelingJobs(list -> list.maxResults(101)), "maxResults");
    invalid(() -> sageMaker.listLabelingJobs(list -> list.maxResults(0)), "maxResults");
    invalid(() -> sageMaker.listLabelingJobs(list -> list.nextToken("%%%")), "NextToken");
    invalid(() -> sageMaker.listLabelingJobs(list -> list.statusEquals("IN_PROGRESS")), "Status");
  }

  @Test
  void aCreatedJobIsInitializingAndItsNameTaken() {
    create("new-job");
    DescribeLabelingJobResponse job =
        sageMaker.describeLabelingJob(describe -> describe.labelingJobName("new-job"));
    assertThat(job.labelingJobStatus()).isEqualTo(LabelingJobStatus.INITIALIZING);
    assertThat(job.labelingJobArn())
        .isEqualTo("arn:aws:sagemaker:us-east-1:111122223333:labeling-job/new-job");
    assertThat(job.outputConfig().s3OutputPath()).isEqualTo("s3://labels/out/");
    assertThat(job.creationTime()).isEqualTo(clock.instant());
    assertThatThrownBy(() -> create("NEW-job")).isInstanceOf(ResourceInUseException.class);
  }

  @Test
  void aRequestWithoutARequiredMemberIsInvalid() {
    invalid(
        () -> sageMaker.createLabelingJob(create -> create.labelingJobName("x")),
        "labelAttributeName");
    invalid(() -> create("no blanks"), "Invalid LabelingJobName");
  }

  @Test
  void aRunningJobStopsAndAFinishedOneCannot() {
    sageMaker.stopLabelingJob(stop -> stop.labelingJobName("cats-and-dogs"));
    assertThat(names(list -> list.statusEquals("Stopping"))).containsExactly("Cats-and-Dogs");
    sageMaker.stopLabelingJob(stop -> stop.labelingJobName("cats-and-dogs"));
    invalid(() -> sageMaker.stopLabelingJob(stop -> stop.labelingJobName("done")), "Completed");
  }

  @Test
  void tagsAreListedByArn() {
    String arn = "arn:aws:sagemaker:us-east-1:111122223333:labeling-job/cats-and-dogs";
    assertThat(sageMaker.listTags(list -> list.resourceArn(arn)).tags())
        .singleElement()
        .matches(tag -> tag.key().equals("team"));
  }

  private List<String> names(Consumer<ListLabelingJobsRequest.Builder> filter) {
    return sageMaker.listLabelingJobs(filter).labelingJobSummaryList().stream()
        .map(LabelingJobSummary::labelingJobName)
        .toList();
  }

  private void create(String name) {
    sageMaker.createLabelingJob(
        (CreateLabelingJobRequest.Builder create) ->
            create
                .labelingJobName(name)
                .labelAttributeName("label")
                .roleArn("arn:aws:iam::111122223333:role/gt")
                .inputConfig(
                    input ->
                        input.dataSource(
                            source ->
                                source.s3DataSource(
                                    s3 -> s3.manifestS3Uri("s3://labels/in.manifest"))))
                .outputConfig(output -> output.s3OutputPath("s3://labels/out/"))
                .humanTaskConfig(human -> human.taskTitle("Label")));
  }

  private static void invalid(ThrowingCallable call, String part) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            SageMakerException.class,
            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ValidationException"))
        .hasMessageContaining(part);
  }
}
