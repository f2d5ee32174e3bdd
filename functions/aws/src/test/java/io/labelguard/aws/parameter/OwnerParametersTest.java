package io.labelguard.aws.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelguard.aws.LoopbackAws;
import io.labelguard.aws.LoopbackAws.Answer;
import io.labelguard.aws.signed.SignedCalls;
import io.labelguard.core.port.CallFailedException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

class OwnerParametersTest {

  private static final String SWITCH =
      "{\"Parameters\":[{\"Name\":\"/labelguard/gt/writes\",\"Value\":\"%s\"}]}";

  @Test
  void oneSignedCallReadsAllThatAreAskedFor() {
    try (LoopbackAws aws =
        new LoopbackAws(
            _ ->
                Answer.ok(
                    """
                    {"InvalidParameters": [], "Parameters": [
                      {"Name": "/labelguard/gt/fix-teams", "Value": "-"},
                      {"Name": "/labelguard/gt/fix-buckets", "Value": "a-bucket,b-bucket"}]}
                    """))) {
      assertThat(parameters(aws).values(List.of("fix-buckets", "fix-teams")))
          .isEqualTo(Map.of("fix-buckets", "a-bucket,b-bucket", "fix-teams", "-"));
      assertThat(aws.asked())
          .singleElement()
          .satisfies(
              asked -> {
                assertThat(asked.operation()).isEqualTo("GetParameters");
                assertThat(asked.body())
                    .isEqualTo(
                        "{\"Names\":[\"/labelguard/gt/fix-buckets\",\"/labelguard/gt/fix-teams\"]}");
                assertThat(asked.headers().get("authorization"))
                    .contains("/eu-west-1/ssm/aws4_request");
              });
    }
  }

  @Test
  void aParameterThatDoesNotExistIsNamed() {
    try (LoopbackAws aws =
        new LoopbackAws(_ -> Answer.ok("{\"InvalidParameters\":[\"/labelguard/gt/fix-teams\"]}"))) {
      assertThatThrownBy(() -> parameters(aws).values(List.of("fix-teams")))
          .isInstanceOf(CallFailedException.class)
          .hasMessageContaining("/labelguard/gt/fix-teams");
    }
  }

  @Test
  void onlyOnLetsTheGuardWrite() {
    try (LoopbackAws aws = new LoopbackAws(_ -> Answer.ok(SWITCH.formatted("on")))) {
      assertThat(parameters(aws).reasonAgainstWriting()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"off", "ON", "on ", "true", "", "<!channel>\\u001b[2J"})
  void anyOtherValueStopsIt(String value) {
    try (LoopbackAws aws = new LoopbackAws(_ -> Answer.ok(SWITCH.formatted(value)))) {
      assertThat(parameters(aws).reasonAgainstWriting().orElseThrow())
          .startsWith("Writes are switched off: the parameter /labelguard/gt/writes")
          .doesNotContain("\u001b");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "not json",
        "{}",
        "{\"Parameters\":{}}",
        "{\"Parameters\":[{\"Name\":\"/labelguard/another/writes\",\"Value\":\"on\"}]}",
        "{\"Parameters\":[{\"Name\":\"/labelguard/gt/writes\",\"Value\":true}]}"
      })
  void anAnswerThatNamesNoSwitchStopsIt(String answer) {
    try (LoopbackAws aws = new LoopbackAws(_ -> Answer.ok(answer))) {
      assertThat(parameters(aws).reasonAgainstWriting().orElseThrow())
          .startsWith("Whether writes are switched on is not known, so nothing was written");
    }
  }

  @Test
  void noAnswerAndARefusalStopIt() {
    try (LoopbackAws aws = new LoopbackAws(_ -> Answer.lost())) {
      assertThat(parameters(aws).reasonAgainstWriting()).isPresent();
    }
    try (LoopbackAws aws =
        new LoopbackAws(_ -> Answer.jsonError(400, "AccessDeniedException", "no"))) {
      assertThat(parameters(aws).reasonAgainstWriting().orElseThrow())
          .contains("ssm:GetParameters");
      assertThat(aws.asked()).as("it is tried once").hasSize(1);
    }
  }

  private static OwnerParameters parameters(LoopbackAws aws) {
    return new OwnerParameters(
        new SignedCalls(
            UrlConnectionHttpClient.create(),
            LoopbackAws.credentials(),
            OwnerParameters.addressIn(Region.EU_WEST_1).at(aws.uri())),
        "/labelguard/gt");
  }
}
