package io.labelguard.core.fix;

import static io.labelguard.core.fix.Policies.read;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class PolicyDiffTest {

  @Test
  void samePoliciesHaveNoDiff() {
    assertThat(PolicyDiff.between(read(Policies.policy()), read(Policies.policy()))).isEmpty();
  }

  @Test
  void diffShowsOnlyTheLinesThatChangeAndThreeAround() {
    assertThat(
            UnifiedDiff.of(
                "a",
                "b",
                List.of("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"),
                List.of("1", "2", "3", "4", "five", "6", "7", "8", "9", "10", "11", "12")))
        .isEqualTo(
            """
            --- a
            +++ b
            @@ -2,7 +2,7 @@
             2
             3
             4
            -5
            +five
             6
             7
             8
            """);
  }

  @Test
  void changesFarApartAreHunksOfTheirOwn() {
    assertThat(
            UnifiedDiff.of(
                "a",
                "b",
                List.of("x", "1", "2", "3", "4", "5", "6", "7", "y"),
                List.of("1", "2", "3", "4", "5", "6", "7", "y", "z")))
        .isEqualTo(
            """
            --- a
            +++ b
            @@ -1,4 +1,3 @@
            -x
             1
             2
             3
            @@ -7,3 +6,4 @@
             6
             7
             y
            +z
            """);
  }

  @Test
  void insertionIntoNothingNamesTheLineBefore() {
    assertThat(UnifiedDiff.of("a", "b", List.of(), List.of("x")))
        .isEqualTo("--- a\n+++ b\n@@ -0,0 +1,1 @@\n+x\n");
  }

  @Test
  void longLinesAreShownBrokenAndTheHeadSaysSo() {
    String before = Policies.policy(Policies.ONLY_OWN_ENDPOINT);
    String after = before.replace(Policies.OWN + "\"", Policies.OWN + "\",\"" + Policies.GT + "\"");
    assertThat(PolicyDiff.between(read(before), read(after)))
        .isEqualTo(
            """
            --- bucket policy before (shown with line breaks that it does not have)
            +++ bucket policy after (likewise)
            @@ -19,7 +19,8 @@
                   "Condition": {
                     "StringNotEquals": {
                       "aws:SourceVpce": [
            -            "vpce-0c1d2e3f4a5b60789"
            +            "vpce-0c1d2e3f4a5b60789",
            +            "vpce-08408e335ebf95b40"
                       ]
                     }
                   }
            """);
  }

  @Test
  void shortLinesAreShownAsTheyStandStatementByStatement() {
    String first =
        """
        {"Statement": [
          {
            "Sid": "A",
            "Resource": "b",
            "Effect": "Deny"
          }\
        """;
    String second =
        """
        ,
          {
            "Sid": "B",
            "Resource": "b",
            "Effect": "Deny"
          }\
        """;
    assertThat(
            PolicyDiff.between(
                read(first + "\n]}\n"), read(first.replace("\"b\"", "\"c\"") + second + "\n]}\n")))
        .isEqualTo(
            """
            --- bucket policy before
            +++ bucket policy after
            @@ -1,7 +1,12 @@
             {"Statement": [
               {
                 "Sid": "A",
            -    "Resource": "b",
            +    "Resource": "c",
                 "Effect": "Deny"
            +  },
            +  {
            +    "Sid": "B",
            +    "Resource": "b",
            +    "Effect": "Deny"
               }
             ]}
            """);
  }

  @Test
  void linesOfUpTo200CharactersAreShownAsTheyStand() {
    assertThat(head(200)).isEqualTo("--- bucket policy before");
    assertThat(head(201)).startsWith("--- bucket policy before (shown with line breaks");
  }

  private static String head(int length) {
    String start = "{\"Statement\":[{\"Sid\":\"";
    String before = start + "A".repeat(length - start.length() - 4) + "\"}]}";
    assertThat(before).hasSize(length);
    return PolicyDiff.between(read(before), read(before.replace("A\"", "B\"")))
        .lines()
        .findFirst()
        .orElseThrow();
  }

  @Test
  void numbersAndEmptyListsStayAsWrittenWhereLinesAreBroken() {
    String before =
        "{\"Statement\":[{\"Sid\":\"%s\",\"A\":1e0,\"B\":null,\"C\":true,\"D\":[],\"E\":{}}]}"
            .formatted("x".repeat(200));
    assertThat(PolicyDiff.between(read(before), read(before.replace("1e0", "1"))))
        .isEqualTo(
            """
            --- bucket policy before (shown with line breaks that it does not have)
            +++ bucket policy after (likewise)
            @@ -2,7 +2,7 @@
               "Statement": [
                 {
                   "Sid": "%s",
            -      "A": 1e0,
            +      "A": 1,
                   "B": null,
                   "C": true,
                   "D": [],
            """
                .formatted("x".repeat(200)));
  }

  @Test
  void changesSixLinesApartShareAHunk() {
    assertThat(
            UnifiedDiff.of(
                "a",
                "b",
                List.of("x", "1", "2", "3", "4", "5", "6", "y"),
                List.of("1", "2", "3", "4", "5", "6")))
        .isEqualTo(
            """
            --- a
            +++ b
            @@ -1,8 +1,6 @@
            -x
             1
             2
             3
             4
             5
             6
            -y
            """);
  }

  @Test
  void companionIsShownAsAddedNotAsItsStatementChanged() {
    FixPlan.Proven plan =
        (FixPlan.Proven) Jobs.plan(Policies.policy(Policies.ONLY_OWN_ENDPOINT), Jobs.job("cats"));
    assertThat(plan.diff().lines().filter(line -> line.startsWith("-")))
        .containsExactly(
            "--- bucket policy before (shown with line breaks that it does not have)",
            "-            \"vpce-0c1d2e3f4a5b60789\"");
  }
}
