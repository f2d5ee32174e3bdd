package io.labelguard.core.guard.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.check.CheckId;
import io.labelguard.core.check.Finding;
import io.labelguard.core.guard.TestAccount;
import io.labelguard.core.labeling.LabelingDocuments;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.Reading;
import io.labelguard.core.labeling.stream.ChannelFacts;
import io.labelguard.core.report.message.Alert;
import io.labelguard.policy.json.JsonReader;
import io.labelguard.policy.json.MalformedJsonException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is published of the topics and queues of streaming jobs, and how often they are read.
class StreamTroublesTest {

  private static final String TOPIC = "arn:aws:sns:us-east-1:111122223333:new-signs";
  private static final String QUEUE = "arn:aws:sqs:us-east-1:111122223333:GroundTruth-signs";
  private static final Reading<Optional<ChannelFacts>> THERE =
      new Reading.Known<>(Optional.of(new ChannelFacts(Optional.empty(), Optional.empty())));

  private final TestAccount account = new TestAccount();

  @BeforeEach
  void withAJobWhoseTopicIsGone() {
    account.jobs.add(job("signs"));
    account.policies.put(TestAccount.BUCKET, TestAccount.OPEN);
    account.channels.read.put(TOPIC, new Reading.Known<>(Optional.empty()));
    account.channels.read.put(QUEUE, THERE);
  }

  @Test
  void aSweepPublishesItOnceUntilItIsOver() {
    assertThat(sweep()).extracting(Finding::check).contains(CheckId.STREAM_UNFIT);
    sweep();
    assertThat(subjects())
        .containsExactly("HIGH: a stream does not work - labeling job signs (us-east-1)");

    account.channels.read.put(TOPIC, THERE);
    sweep();
    assertThat(subjects()).hasSize(2).last().asString().startsWith("RESOLVED: ");
  }

  @Test
  void itIsNotOverWhereItMayNotBeReadAnyMore() {
    sweep();
    account.channels.read.put(
        TOPIC, new Reading.NotPermitted<>("sns:GetTopicAttributes", "not authorized"));
    sweep();
    assertThat(subjects()).hasSize(1);
  }

  @Test
  void aTopicThatManyJobsUseIsReadOnceInARun() {
    account.channels.read.put(TOPIC, THERE);
    for (int i = 0; i < 5; i++) {
      account.jobs.add(job("more-" + i));
    }
    sweep();
    assertThat(account.channels.asked).hasSize(7).containsOnlyOnce("topic " + TOPIC);
  }

  @Test
  void aChangeOfABucketsPolicyReadsNoTopic() {
    account.guard().handle(account.policyChanged("e-1"));
    assertThat(account.channels.asked).isEmpty();
  }

  private List<Finding> sweep() {
    account.now = account.now.plus(Duration.ofHours(1));
    return account.sweep().run().findings();
  }

  private List<String> subjects() {
    return account.alerts.stream()
        .map(Alert::subject)
        .filter(subject -> !subject.contains("CORS"))
        .toList();
  }

  private static LabelingJob job(String name) {
    try {
      return LabelingDocuments.labelingJob(
          JsonReader.read(
              """
              {"LabelingJobName": "%1$s", "LabelingJobStatus": "InProgress",
               "LabelingJobArn": "arn:aws:sagemaker:us-east-1:111122223333:labeling-job/%1$s",
               "RoleArn": "arn:aws:iam::111122223333:role/Gt",
               "InputConfig": {"DataSource": {"SnsDataSource": {"SnsTopicArn": "%3$s"}}},
               "OutputConfig": {"S3OutputPath": "s3://%2$s/out/"}}
              """
                  .formatted(name, TestAccount.BUCKET, TOPIC)),
          Optional.empty(),
          Optional.empty());
    } catch (MalformedJsonException e) {
      throw new AssertionError(e);
    }
  }
}
