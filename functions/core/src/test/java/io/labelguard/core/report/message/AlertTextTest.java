package io.labelguard.core.report.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.check.Finding;
import io.labelguard.core.record.FixOutcome;
import io.labelguard.core.report.text.Quantity;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlertTextTest {

  @Test
  void aMailSaysWhatBreaksThenWhatToDo() {
    assertThat(AlertText.of(AlertsOfTests.tightened()))
        .isEqualTo(
            """
            CRITICAL: 2 labeling jobs will fail - gt-labeling-data denies Ground Truth
            (us-east-1)

            The next deploy removes the fix.

            WHAT TO DO
              1. Look, then apply the proven fix:
                   labelguard fix --bucket gt-labeling-data --apply 8c4be331dc33 --region us-east-1
              2. Or take the change back, if it was a mistake. Ask user/jo.

            AT RISK
              street-signs   in progress, 101 of 1,101 objects left
              cats-and-dogs  in progress, 100 of 1,100 objects left

            WHO AND WHEN
              PutBucketPolicy by user/jo, 2026-11-20 09:20:05 UTC, from 198.51.100.24 with
              aws-cli 2.31.20 (account 111122223333, us-east-1)

            WHY
              Deny "OnlyThroughOurEndpoint" blocks all requests that do not come through
              vpce-0c1d2e3f4a5b60789. Ground Truth comes through vpce-08408e335ebf95b40 in
              Region us-east-1.

            THE FIX
                Deny "OnlyThroughOurEndpoint"
                  Condition > StringNotEquals > aws:SourceVpce
                    "vpce-0c1d2e3f4a5b60789"
              +     "vpce-08408e335ebf95b40"
              Proven: it newly allows only requests of your own accounts through Ground
              Truth's endpoint, and denies nothing new.

            LINKS
              Bucket   https://us-east-1.console.aws.amazon.com/s3/buckets/gt-labeling-data?region=us-east-1&tab=permissions
              Jobs     https://us-east-1.console.aws.amazon.com/sagemaker/groundtruth?region=us-east-1#/labeling-jobs
              Event    https://us-east-1.console.aws.amazon.com/cloudtrailv2/home?region=us-east-1#/events/e-1
              Why      labelguard explain LG101

            Not checked: identity policies, SCPs, RCPs, endpoint policies.
            Alert lg-0123456789abcdef0123, message 1. Account 111122223333, us-east-1.
            Quiet for 30 days: set the tag labelguard:mode to "ignore until 2026-12-20" (a
            bucket with attribute-based access control: s3control tag-resource).
            """);
  }

  @Test
  void aMailAfterAFixSaysWhatIsFixedAndWhatStaysOpen() {
    assertThat(AlertText.of(AlertsOfTests.applied(FixOutcome.Result.APPLIED)))
        .startsWith(
            """
            FIXED: gt-labeling-data allows Ground Truth again, 1 problem open (us-east-1)

            Labelguard changed the policy of gt-labeling-data and read the change back.
            These labeling jobs can go on: street-signs.

            STILL OPEN
              cats-and-dogs: will fail, Ground Truth is denied (LG101)
            """)
        .contains(
            """
            WHAT WAS CHANGED
              -a
              +b

            IF YOU DISAGREE
              labelguard undo --bucket gt-labeling-data --fix 81edfaa3-7c1 --region us-east-1
              Labelguard then leaves this policy alone until you run labelguard rearm.
            """)
        .doesNotContain("WHAT TO DO", "--apply");
  }

  @Test
  void anUnknownOutcomeIsSaidToBeChecked() {
    assertThat(AlertText.of(AlertsOfTests.applied(FixOutcome.Result.CANNOT_TELL)))
        .startsWith("CHECK BY HAND: ")
        .contains(
            """
            It is not known whether Labelguard's change of the policy of gt-labeling-data
            took effect. Look at it in the console.
            """)
        .contains("labelguard undo --bucket gt-labeling-data");
  }

  @Test
  void aFixThatWasNotAppliedSaysWhyAndWhatToDo() {
    assertThat(AlertText.of(AlertsOfTests.applied(FixOutcome.Result.NOT_APPLIED)))
        .contains("Labelguard did not change the policy of gt-labeling-data.\nbecause\n")
        .contains("WHAT TO DO")
        .doesNotContain("IF YOU DISAGREE");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10, 300, 5_000})
  void aMailIsShortWhateverTheNumberOfJobs(int jobs) {
    List<Finding> findings =
        IntStream.range(0, jobs).mapToObj(i -> AlertsOfTests.finding("labeling-job-" + i)).toList();
    List<String> lines =
        AlertText.of(AlertsOfTests.alert(findings, Optional.empty(), List.of("Mode is alert.")))
            .lines()
            .toList();

    assertThat(lines).hasSizeLessThanOrEqualTo(jobs <= 10 ? 60 : 75);
    assertThat(lines)
        .filteredOn(line -> !line.contains("https://") && !line.contains("labelguard "))
        .allMatch(line -> line.length() <= 78);
    assertThat(lines)
        .filteredOn(line -> line.endsWith("+     \"vpce-08408e335ebf95b40\""))
        .hasSize(1);
    if (jobs > 10) {
      assertThat(lines).contains("  and " + Quantity.of(jobs - 10, "more job"));
    }
  }

  @Test
  void noStringFromOutsideReachesTheTerminalRaw() {
    String text = AlertText.of(AlertsOfTests.hostile());
    assertThat(text.codePoints().filter(each -> each != '\n' && Character.isISOControl(each)))
        .isEmpty();
    assertThat(text)
        .doesNotContain("\u202e", "<!channel>", "<@U0123>")
        .contains("\\u001b[31m\\r\\nLG000");
  }
}
