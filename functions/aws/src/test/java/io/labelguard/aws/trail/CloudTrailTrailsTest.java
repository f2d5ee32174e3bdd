package io.labelguard.aws.trail;

import static io.labelguard.aws.LoopbackAws.Answer.jsonError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelguard.aws.LoopbackAws;
import io.labelguard.aws.LoopbackAws.Answer;
import io.labelguard.aws.LoopbackAws.Ask;
import io.labelguard.core.port.CallFailedException;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;

class CloudTrailTrailsTest {

  private static final Answer ONE = Answer.ok("{\"trailList\":[{\"TrailARN\":\"arn:t\"}]}");
  private static final Answer LOGGING = Answer.ok("{\"IsLogging\":true}");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "cannot tell",
      value = {
        "{\"EventSelectors\":[{\"ReadWriteType\":\"All\",\"IncludeManagementEvents\":true}]}|true",
        "{\"EventSelectors\":[{\"ReadWriteType\":\"WriteOnly\",\"IncludeManagementEvents\":true}]}|true",
        "{\"EventSelectors\":[{\"ReadWriteType\":\"ReadOnly\",\"IncludeManagementEvents\":true}]}|false",
        "{\"EventSelectors\":[{\"ReadWriteType\":\"All\",\"IncludeManagementEvents\":false}]}|false",
        "{\"AdvancedEventSelectors\":[{\"FieldSelectors\":[{\"Field\":\"eventCategory\",\"Equals\":[\"Management\"]}]}]}|true",
        "{\"AdvancedEventSelectors\":[{\"FieldSelectors\":[{\"Field\":\"eventCategory\",\"Equals\":[\"Data\"]}]}]}|false",
        "{\"AdvancedEventSelectors\":[{\"FieldSelectors\":[{\"Field\":\"eventCategory\",\"Equals\":[\"Management\"]},{\"Field\":\"readOnly\",\"Equals\":[\"true\"]}]}]}|false",
        "{\"AdvancedEventSelectors\":[{\"FieldSelectors\":[{\"Field\":\"eventCategory\",\"Equals\":[\"Management\"]},{\"Field\":\"eventSource\",\"NotEquals\":[\"kms.amazonaws.com\"]}]}]}|true",
        "{\"AdvancedEventSelectors\":[{\"FieldSelectors\":[{\"Field\":\"eventCategory\",\"Equals\":[\"Management\"]},{\"Field\":\"eventSource\",\"NotEquals\":[\"s3.amazonaws.com\"]}]}]}|false",
        "{\"AdvancedEventSelectors\":[{\"FieldSelectors\":[{\"Field\":\"eventCategory\",\"Equals\":[\"Management\"]},{\"Field\":\"eventName\",\"StartsWith\":[\"Put\"]}]}]}|cannot"
            + " tell",
      })
  void aTrailCountsByWhatItSelects(String selectors, Boolean expected) {
    Optional<Boolean> logs =
        ask(
            ask ->
                switch (ask.operation()) {
                  case "DescribeTrails" -> ONE;
                  case "GetTrailStatus" -> LOGGING;
                  default -> Answer.ok(selectors);
                });
    assertThat(logs).isEqualTo(Optional.ofNullable(expected));
  }

  @Test
  void noTrailOrOneThatIsSwitchedOffLogsNothing() {
    assertThat(ask(_ -> Answer.ok("{\"trailList\":[]}"))).contains(false);
    assertThat(
            ask(
                ask ->
                    ask.operation().equals("DescribeTrails")
                        ? ONE
                        : Answer.ok("{\"IsLogging\":false}")))
        .contains(false);
  }

  @Test
  void whatMayNotBeAskedCannotBeTold() {
    assertThat(ask(_ -> jsonError(400, "AccessDeniedException", "no"))).isEmpty();
    assertThat(
            ask(
                ask ->
                    ask.operation().equals("DescribeTrails")
                        ? ONE
                        : jsonError(400, "TrailNotFoundException", "the organization's")))
        .isEmpty();
  }

  @Test
  void failuresAreLetOut() {
    assertThatThrownBy(() -> ask(_ -> jsonError(500, "InternalFailure", "oops")))
        .isInstanceOf(CallFailedException.class);
  }

  private static Optional<Boolean> ask(Function<Ask, Answer> answers) {
    try (LoopbackAws aws = new LoopbackAws(answers)) {
      return new CloudTrailTrails(aws.client(CloudTrailClient.builder())).logManagementEvents();
    }
  }
}
