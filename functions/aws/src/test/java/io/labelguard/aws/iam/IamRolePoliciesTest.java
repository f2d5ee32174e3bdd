package io.labelguard.aws.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelguard.aws.LoopbackAws;
import io.labelguard.aws.LoopbackAws.Answer;
import io.labelguard.aws.signed.SignedCalls;
import io.labelguard.core.labeling.Reading;
import io.labelguard.core.labeling.RoleFacts;
import io.labelguard.core.labeling.RolePolicies;
import io.labelguard.core.port.CallFailedException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

class IamRolePoliciesTest {

  private static final String ALLOW =
      """
      {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*"}}
      """;

  @Test
  void theDocumentIsDecodedOnce() {
    String document = ALLOW.replace("\"*\"", "\"arn:aws:s3:::b/%2B+ \"");
    assertThat(known(encoded(document)).policies())
        .singleElement()
        .satisfies(policy -> assertThat(policy.text()).isEqualTo(document));
  }

  @Test
  void aStatementWithoutAPrincipalCoversTheRole() {
    assertThat(known(encoded(ALLOW)).policies().getFirst().statements())
        .singleElement()
        .satisfies(statement -> assertThat(statement.unreadable()).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "%", "%zz", "%7B%7D", "null", "%5B%5D", "%22text%22"})
  void aDocumentThatIsNotAPolicyIsAFailure(String document) {
    assertThatThrownBy(() -> ask(document))
        .isInstanceOf(CallFailedException.class)
        .hasMessageStartingWith(
            "Labelguard could not read the policies of role r: policy p cannot be read: ");
  }

  /// Whatever IAM sends as a document, it is read, or the call failed; it never counts as nothing.
  @Property(tries = 60)
  void garbageIsNeverARoleWithoutPolicies(@ForAll("documents") String document) {
    try {
      assertThat(known(document).policies()).hasSize(1);
    } catch (CallFailedException e) {
      assertThat(e.failure().refused()).isFalse();
    }
  }

  @Provide
  Arbitrary<String> documents() {
    Arbitrary<String> texts = Arbitraries.strings().ascii().ofMaxLength(40);
    Arbitrary<String> mutated =
        Arbitraries.integers()
            .between(0, ALLOW.length() - 1)
            .flatMap(
                at ->
                    Arbitraries.strings()
                        .ascii()
                        .ofMaxLength(1)
                        .map(text -> ALLOW.substring(0, at) + text + ALLOW.substring(at + 1)));
    return Arbitraries.oneOf(texts, mutated.map(IamRolePoliciesTest::encoded));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<Marker></Marker>", "<Marker>again</Marker>"})
  void aListWithoutAWayToItsNextPageIsAFailure(String marker) {
    assertThatThrownBy(
            () ->
                answered(
                    "ListRolePolicies", "<PolicyNames/><IsTruncated>true</IsTruncated>" + marker))
        .isInstanceOf(CallFailedException.class)
        .hasMessageContaining("no way to the next page");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ListRolePolicies", "ListAttachedRolePolicies"})
  void anAnswerWithoutWhatWasAskedIsAFailure(String action) {
    assertThatThrownBy(() -> answered(action, ""))
        .isInstanceOf(CallFailedException.class)
        .hasMessageContaining("the answer has no ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GetRolePolicy", "ListAttachedRolePolicies"})
  void whatGoesAwayWhileItIsReadIsAFailure(String action) {
    assertThatThrownBy(
            () ->
                read(
                    asked ->
                        asked.equals(action)
                            ? "<ErrorResponse><Error><Code>NoSuchEntity</Code></Error></ErrorResponse>"
                            : usual(asked, encoded(ALLOW))))
        .isInstanceOf(CallFailedException.class)
        .hasMessageContaining("went away while it was read");
  }

  private static RolePolicies known(String document) {
    return ask(document).known().orElseThrow();
  }

  private static Reading<RolePolicies> ask(String document) {
    return read(action -> usual(action, document));
  }

  private static Reading<RolePolicies> answered(String action, String result) {
    return read(
        asked -> asked.equals(action) ? wrapped(asked, result) : usual(asked, encoded(ALLOW)));
  }

  private static Reading<RolePolicies> read(UnaryOperator<String> answer) {
    try (LoopbackAws aws =
        new LoopbackAws(
            asked -> {
              String action = asked.body().replaceAll(".*Action=([A-Za-z]+).*", "$1");
              String body = answer.apply(action);
              return body.startsWith("<ErrorResponse>")
                  ? Answer.status(404, body)
                  : Answer.ok(body);
            })) {
      return new IamExecutionRoles(
              new SignedCalls(
                  UrlConnectionHttpClient.create(),
                  LoopbackAws.credentials(),
                  IamExecutionRoles.addressIn(Region.US_EAST_1).at(aws.uri())))
          .policies(
              new RoleFacts("arn:aws:iam::111122223333:role/r", "AROAEXAMPLE", new TreeMap<>()));
    }
  }

  private static String usual(String action, String document) {
    return wrapped(
        action,
        switch (action) {
          case "ListRolePolicies" -> "<PolicyNames><member>p</member></PolicyNames>";
          case "GetRolePolicy" ->
              "<PolicyDocument>"
                  + document.replaceAll("[^ -~]", "?").replace("&", "&amp;").replace("<", "&lt;")
                  + "</PolicyDocument>";
          case "ListAttachedRolePolicies" -> "<AttachedPolicies/>";
          default -> throw new AssertionError(action);
        });
  }

  private static String wrapped(String action, String result) {
    return "<%1$sResponse><%1$sResult>%2$s</%1$sResult></%1$sResponse>".formatted(action, result);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
