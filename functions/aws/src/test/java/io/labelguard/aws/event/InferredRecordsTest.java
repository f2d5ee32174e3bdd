package io.labelguard.aws.event;

import static io.labelguard.aws.event.CloudTrailEventsTest.file;
import static io.labelguard.aws.event.CloudTrailEventsTest.ours;
import static io.labelguard.aws.event.CloudTrailEventsTest.put;
import static io.labelguard.aws.event.CloudTrailEventsTest.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelguard.aws.event.EventReading.NotOurs;
import io.labelguard.core.event.GuardEvent;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Records whose exact shape was never seen, of which only the identifier is used.
class InferredRecordsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "40-bucket-tagged",
        "41-bucket-tags-deleted",
        "42-tags-decide-access",
        "43-bucket-tagged-by-arn",
        "44-bucket-untagged-by-arn"
      })
  void changeOfTagsIsNotAChangeOfThePolicy(String file) {
    GuardEvent event = ours(file(file));
    assertThat(event)
        .isEqualTo(new GuardEvent.BucketTagsChanged(event.facts(), "gt-labeling-data"));
  }

  /// The shape of these records was never seen, so the ARN counts wherever it is.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"requestParameters\":{\"resourceArn\":\"arn:aws:s3:::data\"}",
        "\"requestParameters\":{\"resourceArn\":[\"arn:aws-cn:s3:::data\"]}",
        "\"requestParameters\":{\"a\":{\"b\":[1,{\"c\":\"arn%3Aaws%3as3%3A%3A%3Adata\"}]}}",
        "\"requestParameters\":null,\"resources\":[{\"ARN\":\"arn:aws:s3:::data\"}]",
        "\"requestParameters\":{\"x\":\"arn:aws:s3:::other\"},\"resources\":[{\"ARN\":\"arn:aws:s3:::data\"}]",
        "\"requestParameters\":{\"bucketName\":\"data\"}",
        "\"requestParameters\":{\"Tags\":{\"Tag\":[{\"Value\":\"arn:aws:s3:::other\"}]},\"z\":\"arn:aws:s3:::data\"}"
      })
  void bucketThatIsTaggedByItsArnIsFoundWhereverTheArnIs(String members) {
    for (String call : List.of("TagResource", "UntagResource")) {
      assertThat(ours(tags(call, members)).resource()).as(call).isEqualTo("data");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:s3:us-east-1:111122223333:accesspoint/data",
        "arn:aws:s3:us-east-1:111122223333:storage-lens-group/data",
        "arn:aws:s3:us-east-1:111122223333:access-grants/default",
        "arn:aws:s3express:us-east-1:111122223333:bucket/data--use1-az4--x-s3",
        "arn:aws:s3:::data/key"
      })
  void tagsOfWhatIsNotABucketAreNotOurs(String arn) {
    String request =
        "\"requestParameters\":{\"resourceArn\":\"%s\",\"tags\":[\"arn:aws:s3:::other\"]}"
            .formatted(arn);
    assertThat(read(tags("TagResource", request)))
        .isEqualTo(new NotOurs("TagResource from aws.s3 names no bucket"));
  }

  @Test
  void tagsOfNothingThatCanBeReadAreKeptAsFailed() {
    assertThatThrownBy(() -> read(tags("TagResource", "\"requestParameters\":{\"tags\":[]}")))
        .isInstanceOf(MalformedEventException.class);
  }

  @Test
  void deletionsAreNamedByWhatIsGone() {
    GuardEvent team = ours(file("46-team-deleted"));
    assertThat(team).isEqualTo(new GuardEvent.WorkteamDeleted(team.facts(), "night-shift"));
    GuardEvent workforce = ours(file("47-workforce-deleted"));
    assertThat(workforce).isEqualTo(new GuardEvent.WorkforceDeleted(workforce.facts(), "default"));
    String byArn =
        file("46-team-deleted")
            .replace(
                "\"workteamName\": \"night-shift\"",
                "\"arn\": \"arn:aws:sagemaker:us-east-1:111122223333:workteam/private-crowd/x\"");
    assertThat(ours(byArn).resource()).isEqualTo("x");
  }

  @Test
  void stopOfAJobIsNamedByTheJob() {
    GuardEvent event = ours(file("34-job-stopped"));
    assertThat(event).isEqualTo(new GuardEvent.LabelingJobStopped(event.facts(), "cats-and-dogs"));
    assertThat(event.facts().call()).isEqualTo("StopLabelingJob");
    String omitted = file("34-job-stopped").replace("labelingJobName", "other");
    assertThatThrownBy(() -> read(omitted)).isInstanceOf(MalformedEventException.class);
    assertThat(
            ours(omitted.replace(
                    "\"responseElements\"",
                    "\"resources\": [{\"ARN\":"
                        + " \"arn:aws:sagemaker:us-east-1:111122223333:labeling-job/cats\"}],"
                        + " \"responseElements\""))
                .resource())
        .isEqualTo("cats");
  }

  private static String tags(String call, String members) {
    return put("\"a\":1")
        .replace("PutBucketPolicy", call)
        .replace("\"requestParameters\":{\"a\":1}", members);
  }
}
