package io.labelguard.core.guard;

import static io.labelguard.core.guard.TestAccount.NOW;
import static io.labelguard.core.guard.TestAccount.ONLY_TLS;
import static io.labelguard.core.guard.TestAccount.TIGHT;
import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.check.Bucket;
import io.labelguard.core.check.JudgedSituation;
import io.labelguard.core.check.Situation;
import io.labelguard.core.fix.Fingerprint;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.record.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// How old a denial is, read off pasts that are made up here: no port is asked.
class DenialAgeTest {

  private static final Instant DAY_AGO = NOW.minus(Duration.ofDays(1));
  private static final Instant WEEK_AGO = NOW.minus(Duration.ofDays(7));

  /// The statement that denies, byte for byte, with another beside it.
  private static final String TIGHT_AND_MORE =
      TIGHT.replace(
          "\"Statement\":[",
          "\"Statement\":[{\"Sid\":\"More\",\"Effect\":\"Deny\",\"Principal\":\"*\","
              + "\"Action\":\"s3:PutObjectAcl\",\"Resource\":\"arn:aws:s3:::gt-labeling-data/*\"},");

  /// Denies as well, by a statement that is written otherwise.
  private static final String RESPELLED = TIGHT.replace("OnlyOwnEndpoint", "Ours");

  @Test
  void jobThatIsOlderThanTheDenialMayBeFixed() {
    assertThat(against(WEEK_AGO, Pasts.written(TIGHT, DAY_AGO), Pasts.seen(ONLY_TLS, WEEK_AGO)))
        .isEmpty();
  }

  @Test
  void jobThatIsNewerThanTheDenialMayNot() {
    assertThat(against(NOW, Pasts.written(TIGHT, DAY_AGO), Pasts.seen(ONLY_TLS, WEEK_AGO)))
        .hasValueSatisfying(reason -> assertThat(reason).contains("after the policy that denies"));
  }

  @Test
  void denialBeginsWithTheFirstOfThePoliciesThatDeniedWithoutABreak() {
    for (String earlier : List.of(TIGHT_AND_MORE, RESPELLED)) {
      assertThat(
              against(
                  NOW.minus(Duration.ofDays(3)),
                  Pasts.written(TIGHT, DAY_AGO),
                  Pasts.written(earlier, WEEK_AGO),
                  Pasts.none(WEEK_AGO.minusSeconds(60))))
          .as(earlier)
          .hasValueSatisfying(reason -> assertThat(reason).contains("(" + WEEK_AGO + ")"));
    }
  }

  @Test
  void policyThatWasOnlySeenDatesNothing() {
    assertThat(against(WEEK_AGO, Pasts.seen(TIGHT, DAY_AGO)))
        .hasValueSatisfying(reason -> assertThat(reason).contains("is not known"));
  }

  @Test
  void textThatLiesTooFarBackToBeFetchedIsTakenToDeny() {
    Snapshot unfetched =
        new Snapshot(
            TestAccount.BUCKET,
            new Snapshot.Text.NotFetched(),
            Fingerprint.of(Optional.of(ONLY_TLS)),
            WEEK_AGO,
            WEEK_AGO,
            Optional.empty(),
            Optional.empty());
    assertThat(against(WEEK_AGO, Pasts.written(TIGHT, DAY_AGO), unfetched))
        .hasValueSatisfying(reason -> assertThat(reason).contains("is not known"));
  }

  /// Jobs of one role ask the same of the bucket itself, but not of their own objects.
  @Test
  void denialOfOneJobsObjectsBeginsForThatJobAlone() {
    String cats =
        TIGHT
            .replace("\"arn:aws:s3:::gt-labeling-data\",", "")
            .replace("gt-labeling-data/*", "gt-labeling-data/cats.json");
    LabelingJob first = TestAccount.job("cats", NOW.minus(Duration.ofDays(3)));
    LabelingJob second = TestAccount.job("dogs", NOW.minus(Duration.ofDays(3)));
    DenialAge age =
        age(
            List.of(first, second),
            Pasts.written(TIGHT, DAY_AGO),
            Pasts.written(cats, WEEK_AGO),
            Pasts.none(WEEK_AGO.minusSeconds(60)));
    assertThat(age.reasonAgainst(first))
        .hasValueSatisfying(reason -> assertThat(reason).contains("(" + WEEK_AGO + ")"));
    assertThat(age.reasonAgainst(second)).isEmpty();
  }

  private static Optional<String> against(Instant created, Snapshot... snapshots) {
    LabelingJob job = TestAccount.job("cats-and-dogs", created);
    return age(List.of(job), snapshots).reasonAgainst(job);
  }

  private static DenialAge age(List<LabelingJob> jobs, Snapshot... snapshots) {
    Bucket bucket = Pasts.bucket(TIGHT);
    JudgedSituation judged =
        new JudgedSituation(
            new Situation(
                Optional.of(TestAccount.ACCOUNT),
                Optional.of(TestAccount.REGION),
                List.of(bucket),
                jobs,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                TestAccount.endpoints()));
    return new DenialAge(Pasts.of(List.of(snapshots)), bucket, judged.at(bucket));
  }
}
