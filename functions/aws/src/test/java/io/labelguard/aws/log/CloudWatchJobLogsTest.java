package io.labelguard.aws.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelguard.aws.LoopbackAws;
import io.labelguard.aws.LoopbackAws.Answer;
import io.labelguard.aws.signed.SignedCalls;
import io.labelguard.core.labeling.Reading;
import io.labelguard.core.labeling.past.LogLine;
import io.labelguard.core.port.CallFailedException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

class CloudWatchJobLogsTest {

  @Test
  void eachLineHasItsTimeAndWhatItSays() {
    assertThat(
            ask(
                Answer.ok(
                    """
                    {"events":[
                      {"timestamp":1794355200000,
                       "message":"{\\"event-name\\":\\"E\\",\\"event-log-message\\":\\"denied\\"}"},
                      {"message":"not JSON"}],
                     "nextForwardToken":"f/1"}
                    """)))
        .isEqualTo(
            new Reading.Known<>(
                Optional.of(
                    List.of(
                        new LogLine(
                            Optional.of(Instant.parse("2026-11-11T00:00:00Z")),
                            Optional.of("E"),
                            "denied"),
                        new LogLine(Optional.empty(), Optional.empty(), "not JSON")))));
  }

  @Test
  void theNewestLinesOfTheJobsStreamAreAskedFor() {
    try (LoopbackAws aws = new LoopbackAws(_ -> Answer.ok("{\"events\":[]}"))) {
      logs(aws).of("street-signs");
      assertThat(aws.asked().getFirst().body())
          .isEqualTo(
              "{\"logGroupName\":\"/aws/sagemaker/LabelingJobs\","
                  + "\"logStreamName\":\"street-signs\",\"limit\":100,\"startFromHead\":false}");
    }
  }

  @Test
  void aStreamThatIsNotThereARefusalAndAFailureAreThreeAnswers() {
    assertThat(ask(Answer.jsonError(400, "ResourceNotFoundException", "none")))
        .isEqualTo(new Reading.Known<>(Optional.empty()));
    assertThat(ask(Answer.jsonError(400, "AccessDeniedException", "no")))
        .isInstanceOf(Reading.NotPermitted.class);
    assertThatThrownBy(() -> ask(Answer.jsonError(500, "InternalFailure", "later")))
        .isInstanceOf(CallFailedException.class)
        .hasMessageContaining("logs:GetLogEvents");
  }

  private static Reading<Optional<List<LogLine>>> ask(Answer answer) {
    try (LoopbackAws aws = new LoopbackAws(_ -> answer)) {
      return logs(aws).of("street-signs");
    }
  }

  private static CloudWatchJobLogs logs(LoopbackAws aws) {
    return new CloudWatchJobLogs(
        new SignedCalls(
            UrlConnectionHttpClient.create(),
            LoopbackAws.credentials(),
            CloudWatchJobLogs.addressIn(Region.US_EAST_1).at(aws.uri())));
  }
}
