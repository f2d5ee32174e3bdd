package io.labelguard.policy.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelguard.policy.json.JsonReader;
import io.labelguard.policy.request.Request.IdentityPolicies;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A request refuses what no request can be, and says what to write instead.
class RequestTest {

  private static final RequestResource OBJECT = new RequestResource.Exact("arn:aws:s3:::b/k");

  private static Request request(String action, RequestResource resource, String account) {
    return new Request(
        Principal.anonymous(),
        action,
        resource,
        Optional.of(account),
        RequestContext.of(Map.of()),
        IdentityPolicies.ALLOW);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3:GetObject",
        "S3:getobject",
        "ec2:RunInstances",
        "s3-object-lambda:GetObject",
        "a4b:X",
        "s3:etObject"
      })
  void anActionOfAnyServiceIsTaken(String action) {
    assertThat(request(action, OBJECT, "111122223333").action()).isEqualTo(action);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "GetObject",
        "s3:",
        ":GetObject",
        "s3 :GetObject",
        "s3:Get Object",
        "s3:GetObject ",
        "s3:a:b",
        "s3/GetObject",
        "ſ3:GetObject",
        "s3:GetObject\n"
      })
  void anActionWithoutItsFormIsRefused(String action) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> request(action, OBJECT, "111122223333"))
        .withMessageStartingWith(
            "action: must be a service prefix, a colon and one action's name, such as"
                + " \"s3:GetObject\", not \"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3:*", "*", "s3:Get?bject", "*:GetObject"})
  void anActionWithWildcardsIsRefused(String action) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> request(action, OBJECT, "111122223333"))
        .withMessage(
            "action: must be a service prefix, a colon and one action's name without wildcards,"
                + " such as \"s3:GetObject\", not \""
                + action
                + "\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:s3:::b",
        "arn:aws:s3:::b/k",
        "arn:aws-cn:s3:::b/a:b *?${x} \n",
        "arn:aws:s3:us-east-1:111122223333:accesspoint/name",
        "arn:aws:kms:us-east-1:111122223333:key/1",
        "*"
      })
  void aResourceIsAnArn(String arn) {
    assertThat(new RequestResource.Exact(arn).arn()).isEqualTo(arn);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "labels/a",
        "s3://b/k",
        "arn:aws:s3:::",
        "arn:aws:s3::b",
        "arn::s3:::b",
        "arn:aws::::b",
        "arn:aws:s3:",
        "ARN:aws:s3:::b",
        "arn:aws:s3: ::b",
        "arn:*:s3:::b",
        "**"
      })
  void aResourceThatIsNotAnArnIsRefused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RequestResource.Exact(text))
        .withMessage(
            "resource: must be an ARN, such as \"arn:aws:s3:::bucket/key\", not \"" + text + "\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"arn:aws:s3:::", "arn:aws:s3:::lab", "arn:aws:s3:::labels/job/"})
  void aPrefixIsTheBeginningOfAnArn(String arn) {
    assertThat(new RequestResource.Prefix(arn).arn()).isEqualTo(arn);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "*", "labels/", "arn:aws:s3::", "arn:aws:s3"})
  void aPrefixThatDoesNotBeginAsAnArnIsRefused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RequestResource.Prefix(text))
        .withMessageStartingWith("resourcePrefix: must be the beginning of an ARN");
  }

  @Test
  void aStarIsTheResourceOfActionsWithoutOne() {
    for (String action :
        List.of("s3:ListAllMyBuckets", "s3:listallmybuckets", "ec2:RunInstances")) {
      assertThat(request(action, RequestResource.NONE, "111122223333").resource().arn())
          .isEqualTo("*");
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> request("S3:getobject", RequestResource.NONE, "111122223333"))
        .withMessage(
            "resource: must be an ARN, as S3:getobject acts on a resource; \"*\" is for actions"
                + " without one");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "11112222333", "1111222233334", "11112222333x", "１１１１２２２２３３３３"})
  void anAccountOfOtherThanTwelveDigitsIsRefused(String account) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> request("s3:GetObject", OBJECT, account))
        .withMessage(
            "resourceAccount: must be an account id of 12 digits, such as \"111122223333\", not \""
                + account
                + "\"");
  }

  @Test
  void aKeyThatIsKnownHasAValue() {
    assertThat(KeyState.of("")).isEqualTo(new KeyState.Known(List.of("")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new KeyState.Known(List.of()))
        .withMessageContaining("use KeyState.Absent");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new KeyState.Matching(""))
        .withMessageContaining("use KeyState.of(\"\")");
  }

  @Test
  void aKeyHasANameAndIsGivenOnce() {
    KeyState state = KeyState.of("x");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RequestContext.of(Map.of(" ", state)))
        .withMessageContaining("must have a name, such as \"aws:SourceIp\"");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new RequestContext(new TreeMap<>(Map.of("aws:A", state, "AWS:a", state)), true))
        .withMessageContaining("is given twice");
    assertThat(RequestContext.of(Map.of("aws:A", state)).state("AWS:a")).isEqualTo(state);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"action\": \"GetObject\", \"resource\": \"arn:aws:s3:::b/k\"| request.action: must be a"
            + " service prefix, a colon and one action's name, such as \"s3:GetObject\", not"
            + " \"GetObject\"",
        "\"action\": \"s3:GetObject\", \"resource\": \"b/k\"| request.resource: must be an ARN,"
            + " such as \"arn:aws:s3:::bucket/key\", not \"b/k\"",
        "\"action\": \"s3:GetObject\", \"resource\": \"*\"| request.resource: must be an ARN, as"
            + " s3:GetObject acts on a resource; \"*\" is for actions without one",
        "\"action\": \"s3:GetObject\", \"resourcePrefix\": \"b/\"| request.resourcePrefix: must be"
            + " the beginning of an ARN up to some letter of its last part, such as"
            + " \"arn:aws:s3:::bucket/folder/\", not \"b/\"",
        "REST, \"resourceAccount\": \"12\"| request.resourceAccount: must be an account id of 12"
            + " digits, such as \"111122223333\", not \"12\"",
        "REST, \"principal\": \"root\"| request.principal: must be a service's name, such as"
            + " \"cloudtrail.amazonaws.com\", not \"root\"",
        "REST, \"context\": {\"aws:TagKeys\": []}| request.context.aws:TagKeys: has no values; give"
            + " one or more, or null for a key that is not in the request",
        "REST, \"unknown\": [\"\"]| request.context: a condition key must have a name, such as"
            + " \"aws:SourceIp\"",
      })
  void aRequestsJsonIsRefusedInTheSameWords(String members, String message) {
    String rest = "\"action\": \"s3:GetObject\", \"resource\": \"arn:aws:s3:::b/k\"";
    String json = "{" + members.replace("REST", rest) + "}";
    assertThatThrownBy(() -> RequestDocument.read(JsonReader.read(json), IdentityPolicies.ALLOW))
        .isInstanceOf(MalformedRequestException.class)
        .hasMessage(message);
  }
}
