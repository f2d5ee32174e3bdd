package io.labelguard.aws.sagemaker;

import static io.labelguard.aws.LoopbackAws.Answer.jsonError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelguard.aws.LoopbackAws;
import io.labelguard.aws.LoopbackAws.Answer;
import io.labelguard.aws.LoopbackAws.Ask;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.LabelingJob.Status;
import io.labelguard.core.port.CallFailedException;
import io.labelguard.core.port.Pause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;

class SageMakerLabelingJobsTest {

  private static final String NONE = "{\"LabelingJobSummaryList\":[]}";

  @Test
  void everyLiveStatusIsListedPageByPage() {
    Function<Ask, Answer> answers =
        ask -> {
          if (ask.operation().equals("DescribeLabelingJob")) {
            return Answer.ok(described(name(ask), "InProgress"));
          }
          if (ask.body().contains("\"Initializing\"")) {
            return Answer.ok(page("starting"));
          }
          if (ask.body().contains("\"Stopping\"")) {
            return Answer.ok(NONE);
          }
          return ask.body().contains("\"NextToken\":\"more\"")
              ? Answer.ok(page("b"))
              : Answer.ok(page("c").replaceFirst("}$", ",\"NextToken\":\"more\"}"));
        };
    try (LoopbackAws aws = new LoopbackAws(answers)) {
      assertThat(jobs(aws).live().all())
          .extracting(LabelingJob::name)
          .containsExactly("b", "c", "starting");
      assertThat(aws.asked())
          .filteredOn(ask -> ask.operation().equals("ListLabelingJobs"))
          .hasSize(4)
          .allSatisfy(ask -> assertThat(ask.body()).contains("\"MaxResults\":100"));
    }
  }

  @Test
  void aJobThatMovesOnWhileTheListsAreReadIsDescribedOnce() {
    try (LoopbackAws aws =
        new LoopbackAws(
            ask ->
                ask.operation().equals("DescribeLabelingJob")
                    ? Answer.ok(described("a", "InProgress"))
                    : Answer.ok(page("a")))) {
      assertThat(jobs(aws).live().all()).hasSize(1);
      assertThat(aws.asked())
          .filteredOn(ask -> ask.operation().equals("DescribeLabelingJob"))
          .hasSize(1);
    }
  }

  @Test
  void aJobThatVanishesOrEndsBetweenListAndDescribeIsLeftOut() {
    assertThat(
            live(
                ask ->
                    switch (name(ask)) {
                      case "gone" -> jsonError(400, "ResourceNotFound", "no such job");
                      case "ended" -> Answer.ok(described("ended", "Completed"));
                      default -> Answer.ok(described("here", "Stopping"));
                    },
                "gone",
                "ended",
                "here"))
        .extracting(LabelingJob::name, LabelingJob::status)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("here", Status.STOPPING));
  }

  @Test
  void throttlingIsWaitedOut() {
    AtomicInteger asked = new AtomicInteger();
    assertThat(
            live(
                _ ->
                    asked.incrementAndGet() < 3
                        ? jsonError(400, "ThrottlingException", "Rate exceeded")
                        : Answer.ok(described("a", "InProgress")),
                "a"))
        .hasSize(1);
  }

  @Test
  void throttlingWithoutEndIsLetOut() {
    assertThatThrownBy(
            () -> live(_ -> jsonError(400, "ThrottlingException", "Rate exceeded"), "a", "b"))
        .isInstanceOf(CallFailedException.class);
  }

  @Test
  void onlyAFewJobsAreDescribedAtOnce() {
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    String[] names = IntStream.range(100, 160).mapToObj(i -> "job-" + i).toArray(String[]::new);
    List<LabelingJob> live =
        live(
            ask -> {
              most.accumulateAndGet(now.incrementAndGet(), Math::max);
              Answer answer = Answer.ok(described(name(ask), "InProgress"));
              now.decrementAndGet();
              return answer;
            },
            names);
    assertThat(live).extracting(LabelingJob::name).containsExactly(names);
    assertThat(most).hasValueLessThanOrEqualTo(8);
  }

  @Test
  void everyFieldThatLabelguardReadsIsTaken() {
    LabelingJob job = live(_ -> Answer.ok(described("a", "Initializing")), "a").getFirst();
    assertThat(job.status()).isEqualTo(Status.STARTING);
    assertThat(job.region()).contains("us-east-1");
    assertThat(job.account()).contains("111122223333");
    assertThat(job.roleArn()).contains("arn:aws:iam::111122223333:role/service-role/GT");
    assertThat(job.workteamArn()).isPresent();
    assertThat(job.automated()).isTrue();
    assertThat(job.outputKmsKeyId()).isEmpty();
    assertThat(job.unreadable()).isEmpty();
    assertThat(job.locations().stream().map(each -> each.use() + " " + each.at().bucket()))
        .containsExactly(
            "MANIFEST in", "OUTPUT out", "LABEL_CATEGORIES categories", "UI_TEMPLATE ui");
  }

  @Test
  void aNewJobIsWaitedForUntilItIsKnownEverywhere() {
    AtomicInteger asked = new AtomicInteger();
    List<Duration> waits = new ArrayList<>();
    try (LoopbackAws aws =
        new LoopbackAws(
            _ ->
                asked.incrementAndGet() < 3
                    ? jsonError(400, "ResourceNotFound", "not yet")
                    : Answer.ok(described("a", "Initializing")))) {
      assertThat(jobs(aws, waits::add).find("a")).isPresent();
      assertThat(waits).containsExactly(Duration.ofMillis(500), Duration.ofSeconds(1));
    }
  }

  @Test
  void aJobThatNeverAppearsIsNotFound() {
    try (LoopbackAws aws =
        new LoopbackAws(_ -> jsonError(400, "ResourceNotFound", "no such job"))) {
      assertThat(jobs(aws).find("a")).isEmpty();
      assertThat(aws.asked()).hasSize(4);
    }
  }

  private static List<LabelingJob> live(Function<Ask, Answer> describe, String... names) {
    try (LoopbackAws aws =
        new LoopbackAws(
            ask ->
                ask.operation().equals("DescribeLabelingJob")
                    ? describe.apply(ask)
                    : Answer.ok(ask.body().contains("\"InProgress\"") ? page(names) : NONE))) {
      return jobs(aws).live().all();
    }
  }

  private static SageMakerLabelingJobs jobs(LoopbackAws aws) {
    return jobs(aws, Pause.NONE);
  }

  private static SageMakerLabelingJobs jobs(LoopbackAws aws, Pause pause) {
    return new SageMakerLabelingJobs(
        aws.client(SageMakerClient.builder()), "111122223333", "us-east-1", pause);
  }

  private static String name(Ask ask) {
    return ask.body().replaceAll(".*\"LabelingJobName\":\"([^\"]*)\".*", "$1");
  }

  private static String page(String... names) {
    return List.of(names).stream()
        .map("{\"LabelingJobName\":\"%s\"}"::formatted)
        .collect(Collectors.joining(",", "{\"LabelingJobSummaryList\":[", "]}"));
  }

  private static String described(String name, String status) {
    return """
    {"LabelingJobName":"%1$s","LabelingJobStatus":"%2$s",
     "LabelingJobArn":"arn:aws:sagemaker:us-east-1:111122223333:labeling-job/%1$s",
     "RoleArn":"arn:aws:iam::111122223333:role/service-role/GT",
     "CreationTime":1763596800,
     "InputConfig":{"DataSource":{"S3DataSource":{"ManifestS3Uri":"s3://in/m.manifest"}}},
     "OutputConfig":{"S3OutputPath":"s3://out/x/","KmsKeyId":""},
     "LabelCategoryConfigS3Uri":"s3://categories/c.json",
     "HumanTaskConfig":{
       "WorkteamArn":"arn:aws:sagemaker:us-east-1:111122223333:workteam/private-crowd/reviewers",
       "UiConfig":{"UiTemplateS3Uri":"s3://ui/t.html"}},
     "LabelingJobAlgorithmsConfig":{
       "LabelingJobAlgorithmSpecificationArn":
         "arn:aws:sagemaker:us-east-1:027400017018:labeling-job-algorithm-specification/text-classification",
       "LabelingJobResourceConfig":{"VolumeKmsKeyId":"k",
         "VpcConfig":{"Subnets":["subnet-1"],"SecurityGroupIds":["sg-1"]}}}}
    """
        .formatted(name, status);
  }
}
