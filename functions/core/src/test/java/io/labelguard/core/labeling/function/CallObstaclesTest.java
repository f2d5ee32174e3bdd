package io.labelguard.core.labeling.function;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.labeling.LabelingDocuments;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.Reading;
import io.labelguard.policy.PolicyReader;
import io.labelguard.policy.json.JsonReader;
import io.labelguard.policy.json.MalformedJsonException;
import io.labelguard.policy.model.MalformedPolicyException;
import io.labelguard.policy.model.Policy;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What keeps Ground Truth from calling a function, and what does not.
class CallObstaclesTest {

  private static final String OWN = "arn:aws:lambda:us-east-1:111122223333:function:signs-pre";
  private static final String OTHER = "arn:aws:lambda:us-east-1:444455556666:function:signs-pre";
  private static final String ROLE = "arn:aws:iam::111122223333:role/Gt";

  private static final List<String> BUILT_IN =
      List.of(
          "arn:aws:lambda:us-east-1:432418664414:function:PRE-BoundingBox",
          "arn:aws:lambda:us-east-1:432418664414:function:anything",
          "arn:aws:lambda:eu-west-1:568282634449:function:ACS-BoundingBox",
          "arn:aws:lambda:us-east-1:444455556666:function:PRE-BoundingBox");

  /// One row: where the function is, its state, its reserved concurrency (`-` for none), whom its
  /// policy allows (`-` for no policy), and what is found, the worst first.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "own   | Active             | -   | -        | ",
        "own   | Active             | 1   | -        | ",
        "own   | Active             | 900 | -        | ",
        "own   | Pending            | -   | -        | ",
        "own   | Pending            | 5   | role     | ",
        "own   | Active             | -   | role     | ",
        "own   | Active             | -   | stranger | ",
        "own   | NotHeardOf         | -   | -        | ",
        "other | Active             | -   | role     | ",
        "other | Active             | 7   | account  | ",
        "other | Active             | -   | everyone | ",
        "other | Pending            | -   | role     | ",
        "other | Active             | -   | org      | ",
        "own   | gone               | -   | -        | Missing",
        "other | gone               | -   | -        | Missing",
        "own   | Active             | 0   | -        | NoConcurrency",
        "own   | Pending            | 0   | role     | NoConcurrency",
        "own   | Failed             | -   | -        | NotRunning",
        "own   | Deactivating       | -   | -        | NotRunning",
        "own   | Deactivated        | 3   | -        | NotRunning",
        "own   | ActiveNonInvocable | -   | -        | NotRunning",
        "own   | Deleting           | -   | -        | NotRunning",
        "own   | Inactive           | -   | -        | Asleep",
        "other | Active             | -   | -        | RoleNotAllowed",
        "other | Active             | -   | stranger | RoleNotAllowed",
        "other | Active             | -   | url      | RoleNotAllowed",
        "other | Active             | -   | service  | RoleNotAllowed",
        "own   | Failed             | 0   | -        | NoConcurrency NotRunning",
        "other | Inactive           | -   | stranger | RoleNotAllowed Asleep"
      })
  void whatIsFound(String where, String state, String reserved, String policy, String found) {
    CustomFunction function = CustomFunction.parse(where.equals("own") ? OWN : OTHER).orElseThrow();
    FunctionFacts facts =
        state.equals("gone") ? FunctionFacts.MISSING : facts(state, reserved, policy);

    assertThat(CallObstacles.of(function, facts, job(function.arn())))
        .extracting(obstacle -> obstacle.getClass().getSimpleName())
        .isEqualTo(found == null ? List.of() : List.of(found.split(" ")));
  }

  @Test
  void whatWasNotReadIsNoObstacle() {
    CustomFunction function = CustomFunction.parse(OTHER).orElseThrow();
    assertThat(CallObstacles.of(function, FunctionFacts.NOT_GIVEN, job(OTHER))).isEmpty();
    assertThat(CallObstacles.undecided(function, FunctionFacts.NOT_GIVEN, job(OTHER))).isEmpty();
  }

  @Test
  void whatWasReadAndDoesNotDecideIsAQuestion() {
    CustomFunction function = CustomFunction.parse(OTHER).orElseThrow();
    assertThat(CallObstacles.undecided(function, facts("Active", "-", "org"), job(OTHER)))
        .singleElement()
        .asString()
        .contains("its conditions are not known");
    assertThat(CallObstacles.undecided(function, facts("NotHeardOf", "-", "role"), job(OTHER)))
        .singleElement()
        .asString()
        .contains("no state is said");
    assertThat(CallObstacles.undecided(function, facts("Active", "-", "role"), job(OTHER)))
        .isEmpty();
  }

  /// The policy of a version or alias names it.
  @Test
  void permissionForTheFunctionIsNoneForItsAlias() {
    CustomFunction alias = CustomFunction.parse(OTHER + ":live").orElseThrow();
    assertThat(CallObstacles.of(alias, facts("Active", "-", "role"), job(alias.arn())))
        .containsExactly(new CallObstacle.RoleNotAllowed());
  }

  @Test
  void groundTruthsOwnFunctionsAreNone() {
    for (String arn : BUILT_IN) {
      assertThat(CustomFunction.of(job(arn))).as(arn).isEmpty();
      assertThat(CustomFunction.unreadable(job(arn))).as(arn).isEmpty();
    }
  }

  @Test
  void functionOfAnotherRegionIsAFaultOfTheSettings() {
    String elsewhere = OWN.replace("us-east-1", "eu-west-1");
    assertThat(CustomFunction.of(job(elsewhere))).isEmpty();
    assertThat(CustomFunction.unreadable(job(elsewhere))).isEmpty();
  }

  @Test
  void versionOrAliasIsPartOfTheNameAndTheLatestCodeIsNot() {
    CustomFunction alias = CustomFunction.of(job(OWN + ":live")).getFirst();
    assertThat(alias.qualifier()).contains("live");
    assertThat(alias.unqualified()).isEqualTo(OWN);
    assertThat(CustomFunction.of(job(OWN + ":$LATEST"))).isEqualTo(CustomFunction.of(job(OWN)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "signs-pre",
        "$.function",
        "arn:aws:lambda:us-east-1:111122223333:layer:signs",
        "arn:aws:lambda:us-east-1:111122223333:function:a b",
        "arn:aws:lambda:us-east-1:111122223333:function:a;rm -rf .",
        "arn:aws:lambda:us-east-1:111122223333:function:a:b:c",
        "arn:aws:lambda::111122223333:function:a",
        "arn:aws:states:us-east-1:111122223333:function:a"
      })
  void otherTextsNameNoFunction(String text) {
    assertThat(CustomFunction.of(job(text))).isEmpty();
    assertThat(CustomFunction.unreadable(job(text))).containsExactly(text);
  }

  private static FunctionFacts facts(String state, String reserved, String policy) {
    return new FunctionFacts(
        new Reading.Known<>(
            Optional.of(
                new FunctionConfiguration(
                    FunctionState.of(state),
                    Optional.empty(),
                    Optional.of("arn:aws:iam::111122223333:role/Function"),
                    Optional.empty()))),
        new Reading.Known<>(
            Optional.of(reserved).filter(text -> !text.equals("-")).map(Integer::valueOf)),
        new Reading.Known<>(
            Optional.of(policy).filter(text -> !text.equals("-")).map(CallObstaclesTest::policy)));
  }

  private static Policy policy(String whom) {
    String aws = "{\"AWS\": \"%s\"}";
    String principal =
        switch (whom) {
          case "role" -> aws.formatted(ROLE);
          case "account" -> aws.formatted("arn:aws:iam::111122223333:root");
          case "stranger" -> aws.formatted("arn:aws:iam::111122223333:role/Other");
          case "service" -> "{\"Service\": \"sagemaker.amazonaws.com\"}";
          default -> "\"*\"";
        };
    String condition =
        switch (whom) {
          case "org" ->
              ", \"Condition\": {\"StringEquals\": {\"aws:PrincipalOrgID\": \"o-exampleorgid\"}}";
          case "url" ->
              ", \"Condition\": {\"StringEquals\": {\"lambda:FunctionUrlAuthType\": \"NONE\"}}";
          default -> "";
        };
    try {
      return PolicyReader.live(
          """
          {"Version": "2012-10-17", "Statement": [{"Sid": "One", "Effect": "Allow",
           "Principal": %s, "Action": "lambda:InvokeFunction", "Resource": "%s"%s}]}
          """
              .formatted(principal, OTHER, condition));
    } catch (MalformedPolicyException e) {
      throw new AssertionError(e);
    }
  }

  private static LabelingJob job(String function) {
    try {
      return LabelingDocuments.labelingJob(
          JsonReader.read(
              """
              {"LabelingJobName": "signs", "LabelingJobStatus": "InProgress",
               "LabelingJobArn": "arn:aws:sagemaker:us-east-1:111122223333:labeling-job/signs",
               "RoleArn": "%s", "HumanTaskConfig": {"PreHumanTaskLambdaArn": "%s"}}
              """
                  .formatted(ROLE, function)),
          Optional.empty(),
          Optional.empty());
    } catch (MalformedJsonException e) {
      throw new AssertionError(e);
    }
  }
}
