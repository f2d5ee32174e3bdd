package io.labelguard.policy.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.policy.PolicyReader;
import io.labelguard.policy.match.CompiledPolicy;
import io.labelguard.policy.model.MalformedPolicyException;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Values that are tried for what policy variables name.
class LikelyValuesTest {

  @Test
  void stretchesBetweenSlashesThatPatternsSpellOutAreTried() throws Exception {
    assertThat(
            values(
                "'arn:aws:s3:::bucket/home/bob/*/x?/*'",
                "{'StringLike':{'s3:prefix':'home/ann/*'}}"))
        .contains(List.of("home"), List.of("bob"), List.of("ann"))
        .doesNotContain(List.of("bucket"), List.of("x?"), List.of("*"), List.of(""));
  }

  @Test
  void bucketsNameIsNotTried() throws Exception {
    assertThat(values("'arn:aws:s3:::bucket'", "{'Bool':{'aws:SecureTransport':'true'}}"))
        .contains(List.of("true"))
        .noneMatch(value -> value.toString().contains("bucket"));
  }

  @Test
  void onlyTheFirstEightStretchesAreTried() throws Exception {
    List<List<String>> values =
        values("'arn:aws:s3:::b/s0/s1/s2/s3/s4/s5/s6/s7/s8/s9'", "{'Null':{'aws:userid':'true'}}");
    assertThat(values).contains(List.of("s0"), List.of("s7")).doesNotContain(List.of("s8"));
  }

  @Test
  void ownConditionsOfTheKeyGiveValuesThatMeetThemAndThatDoNot() throws Exception {
    List<List<String>> values =
        values(
            "'arn:aws:s3:::b'",
            "{'StringLike':{'aws:username':'dev-*'},'StringEquals':{'aws:userid':'${aws:username}'}}");
    assertThat(values)
        .contains(List.of())
        .anyMatch(value -> value.size() == 1 && value.getFirst().startsWith("dev-"))
        .anyMatch(value -> value.size() == 1 && !value.getFirst().startsWith("dev-"));
  }

  private static List<List<String>> values(String resource, String condition)
      throws MalformedPolicyException {
    String policy =
        ("{'Version':'2012-10-17','Statement':[{'Effect':'Allow','Principal':'*',"
                + "'Action':'s3:*','Resource':"
                + resource
                + ",'Condition':"
                + condition
                + "}]}")
            .replace('\'', '"');
    return new LikelyValues(CompiledPolicy.of(PolicyReader.live(policy)).statements())
        .apply("aws:username");
  }
}
