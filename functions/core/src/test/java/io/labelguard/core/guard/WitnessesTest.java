package io.labelguard.core.guard;

import static io.labelguard.core.guard.TestAccount.BUCKET;
import static io.labelguard.core.guard.TestAccount.NOW;
import static io.labelguard.core.guard.TestAccount.OPEN;
import static io.labelguard.core.guard.TestAccount.TIGHT;
import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.fix.Fingerprint;
import io.labelguard.core.guard.past.OwnEdits;
import io.labelguard.core.guard.past.PastPolicies;
import io.labelguard.core.guard.past.Witnesses;
import io.labelguard.core.guard.past.Witnesses.Answer;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.need.Need;
import io.labelguard.core.labeling.need.Needs;
import io.labelguard.core.record.BucketPast;
import io.labelguard.core.record.FixOutcome.Result;
import io.labelguard.core.record.Intent;
import io.labelguard.core.record.Looks;
import io.labelguard.core.record.Sighting;
import io.labelguard.core.record.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Which policies of a past are a witness for a job. Hours are counted back from now.
class WitnessesTest {

  private static final LabelingJob JOB = TestAccount.job("cats", hour(100));
  private static final String MAYBE =
      TIGHT.replace(
          "\"StringNotEquals\":{\"aws:SourceVpce\":[\"vpce-0c1d2e3f4a5b60789\"]}",
          "\"StringEquals\":{\"aws:PrincipalTag/team\":\"x\"}");

  @Test
  void newestPolicyThatLetTheJobThroughIsTheWitness() {
    Snapshot newer = seen(OPEN.replace("Readers", "Newer"), 20, 20, 19);
    assertThat(answer(seen(TIGHT, 1, 1), newer, seen(OPEN, 90, 90, 50)))
        .isInstanceOfSatisfying(
            Answer.Seen.class,
            seen -> {
              assertThat(seen.witness().since()).isEqualTo(hour(20));
              assertThat(seen.dayBefore()).extracting(Sighting::since).containsExactly(hour(90));
            });
    assertThat(answer(seen(TIGHT, 1, 1), none(20, 20, 19))).isInstanceOf(Answer.Seen.class);
  }

  @Test
  void policyThatStoodBeforeTheDayOfTheWitnessIsNotAsked() {
    assertThat(answer(seen(TIGHT, 1, 1), seen(OPEN, 60, 60, 20), seen(TIGHT, 90, 90)))
        .isInstanceOfSatisfying(Answer.Seen.class, seen -> assertThat(seen.dayBefore()).isEmpty());
  }

  @Test
  void policyThatMayHaveDeniedOrCannotBeReadIsNone() {
    for (String policy : List.of(TIGHT, MAYBE, "{not a policy")) {
      assertThat(missing(seen(TIGHT, 1, 1), seen(policy, 50, 50, 20)))
          .isEqualTo(
              "Labelguard did not see bucket gt-labeling-data open to labeling job cats after the"
                  + " job was created (2026-11-16T06:00:00Z).");
    }
  }

  @Test
  void lookBeforeTheJobWasCreatedIsNone() {
    assertThat(missing(seen(TIGHT, 1, 1), seen(OPEN, 200, 200, 101)))
        .startsWith("Labelguard did not see");
  }

  @Test
  void policyThatStoodForLessThanFifteenMinutesIsNone() {
    Snapshot short14 =
        new Snapshot(
            BUCKET,
            Snapshot.Text.of(Optional.of(OPEN)),
            Fingerprint.of(Optional.of(OPEN)),
            hour(50),
            Looks.at(hour(50)).with(hour(50).plus(Duration.ofMinutes(14))),
            Optional.empty(),
            Optional.empty());
    assertThat(missing(seen(TIGHT, 1, 1), short14))
        .isEqualTo(
            "Bucket gt-labeling-data was open to labeling job cats, by a policy that stood less"
                + " than 15 minutes after Labelguard first saw it (2026-11-18T08:00:00Z to"
                + " 2026-11-18T08:14:00Z).");
  }

  /// The event of a change may be older than the look at what was there before it.
  @Test
  void policyThatWasChangedBeforeTheLookIsNone() {
    assertThat(missing(Pasts.written(TIGHT, hour(50)), seen(OPEN, 60, 40)))
        .isEqualTo(
            "Bucket gt-labeling-data was open to labeling job cats, by a policy that was changed"
                + " (2026-11-18T08:00:00Z) before Labelguard saw it (2026-11-18T18:00:00Z).");
  }

  @Test
  void policyWithinADayOfADenialIsNoneAndOneAfterADayIs() {
    assertThat(missing(seen(TIGHT, 1, 1), seen(OPEN, 24, 24, 2), seen(TIGHT, 60, 60)))
        .isEqualTo(
            "Bucket gt-labeling-data was open to labeling job cats from 2026-11-19T10:00:00Z, less"
                + " than 24 hours after a policy that denied it, or may have.");
    assertThat(answer(seen(TIGHT, 1, 1), seen(OPEN, 26, 26, 2), seen(TIGHT, 60, 60)))
        .isInstanceOf(Answer.Seen.class);
  }

  @Test
  void whatIsNotKnownMayHaveDenied() {
    Snapshot first = Pasts.written(OPEN, hour(20)).seenAgain(hour(2));
    assertThat(missing(seen(TIGHT, 1, 1), first)).contains("less than 24 hours after");
    Snapshot older = Pasts.written(OPEN, hour(30)).seenAgain(hour(2));
    assertThat(answer(seen(TIGHT, 1, 1), older)).isInstanceOf(Answer.Seen.class);
  }

  @Test
  void policyWithAnEditOfLabelguardIsNoneAndCountsAsADenial() {
    Intent fix = Pasts.fix("i-1", TIGHT, OPEN, hour(60), Optional.of(Result.APPLIED));
    assertThat(missing(List.of(fix), seen(TIGHT, 1, 1), seen(OPEN, 50, 50, 20)))
        .isEqualTo(
            "Bucket gt-labeling-data was open to labeling job cats only by an earlier fix of"
                + " Labelguard, and such an opening is not given back.");
    assertThat(missing(List.of(fix), seen(TIGHT, 1, 1), none(20, 20, 2), seen(OPEN, 50, 50)))
        .contains("less than 24 hours after");
    Intent never = Pasts.fix("i-1", TIGHT, OPEN, hour(60), Optional.of(Result.NOT_APPLIED));
    assertThat(answer(List.of(never), seen(TIGHT, 1, 1), seen(OPEN, 50, 50, 20)))
        .isInstanceOf(Answer.Seen.class);
  }

  @Test
  void jobWhoseCreationIsNotKnownHasNone() {
    LabelingJob undated =
        new LabelingJob(
            JOB.name(),
            JOB.arn(),
            JOB.region(),
            JOB.account(),
            JOB.status(),
            JOB.roleArn(),
            JOB.workteamArn(),
            JOB.locations(),
            JOB.automated(),
            JOB.outputKmsKeyId(),
            Optional.empty(),
            List.of());
    assertThat(answer(undated, List.of(), seen(TIGHT, 1, 1), seen(OPEN, 50, 50, 20)))
        .isEqualTo(new Answer.Missing("The creation time of labeling job cats is not known."));
  }

  private static String missing(Snapshot... snapshots) {
    return missing(List.of(), snapshots);
  }

  private static String missing(List<Intent> intents, Snapshot... snapshots) {
    return ((Answer.Missing) answer(intents, snapshots)).reason();
  }

  private static Answer answer(Snapshot... snapshots) {
    return answer(List.of(), snapshots);
  }

  private static Answer answer(List<Intent> intents, Snapshot... snapshots) {
    return answer(JOB, intents, snapshots);
  }

  private static Answer answer(LabelingJob job, List<Intent> intents, Snapshot... snapshots) {
    BucketPast past = Pasts.of(List.of(snapshots), intents.toArray(Intent[]::new));
    PastPolicies.Asked asked =
        new PastPolicies.Asked(
            Needs.at(BUCKET, Optional.of(TestAccount.REGION), Optional.of(TestAccount.ACCOUNT))
                .groundTruth(job, TestAccount.endpoints())
                .stream()
                .filter(Need::essential)
                .map(Need::request)
                .toList(),
            Set.of());
    return new Witnesses(past, new PastPolicies(new OwnEdits(past.own()))).of(job, asked);
  }

  /// A policy without an event, with looks at these hours.
  private static Snapshot seen(String policy, int since, int... looks) {
    return seen(Optional.of(policy), since, looks);
  }

  private static Snapshot none(int since, int... looks) {
    return seen(Optional.empty(), since, looks);
  }

  private static Snapshot seen(Optional<String> policy, int since, int... looks) {
    Looks all = Looks.NONE;
    for (int look : looks) {
      all = all.with(hour(look));
    }
    return new Snapshot(
        BUCKET,
        Snapshot.Text.of(policy),
        Fingerprint.of(policy),
        hour(since),
        all,
        Optional.empty(),
        Optional.empty());
  }

  private static Instant hour(int before) {
    return NOW.minus(Duration.ofHours(before));
  }
}
