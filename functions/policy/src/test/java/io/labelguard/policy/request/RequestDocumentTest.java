package io.labelguard.policy.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelguard.policy.decide.Decision;
import io.labelguard.policy.json.JsonReader;
import io.labelguard.policy.json.JsonWriter;
import io.labelguard.policy.request.Request.IdentityPolicies;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a request's JSON may leave out, and what is said of one that cannot be read.
class RequestDocumentTest {

  private static final String REST =
      "\"action\": \"s3:GetObject\", \"resource\": \"arn:aws:s3:::labels/a\"";

  private static Request read(String json) throws Exception {
    return RequestDocument.read(JsonReader.read(json), IdentityPolicies.ALLOW);
  }

  @ParameterizedTest
  @CsvSource({
    "arn:aws:iam::111122223333:role/Labeling, ROLE",
    "arn:aws:sts::111122223333:assumed-role/Labeling/session, ROLE",
    "arn:aws:iam::111122223333:user/ann, USER",
    "sagemaker.amazonaws.com, SERVICE",
  })
  void withoutAKindTheNameTellsIt(String name, Principal.Kind kind) throws Exception {
    Request request = read("{\"principal\": \"" + name + "\", " + REST + "}");
    assertThat(request.principal().kind()).isEqualTo(kind);
    assertThat(request.principal().name()).isEqualTo(name);
  }

  @Test
  void aRoleWithoutSessionIsNoneOfTheSessionsThatAPolicyNames() throws Exception {
    Request request =
        read("{\"principal\": \"arn:aws:iam::111122223333:role/Labeling\", " + REST + "}");
    assertThat(request.principal().session()).contains(Principal.NO_NAMED_SESSION);
  }

  @ParameterizedTest
  @CsvSource({"'{'", "'{\"principal\": \"*\", '", "'{\"principal\": \"anonymous\", '"})
  void withoutANameOrWithAStarTheCallerIsAnonymous(String start) throws Exception {
    assertThat(read(start + REST + "}").principal()).isEqualTo(Principal.anonymous());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[]| request: must be an object",
        "{\"kind\": \"role\", REST}| request.principal: is missing; give the caller's ARN or"
            + " service name",
        "{\"kind\": \"robot\", REST}| request.kind: must be role, user, service or anonymous, not"
            + " \"robot\"",
        "{\"resource\": \"arn:aws:s3:::labels/a\"}| request.action: is missing; give such as"
            + " \"s3:GetObject\"",
        "{\"action\": \"s3:GetObject\"}| request: must have either resource or resourcePrefix, an"
            + " ARN",
        "{\"resourcePrefix\": \"arn:aws:s3:::labels/\", REST}| request: must have either resource"
            + " or resourcePrefix, an ARN",
        "{\"context\": [], REST}| request.context: must be an object",
        "{\"context\": {\"aws:A\": {}}, REST}| request.context.aws:A: must be a string or a list of"
            + " strings",
        "{\"context\": {\"aws:A\": \"x\"}, \"unknown\": [\"AWS:a\"], REST}| request: condition key"
            + " AWS:a is given twice (names are case-insensitive)",
        "{\"unknown\": \"aws:A\", REST}| request.unknown: must be a list of condition keys",
        "{\"foreign\": [1], REST}| request.foreign: must be a list of condition keys",
        "{\"others\": \"some\", REST}| request.others: must be \"absent\" or \"unknown\"",
        "{\"principal\": 1, REST}| request.principal: must be a string",
        "{\"action\": \"s3:PutObject\", REST}| request.action: is given twice",
      })
  void whatCannotBeReadIsNamed(String json, String message) {
    assertThatThrownBy(() -> read(json.replace("REST", REST)))
        .isInstanceOf(MalformedRequestException.class)
        .hasMessage(message);
  }

  @Test
  void nullsCountAsLeftOut() throws Exception {
    Request request =
        read(
            "{\"principal\": null, \"context\": {\"aws:A\": null}, \"unknown\": null,"
                + " \"others\": null, \"resourceAccount\": null, "
                + REST
                + "}");
    assertThat(request.principal()).isEqualTo(Principal.anonymous());
    assertThat(request.resourceAccount()).isEmpty();
    assertThat(request.context().state("aws:a")).isEqualTo(new KeyState.Absent());
    assertThat(request.context().state("aws:other")).isEqualTo(new KeyState.Absent());
  }

  @Test
  void valuesThatAreNoStringsCountAsTheirText() throws Exception {
    Request request = read("{\"context\": {\"aws:A\": true, \"aws:B\": [1, \"x\"]}, " + REST + "}");
    assertThat(request.context().state("aws:a")).isEqualTo(KeyState.of("true"));
    assertThat(request.context().state("aws:b")).isEqualTo(new KeyState.Known(List.of("1", "x")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        {"principal": "arn:aws:iam::111122223333:role/Labeling", "kind": "role",
         "sessionArn": "arn:aws:sts::111122223333:assumed-role/Labeling/s", "action": "s3:GetObject",
         "resource": "arn:aws:s3:::labels/a", "resourceAccount": "111122223333",
         "context": {"aws:sourcevpce": "vpce-1", "aws:tagkeys": ["a", "b"]},
         "unknown": ["aws:sourcevpc"], "foreign": ["aws:userid"], "others": "unknown"}
        """,
        """
        {"kind": "anonymous", "action": "s3:GetObject", "resourcePrefix": "arn:aws:s3:::labels/",
         "context": {}, "unknown": [], "foreign": [], "others": "absent"}
        """
      })
  void aRequestIsWrittenAsItIsRead(String json) throws Exception {
    Request request = read(json);
    String written = JsonWriter.object(out -> RequestJson.members(request, out));
    assertThat(read(written)).isEqualTo(request);
    assertThat(written).isEqualTo(json.replaceAll("([:,]) |\\n *", "$1"));
  }

  @Test
  void onlyDenialsAreDenied() {
    assertThat(Decision.values())
        .filteredOn(Decision::denied)
        .containsExactly(Decision.EXPLICITLY_DENIED, Decision.IMPLICITLY_DENIED);
  }
}
