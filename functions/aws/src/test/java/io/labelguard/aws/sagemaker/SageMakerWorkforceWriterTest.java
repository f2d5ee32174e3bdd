package io.labelguard.aws.sagemaker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.labelguard.aws.LoopbackAws;
import io.labelguard.aws.LoopbackAws.Answer;
import io.labelguard.aws.LoopbackAws.Ask;
import io.labelguard.core.labeling.Workforce;
import io.labelguard.core.port.write.BucketPolicyWriter.PutResult;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;

final class SageMakerWorkforceWriterTest {

  private static final String LISTED =
      """
      {"Workforces":[{"WorkforceName":"default","WorkforceArn":"arn:w","Status":"Active",
        "LastUpdatedDate":1763596800,"SubDomain":"a.labeling.us-east-1.sagemaker.aws",
        "CognitoConfig":{"UserPool":"us-east-1_a","ClientId":"c"}}]}
      """;

  @Test
  void anUpdateSendsTheRangesAndNothingElse() throws Exception {
    try (LoopbackAws aws = new LoopbackAws(_ -> Answer.ok(LISTED))) {
      assertThat(set(aws, workforce())).isEqualTo(new PutResult.Accepted());
      Ask update = aws.asked().getLast();
      assertThat(update.operation()).isEqualTo("UpdateWorkforce");
      ObjectMapper json = new ObjectMapper();
      assertThat(json.readTree(update.body()))
          .isEqualTo(
              json.readTree(
                  """
                  {"WorkforceName":"default",
                    "SourceIpConfig":{"Cidrs":["203.0.113.0/24","2001:db8::/32"]}}
                  """));
    }
  }

  @Test
  void aWorkforceThatSomeoneElseChangedIsNotWritten() {
    for (String changed :
        List.of(
            LISTED.replace("1763596800", "1763596801"),
            LISTED.replace("us-east-1_a", "us-east-1_b"),
            LISTED.replace("Active", "Updating"))) {
      try (LoopbackAws aws = new LoopbackAws(_ -> Answer.ok(changed))) {
        assertThat(set(aws, workforce())).isInstanceOf(PutResult.Refused.class);
        assertThat(aws.asked()).hasSize(1);
      }
    }
  }

  @Test
  void aWorkforceThatIsGoneIsNotWritten() {
    try (LoopbackAws aws = new LoopbackAws(_ -> Answer.ok("{\"Workforces\":[]}"))) {
      assertThat(set(aws, workforce()))
          .isEqualTo(new PutResult.Refused("workforce default is gone"));
    }
  }

  @Test
  void anUpdateThatFailsIsUnclearAndNotTriedAgain() {
    assertThat(failing(500)).isInstanceOf(PutResult.Unclear.class);
    assertThat(failing(400)).isInstanceOf(PutResult.Refused.class);
  }

  private static PutResult failing(int status) {
    Workforce before = workforce();
    try (LoopbackAws aws =
        new LoopbackAws(
            ask ->
                ask.operation().equals("UpdateWorkforce")
                    ? Answer.jsonError(status, "ConflictException", "busy")
                    : Answer.ok(LISTED))) {
      PutResult result = set(aws, before);
      assertThat(aws.asked()).hasSize(2);
      return result;
    }
  }

  private static PutResult set(LoopbackAws aws, Workforce before) {
    return new SageMakerWorkforceWriter(aws.client(SageMakerClient.builder()))
        .setCidrs(before, List.of("203.0.113.0/24", "2001:db8::/32"));
  }

  private static Workforce workforce() {
    try (LoopbackAws aws = new LoopbackAws(_ -> Answer.ok(LISTED))) {
      Optional<Workforce> read =
          SageMakerWorkteams.onlyWorkforce(aws.client(SageMakerClient.builder()));
      return read.orElseThrow();
    }
  }
}
