package io.labelguard.policy.decide;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.policy.PolicyReader;
import io.labelguard.policy.model.MalformedPolicyException;
import io.labelguard.policy.request.KeyState;
import io.labelguard.policy.request.Principal;
import io.labelguard.policy.request.Request;
import io.labelguard.policy.request.Request.IdentityPolicies;
import io.labelguard.policy.request.RequestContext;
import io.labelguard.policy.request.RequestResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The cases that [Fillings] names: Undetermined though only one decision is possible. Whoever
/// makes one exact takes it out here and there.
class NotExactTest {

  private static String deny(String condition) {
    return ("{'Effect':'Deny','Principal':'*','Action':'*','Resource':'*','Condition':{"
            + condition
            + "}}")
        .replace('\'', '"');
  }

  private static Decision decide(RequestContext context, String... statements)
      throws MalformedPolicyException {
    return decide(context, List.of(statements));
  }

  private static Decision decide(RequestContext context, List<String> statements)
      throws MalformedPolicyException {
    String text =
        "{\"Version\":\"2012-10-17\",\"Statement\":[" + String.join(",", statements) + "]}";
    return new PolicyEvaluator(PolicyReader.live(text))
        .evaluate(
            new Request(
                Principal.role("arn:aws:iam::111122223333:role/Labeling"),
                "s3:GetObject",
                new RequestResource.Exact("arn:aws:s3:::labels/1"),
                Optional.of("111122223333"),
                context,
                IdentityPolicies.ALLOW))
        .decision();
  }

  private static RequestContext unknown() {
    return new RequestContext(new TreeMap<>(), true);
  }

  @Test
  void aClauseOnTwoUnknownKeysIsFreeEvenBesideItsOpposite() throws Exception {
    assertThat(
            decide(
                unknown(),
                deny("'StringEquals':{'s3:prefix':'${aws:username}'}"),
                deny("'StringNotEquals':{'s3:prefix':'${aws:username}'}")))
        .isEqualTo(Decision.UNDETERMINED);
  }

  @Test
  void aQuestionThatTheDocumentsLeaveOpenIsFreeEvenBesideItsOpposite() throws Exception {
    RequestContext twoTags =
        RequestContext.of(
            new TreeMap<>(Map.of("aws:TagKeys", new KeyState.Known(List.of("a", "b")))));
    assertThat(
            decide(
                twoTags,
                deny("'StringEquals':{'aws:TagKeys':'a'}"),
                deny("'StringNotEquals':{'aws:TagKeys':'a'}")))
        .isEqualTo(Decision.UNDETERMINED);
  }

  @Test
  void operatorsOfSeveralTypesOnOneKeyAreCombinedFreely() throws Exception {
    assertThat(
            decide(
                unknown(),
                deny(
                    "'IpAddress':{'aws:SourceIp':'10.0.0.0/8'},"
                        + "'StringLike':{'aws:SourceIp':'192.*'}")))
        .isEqualTo(Decision.UNDETERMINED);
  }

  @Test
  void wholeNumbersAreNotToldFromFractions() throws Exception {
    assertThat(
            decide(
                unknown(),
                deny(
                    "'NumericGreaterThan':{'s3:max-keys':'3'},"
                        + "'NumericLessThan':{'s3:max-keys':'4'}")))
        .isEqualTo(Decision.UNDETERMINED);
  }

  @Test
  void aPolicyVariableInAVeryLongTextIsFree() throws Exception {
    String prefix = "x".repeat(201);
    RequestContext context = unknown().with("s3:prefix", KeyState.of(prefix));
    String statement =
        deny(
            "'StringEquals':{'s3:prefix':'"
                + prefix
                + "${aws:username}','aws:username':'somebody'}");
    assertThat(decide(context, statement)).isEqualTo(Decision.UNDETERMINED);
    RequestContext shorter = unknown().with("s3:prefix", KeyState.of("x"));
    assertThat(decide(shorter, statement.replace(prefix, "x"))).isEqualTo(Decision.ALLOWED);
  }

  @Test
  void pastTheBoundOfAtomsEachClauseIsFree() throws Exception {
    assertThat(decide(unknown(), everySetOfTags(4))).isEqualTo(Decision.EXPLICITLY_DENIED);
    assertThat(decide(unknown(), everySetOfTags(14))).isEqualTo(Decision.UNDETERMINED);
  }

  /// Statements of which one denies whatever the tags are.
  private static List<String> everySetOfTags(int count) {
    List<String> statements = new ArrayList<>();
    for (int at = 0; at < count; at++) {
      statements.add(deny("'ForAnyValue:StringEquals':{'aws:TagKeys':'t" + at + "'}"));
    }
    String all =
        IntStream.range(0, count)
            .mapToObj(at -> "'t" + at + "'")
            .collect(Collectors.joining(",", "[", "]"));
    statements.add(deny("'ForAllValues:StringNotEquals':{'aws:TagKeys':" + all + "}"));
    return statements;
  }
}
