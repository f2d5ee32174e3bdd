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
  void companionIsShownAsAddedNotAsItsStatementChanged() {
    FixPlan.Proven plan =
        (FixPlan.Proven) Jobs.plan(Policies.policy(Policies.ONLY_OWN_ENDPOINT), Jobs.job("cats"));
    assertThat(plan.diff().lines().filter(line -> line.startsWith("-")))
        .containsExactly(
            "--- bucket policy before (shown with line breaks that it does not have)",
            "-            \"vpce-0c1d2e3f4a5b60789\"");
  }
}
