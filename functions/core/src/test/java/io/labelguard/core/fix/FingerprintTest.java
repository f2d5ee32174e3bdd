package io.labelguard.core.fix;

import static io.labelguard.core.fix.Policies.read;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FingerprintTest {

  private static final String POLICY =
      """
      {"Version":"2012-10-17","Statement":[
        {"Sid":"A","Effect":"Deny","Principal":{"AWS":["111122223333","arn:aws:iam::111122223333:role/r"]},
         "Action":["s3:GetObject","s3:PutObject"],"Resource":["arn:aws:s3:::b","arn:aws:s3:::b/*"],
         "Condition":{"Bool":{"aws:SecureTransport":"false"},"StringNotEquals":{"aws:SourceVpce":["v-1","v-2"],"aws:SourceVpc":"p"}}},
        {"Sid":"B","Effect":"Allow","Principal":"*","Action":"s3:ListBucket","Resource":"arn:aws:s3:::b"}]}\
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        // Members in another order, minified.
        "{\"Statement\":[{\"Effect\":\"Deny\",\"Sid\":\"A\",\"Condition\":{\"StringNotEquals\":{\"aws:SourceVpc\":[\"p\"],\"aws:SourceVpce\":[\"v-2\",\"v-1\"]},\"Bool\":{\"aws:SecureTransport\":false}},\"Resource\":[\"arn:aws:s3:::b/*\",\"arn:aws:s3:::b\"],\"Action\":[\"s3:PutObject\",\"s3:getobject\"],\"Principal\":{\"AWS\":[\"arn:aws:iam::111122223333:role/r\",\"arn:aws:iam::111122223333:root\"]}},{\"Sid\":\"B\",\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"*\"},\"Action\":[\"s3:ListBucket\"],\"Resource\":[\"arn:aws:s3:::b\"]}],\"Version\":\"2012-10-17\"}",
      })
  void otherSpellingsOfAPolicyAreTheSame(String other) {
    assertThat(Fingerprint.of(read(other))).isEqualTo(Fingerprint.of(read(POLICY)));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      textBlock =
          """
          "Principal":"*"                       | "Principal":"arn:aws:iam::111122223333:root"
          "Principal":"*"                       | "Principal":["*"]
          "Principal":1                         | "Principal":2
          "Principal":true                      | "Principal":false
          "Principal":null                      | "Principal":[]
          "Principal":{"AWS":"*"}               | "Principal":{"Service":"*"}
          "Principal":{"AWS":"111122223333"}    | "NotPrincipal":{"AWS":"111122223333"}
          "Principal":{"AWS":null}              | "Principal":{"AWS":"null"}
          "Resource":["a",["b"]]                | "Resource":["a","b"]
          "Resource":[{"a":"b"}]                | "Resource":[{"a":"c"}]
          "Condition":{"Null":{"a":1}}          | "Condition":{"Null":{"a":2}}
          "Condition":{"Null":"a"}              | "Condition":{"Null":"b"}
          "Condition":{"Null":{"a":1}}          | "Condition":{"Null":{"b":1}}
          "Condition":"a"                       | "Condition":"b"
          "Note":["a","b"]                      | "Note":["b","a"]
          "Note":null                           | "Note":"null"
          "Note":1                              | "Note":"1"
          """)
  void oddElementsCountAsTheyAre(String one, String other) {
    assertThat(Fingerprint.of(read("{\"Statement\":[{" + one + "}]}")))
        .isNotEqualTo(Fingerprint.of(read("{\"Statement\":[{" + other + "}]}")));
  }

  @Test
  void statementsOfADocumentThatAreNoneCountAsTheyAre() {
    assertThat(Fingerprint.of(read("{\"Statement\":[1,null]}")))
        .isNotEqualTo(Fingerprint.of(read("{\"Statement\":[1,{}]}")));
  }

  @Test
  void oneStatementIsTheSameAsAListOfOne() {
    assertThat(Fingerprint.of(read("{\"Statement\":[{\"Effect\":\"Deny\"}]}")))
        .isEqualTo(Fingerprint.of(read("{\"Statement\":{\"Effect\":\"Deny\"}}")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"v-2\"", "\"Deny\"", "false", "\"A\"", "s3:PutObject", "\"p\"", "b/*"})
  void anyOtherValueIsAnotherPolicy(String value) {
    String other = POLICY.replace(value, value.replaceFirst("[A-Za-z0-9]", "x"));
    assertThat(other).isNotEqualTo(POLICY);
    assertThat(Fingerprint.of(read(other))).isNotEqualTo(Fingerprint.of(read(POLICY)));
  }

  @Test
  void orderOfStatementsCounts() {
    assertThat(Fingerprint.of(read("{\"Statement\":[{\"Sid\":\"A\"},{\"Sid\":\"B\"}]}")))
        .isNotEqualTo(Fingerprint.of(read("{\"Statement\":[{\"Sid\":\"B\"},{\"Sid\":\"A\"}]}")));
  }

  @Test
  void noPolicyAndUnreadableTextHaveFingerprintsOfTheirOwn() {
    Fingerprint none = Fingerprint.of(Optional.empty());
    Fingerprint unreadable = Fingerprint.of(Optional.of("not JSON"));
    assertThat(none).isNotEqualTo(unreadable);
    assertThat(unreadable).isNotEqualTo(Fingerprint.of(Optional.of("not JSON either")));
    assertThat(Fingerprint.of(Optional.of(POLICY))).isEqualTo(Fingerprint.of(read(POLICY)));
    assertThat(none.hex()).matches("[0-9a-f]{64}");
  }
}
