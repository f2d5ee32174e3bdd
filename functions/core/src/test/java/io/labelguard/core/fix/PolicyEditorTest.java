package io.labelguard.core.fix;

import static io.labelguard.core.fix.Policies.GT;
import static io.labelguard.core.fix.Policies.OHIO;
import static io.labelguard.core.fix.Policies.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class PolicyEditorTest {

  private static final TreeSet<String> ACCOUNT = new TreeSet<>(List.of("111122223333"));

  @Test
  void endpointJoinsAListOnItsOwnLine() {
    String text =
        """
        {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Sid": "OnlyOurEndpoint",
              "Effect": "Deny",
              "Principal": "*",
              "Action": "s3:GetObject",
              "Resource": "arn:aws:s3:::b/*",
              "Condition": {
                "StringNotEquals": {
                  "aws:SourceVpce": [
                    "vpce-0c1d2e3f4a5b60789"
                  ]
                }
              }
            }
          ]
        }
        """;
    assertThat(edited(text, endpoint(0), companion(0, 1)))
        .isEqualTo(
            """
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Sid": "OnlyOurEndpoint",
                  "Effect": "Deny",
                  "Principal": "*",
                  "Action": "s3:GetObject",
                  "Resource": "arn:aws:s3:::b/*",
                  "Condition": {
                    "StringNotEquals": {
                      "aws:SourceVpce": [
                        "vpce-0c1d2e3f4a5b60789",
                        "vpce-08408e335ebf95b40"
                      ]
                    }
                  }
                },
                {
                  "Sid": "LabelguardCompanion1",
                  "Effect": "Deny",
                  "Principal": "*",
                  "Action": "s3:GetObject",
                  "Resource": "arn:aws:s3:::b/*",
                  "Condition": {
                    "StringNotEquals": {
                      "aws:SourceVpce": [
                        "vpce-0c1d2e3f4a5b60789"
                      ],
                      "aws:PrincipalAccount": ["111122223333"]
                    },
                    "StringEquals": {
                      "aws:SourceVpce": ["vpce-08408e335ebf95b40"]
                    }
                  }
                }
              ]
            }
            """);
  }

  @Test
  void scalarBecomesAListAndMinifiedTextStaysSo() {
    assertThat(
            edited(
                "{\"Statement\":[{\"Effect\":\"Deny\",\"Condition\":{\"StringNotLike\":{\"aws:sourceVpce\":\"vpce-1\"}}}]}",
                endpoint(0)))
        .isEqualTo(
            "{\"Statement\":[{\"Effect\":\"Deny\",\"Condition\":{\"StringNotLike\":{\"aws:sourceVpce\":[\"vpce-1\",\""
                + GT
                + "\"]}}}]}");
  }

  @Test
  void severalEndpointsJoinOneScalar() {
    assertThat(
            edited(
                "{\"Statement\": [{\"Condition\": {\"StringNotEquals\": {\"aws:SourceVpce\":"
                    + " \"vpce-1\"}}}]}",
                new Edit.AddEndpoint(0, OHIO),
                endpoint(0)))
        .contains("\"aws:SourceVpce\": [\"vpce-1\", \"" + OHIO + "\", \"" + GT + "\"]");
  }

  @Test
  void singleStatementBecomesAList() {
    assertThat(
            edited(
                "{\"Statement\": {\"Effect\": \"Deny\", \"Condition\": {\"StringNotEquals\":"
                    + " {\"aws:SourceVpce\": [\"vpce-1\"]}}}}\n",
                endpoint(0),
                companion(0, 1)))
        .isEqualTo(
            "{\"Statement\": [{\"Effect\": \"Deny\", \"Condition\": {\"StringNotEquals\":"
                + " {\"aws:SourceVpce\": [\"vpce-1\", \"vpce-08408e335ebf95b40\"]}}}, {\"Sid\":"
                + " \"LabelguardCompanion1\", \"Effect\": \"Deny\", \"Condition\":"
                + " {\"StringNotEquals\": {\"aws:SourceVpce\": [\"vpce-1\"],"
                + " \"aws:PrincipalAccount\": [\"111122223333\"]}, \"StringEquals\":"
                + " {\"aws:SourceVpce\": [\"vpce-08408e335ebf95b40\"]}}}]}\n");
  }

  @Test
  void conditionJoinsThePlainBlock() {
    assertThat(
            edited(
                "{\"Statement\":[{\"Condition\":{\"StringNotEquals\":{\"aws:SourceVpc\":\"vpc-1\"}}}]}",
                new Edit.AddCondition(0, GT)))
        .isEqualTo(
            "{\"Statement\":[{\"Condition\":{\"StringNotEquals\":{\"aws:SourceVpc\":\"vpc-1\",\"aws:SourceVpce\":[\""
                + GT
                + "\"]}}}]}");
  }

  @Test
  void conditionOpensABlockOfItsOwnLaidOutLikeItsNeighbour() {
    String text =
        """
        {
            "Statement": [{
                "Condition": {
                    "NotIpAddress": {
                        "aws:SourceIp": "203.0.113.0/24"
                    }
                }
            }]
        }
        """;
    assertThat(edited(text, new Edit.AddCondition(0, GT)))
        .isEqualTo(
            """
            {
                "Statement": [{
                    "Condition": {
                        "NotIpAddress": {
                            "aws:SourceIp": "203.0.113.0/24"
                        },
                        "StringNotEquals": {
                            "aws:SourceVpce": ["vpce-08408e335ebf95b40"]
                        }
                    }
                }]
            }
            """);
  }

  @Test
  void accountJoinsTheCompanion() {
    assertThat(
            edited(
                "{\"Statement\":[{\"Condition\":{\"StringNotEquals\":{\"aws:PrincipalAccount\":\"111122223333\"}}}]}",
                new Edit.AddAccount(0, "444455556666")))
        .contains("\"aws:PrincipalAccount\":[\"111122223333\",\"444455556666\"]");
  }

  @Test
  void sidOfTheCopyReplacesThePersons() {
    assertThat(
            edited(
                "{\"Statement\":[{\"Effect\":\"Deny\",\"Sid\":\"Mine\",\"Condition\":{\"StringNotEquals\":{\"aws:SourceVpce\":\"vpce-1\"}}}]}",
                companion(0, 7)))
        .contains("{\"Effect\":\"Deny\",\"Sid\":\"Mine\"")
        .contains("{\"Effect\":\"Deny\",\"Sid\":\"LabelguardCompanion7\"");
  }

  @Test
  void whatJoinsTwoIsSetApartAsTheyAre() {
    String two =
        "{\"Statement\":[{\"Condition\":{\"StringNotEquals\":{\"aws:SourceVpce\":[\"a\" , "
            + " \"b\"]}}}]}";
    assertThat(edited(two, endpoint(0))).isEqualTo(two.replace("\"b\"", "\"b\" ,  \"" + GT + "\""));
  }

  @Test
  void emptyListsAndBlocksAreFilled() {
    String empty =
        "{\"Statement\":[{\"Condition\":{\"StringNotEquals\":{%s},\"NotIpAddress\":{}}}]}";
    assertThat(edited(empty.formatted("\"aws:SourceVpce\":[]"), endpoint(0)))
        .isEqualTo(empty.formatted("\"aws:SourceVpce\":[\"" + GT + "\"]"));
    assertThat(edited(empty.formatted(""), new Edit.AddCondition(0, GT)))
        .isEqualTo(empty.formatted("\"aws:SourceVpce\":[\"" + GT + "\"]"));
  }

  @Test
  void blockBesideAnEmptyOneIsWrittenOnOneLine() {
    assertThat(
            edited(
                "{\"Statement\":[{\"Condition\":{\"NotIpAddress\":{}}}]}",
                new Edit.AddCondition(0, GT)))
        .isEqualTo(
            "{\"Statement\":[{\"Condition\":{\"NotIpAddress\":{},\"StringNotEquals\":{\"aws:SourceVpce\":[\""
                + GT
                + "\"]}}}]}");
  }

  @Test
  void companionOfAStatementWithoutASidHasOneOnALineOfItsOwn() {
    assertThat(
            edited(
                """
                {"Statement": [
                  {
                    "Effect": "Deny",
                    "Condition": {"StringNotEquals": {"aws:SourceVpce": "vpce-1"}}
                  }
                ]}
                """,
                companion(0, 1)))
        .contains(
            """
              },
              {
                "Sid": "LabelguardCompanion1",
                "Effect": "Deny",
                "Condition": {"StringNotEquals": {"aws:SourceVpce": "vpce-1",\
            """);
  }

  @ParameterizedTest
  @MethodSource
  void statementWithoutAPlaceForTheEditIsAnError(Edit edit, String missing) {
    assertThatThrownBy(() -> edited("{\"Statement\":[{\"Effect\":\"Deny\"}]}", edit))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("statement 0 ")
        .hasMessageContaining(missing);
  }

  static Stream<Arguments> statementWithoutAPlaceForTheEditIsAnError() {
    return Stream.of(
        Arguments.of(endpoint(0), "has no negated aws:SourceVpce condition"),
        Arguments.of(new Edit.AddCondition(0, GT), "has no Condition"),
        Arguments.of(companion(0, 1), "has no Condition"),
        Arguments.of(
            new Edit.AddAccount(0, "444455556666"), "has no StringNotEquals aws:PrincipalAccount"));
  }

  private static Edit endpoint(int statement) {
    return new Edit.AddEndpoint(statement, GT);
  }

  private static Edit companion(int statement, int number) {
    return new Edit.AddCompanion(statement, "LabelguardCompanion" + number, GT, ACCOUNT);
  }

  private static String edited(String text, Edit... edits) {
    return PolicyEditor.apply(read(text), List.of(edits));
  }
}
