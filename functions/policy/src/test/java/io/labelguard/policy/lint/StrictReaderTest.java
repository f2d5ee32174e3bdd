package io.labelguard.policy.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.policy.PolicyReader;
import io.labelguard.policy.json.CompactText;
import io.labelguard.policy.model.Effect;
import io.labelguard.policy.model.LintRule;
import io.labelguard.policy.model.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

class StrictReaderTest {

  private static final String POLICY =
      """
      {
        "Version": "2012-10-17",
        "Statement": [
          {
            "Sid": "SID",
            "Effect": "Deny",
            "Principal": "*",
            "Action": "s3:GetObject",
            "Resource": "arn:aws:s3:::amzn-s3-demo-bucket/*"
          }
        ]
      }
      """;

  private static final String COMPACT = CompactText.of(POLICY);
  private static final int REST = COMPACT.length() - "SID".length();

  @Test
  void aPolicyInOrderHasNoProblems() {
    StrictReading reading = PolicyReader.strict(POLICY);

    assertThat(reading.problems()).isEmpty();
    assertThat(reading.policy().orElseThrow().statements()).hasSize(1);
  }

  @Test
  void allProblemsAreReportedInTheOrderOfTheirPlace() {
    String text =
        POLICY
            .replace("\"Deny\"", "\"deny\"")
            .replace("\"*\",", "{\"AWS\": \"bob\"},")
            .replace("s3:GetObject", "GetObject")
            .replace("2012-10-17", "2012-10-18");

    assertThat(PolicyReader.strict(text).problems())
        .extracting(Problem::text)
        .satisfiesExactly(
            version -> assertThat(version).startsWith("2:14: /Version: Version must be"),
            effect -> assertThat(effect).startsWith("6:17: /Statement/0/Effect: Effect must be"),
            principal ->
                assertThat(principal)
                    .startsWith("7:28: /Statement/0/Principal/AWS: \"bob\" is not a principal"),
            action ->
                assertThat(action)
                    .startsWith("8:17: /Statement/0/Action: \"GetObject\" is not an action"));
  }

  @Test
  void theLimitIs20480BytesOfUtf8() {
    assertThat(problems(COMPACT, "s".repeat(20_480 - REST))).isEmpty();
    assertThat(problems(COMPACT, "s".repeat(20_481 - REST)))
        .extracting(Problem::text)
        .containsExactly(
            "1:1: : the policy is 20481 bytes long without white space and S3 accepts at most"
                + " 20480; shorten it");
    assertThat(problems(COMPACT, "é".repeat((20_482 - REST) / 2))).hasSize(1);
    assertThat(problems(COMPACT, "é".repeat((20_480 - REST) / 2))).isEmpty();
  }

  @Test
  void whiteSpaceBetweenTokensIsOnlyWarnedOf() {
    assertThat(problems(POLICY, "s".repeat(20_480 - REST)))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.rule()).contains(LintRule.LONG_WITH_WHITE_SPACE);
              assertThat(problem.level()).isEqualTo(Problem.Level.WARNING);
            });
    assertThat(problems(POLICY, "s".repeat(20_481 - REST)))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.rule()).contains(LintRule.TOO_LONG);
              assertThat(problem.level()).isEqualTo(Problem.Level.ERROR);
            });
    assertThat(problems(COMPACT, " \\\"".repeat((20_481 - REST) / 3 + 1)))
        .as("white space in a string counts")
        .singleElement()
        .satisfies(problem -> assertThat(problem.rule()).contains(LintRule.TOO_LONG));
  }

  private static List<Problem> problems(String policy, String sid) {
    return PolicyReader.strict(policy.replace("SID", sid)).problems();
  }

  @Test
  void aTextTooLongThatIsNoJsonEitherHasBothProblems() {
    assertThat(PolicyReader.strict("x".repeat(20_481)).problems()).hasSize(2);
  }

  @Test
  void whatIsReadIsKeptBesideTheProblems() {
    StrictReading reading = PolicyReader.strict(POLICY.replace("Deny", "deny"));

    assertThat(reading.problems()).hasSize(1);
    assertThat(reading.policy().orElseThrow().statements().getFirst().effect())
        .isEqualTo(Effect.UNREADABLE);
  }

  @Test
  void stringsOfThePolicyAreShownWithoutControlCharactersAndCutShort() {
    String text = POLICY.replace("\"Deny\"", "\"\\u001b[31m\\n<!channel>\\u202e\"");
    assertThat(
            PolicyReader.strict(text.replace("s3:GetObject", "\\u001b[31m\\u202e\\n")).problems())
        .extracting(Problem::reason)
        .anySatisfy(reason -> assertThat(reason).contains("\"\\u001b[31m\\u202e\\u000a\""))
        .allSatisfy(reason -> assertThat(reason).doesNotContain("\u001b", "\n", "\u202e"));
    assertThat(PolicyReader.strict(POLICY.replace("s3:GetObject", "x".repeat(500))).problems())
        .extracting(Problem::reason)
        .allSatisfy(reason -> assertThat(reason).hasSizeLessThan(250).contains("x…\""));
  }

  @Test
  void aStringOf120CharactersIsShownWhole() {
    assertThat(reason(POLICY.replace("s3:GetObject", "x".repeat(120))))
        .contains("x\" is not an action");
    assertThat(reason(POLICY.replace("s3:GetObject", "x".repeat(121))))
        .contains("x…\" is not an action");
  }

  private static String reason(String text) {
    return PolicyReader.strict(text).problems().getFirst().reason();
  }
}
