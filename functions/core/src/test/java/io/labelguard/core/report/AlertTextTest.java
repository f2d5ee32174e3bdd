package io.labelguard.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.record.FixOutcome;
import org.junit.jupiter.api.Test;

class AlertTextTest {

  @Test
  void anAlertSaysWhatIsAtRiskWhoDidItAndWhatToPaste() {
    assertThat(AlertText.of(AlertsOfTests.tightened()))
        .isEqualTo(
            """
            CRITICAL: gt-labeling-data denies Ground Truth under 2 running jobs

            Account 111122223333, Region us-east-1
            Labeling jobs affected: cats-and-dogs, street-signs
            Buckets affected: gt-labeling-data

            What changed
            ------------
            PutBucketPolicy at 2026-11-20T09:20:05Z
            by arn:aws:iam::111122223333:user/jo
              from: 198.51.100.24
              with: aws-cli/2
              CloudTrail event: e-1

            1. CRITICAL LG101
               Ground Truth can no longer read the bucket.
               bucket: gt-labeling-data
               job: cats-and-dogs
               the same for labeling jobs: street-signs
               access path: ground-truth
               actions: s3:GetObject, s3:PutObject
               decided by: statement 1 (Sid "OnlyThroughOurEndpoint")
               fix: proven
                 @@ -1 +1 @@
                 -old
                 +new
               To make this change, first check that no one else has changed the policy, then paste:
            aws s3api get-bucket-policy --bucket gt-labeling-data --expected-bucket-owner 111122223333 --region us-east-1 --query Policy --output text > before.json
            cat > after.json <<'POLICY'
            {"Version":"2012-10-17","Statement":[]}
            POLICY
            aws s3api put-bucket-policy --bucket gt-labeling-data --expected-bucket-owner 111122223333 --region us-east-1 --policy file://after.json
               To undo it:
            aws s3api put-bucket-policy --bucket gt-labeling-data --expected-bucket-owner 111122223333 --region us-east-1 --policy file://before.json

            Notes
            -----
            - The next deploy removes the fix.

            Alert gt-labeling-data-1. Bucket policies were judged; identity policies,
            service and resource control policies, and endpoint policies also decide.
            """);
  }

  @Test
  void whatWasAppliedIsNotOfferedToPasteButHowToUndoIt() {
    assertThat(AlertText.of(AlertsOfTests.applied(FixOutcome.Result.APPLIED)))
        .contains("It changed the policy of bucket gt-labeling-data and read the change back.")
        .contains(
            """
            Diff:
              -a
              +b
            Read back:
              {"Version":"2012-10-17"}
            To undo it: labelguard undo --bucket gt-labeling-data --fix fix-1
            """)
        .doesNotContain("put-bucket-policy");
  }

  @Test
  void whatCannotBeToldIsSaidToBeChecked() {
    assertThat(AlertText.of(AlertsOfTests.applied(FixOutcome.Result.CANNOT_TELL)))
        .contains("It cannot tell whether its change of the policy of bucket gt-labeling-data")
        .contains("put-bucket-policy");
  }

  @Test
  void whatWasNotAppliedSaysWhy() {
    assertThat(AlertText.of(AlertsOfTests.applied(FixOutcome.Result.NOT_APPLIED)))
        .contains("It did not change the policy of bucket gt-labeling-data.\n- because\n")
        .doesNotContain("Labelguard does not repeat");
  }

  @Test
  void noStringFromOutsideReachesTheTerminalRaw() {
    String text = AlertText.of(AlertsOfTests.hostile());
    assertThat(text.codePoints().filter(each -> each != '\n' && Character.isISOControl(each)))
        .isEmpty();
    assertThat(text)
        .doesNotContain("\u202e", "<!channel>", "<@U0123>")
        .contains("\\u001b[31m\\r\\nLG000 ok");
    // Only text of several lines has lines of its own: diffs, statements, what was read back.
    assertThat(text.lines().filter(line -> line.strip().startsWith("LG000"))).hasSize(5);
    assertThat(text).contains("no command to paste");
  }
}
