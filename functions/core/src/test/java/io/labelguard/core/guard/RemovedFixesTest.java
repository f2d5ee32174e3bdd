package io.labelguard.core.guard;

import static io.labelguard.core.guard.TestAccount.BUCKET;
import static io.labelguard.core.guard.TestAccount.NOW;
import static io.labelguard.core.guard.TestAccount.TIGHT;
import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.fix.Fingerprint;
import io.labelguard.core.fix.FixPlan;
import io.labelguard.core.guard.WriteBans.Against;
import io.labelguard.core.record.BucketPast;
import io.labelguard.core.record.FixOutcome.Result;
import io.labelguard.core.record.Intent;
import io.labelguard.core.record.Looks;
import io.labelguard.core.record.Purpose;
import io.labelguard.core.record.Rearmed;
import io.labelguard.core.record.Snapshot;
import io.labelguard.core.record.TargetPast;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Which plans would allow again what a person closed by removing a fix.
class RemovedFixesTest {

  private static final Instant NEW_JOB = NOW;
  private static final Instant HOUR_AGO = NOW.minus(Duration.ofHours(1));
  private static final String OWN = "\"vpce-0c1d2e3f4a5b60789\"";
  private static final String GROUND_TRUTH = "\"vpce-08408e335ebf95b40\"";

  /// The companion that the fix of TIGHT wrote.
  private static final String COMPANION =
      """
      ,{"Sid":"LabelguardCompanion1","Effect":"Deny","Principal":"*",\
      "Action":["s3:GetObject","s3:PutObject","s3:AbortMultipartUpload","s3:ListBucket","s3:GetBucketLocation"],\
      "Resource":["arn:aws:s3:::gt-labeling-data","arn:aws:s3:::gt-labeling-data/*"],\
      "Condition":{"StringNotEquals":{"aws:SourceVpce":["vpce-0c1d2e3f4a5b60789"],\
      "aws:PrincipalAccount":["111122223333"]},"StringEquals":{"aws:SourceVpce":["vpce-08408e335ebf95b40"]}}}]}\
      """;

  private static final String FIXED = fixed(TIGHT);

  @ParameterizedTest
  @ValueSource(
      strings = {
        // Exactly what it was before.
        "",
        // Another Sid, such as one with the time.
        "\"OnlyOwnEndpoint\"->\"OnlyOwnEndpoint20261120\"",
        // One endpoint more.
        "\"vpce-0c1d2e3f4a5b60789\"->\"vpce-0c1d2e3f4a5b60789\",\"vpce-0aaaaaaaaaaaaaaaa\"",
        // A part of the actions.
        "\"s3:GetObject\",->",
        // More than before.
        "[\"s3:GetObject\",\"s3:PutObject\",\"s3:AbortMultipartUpload\",\"s3:ListBucket\",\"s3:GetBucketLocation\"]->\"s3:*\"",
      })
  void whatClosesTheSameAgainIsVetoedInAnySpelling(String change) {
    String[] parts = change.split("->", -1);
    String live = change.isEmpty() ? TIGHT : TIGHT.replace(parts[0], parts[1]);
    assertThat(against(live, opened(live), fix(Result.APPLIED)))
        .hasValueSatisfying(
            reason ->
                assertThat(reason.reason("us-east-1"))
                    .contains("(i-1) was removed")
                    .contains("rearm"));
  }

  @Test
  void endpointThatWasRemovedAndItsCompanionLeftIsAVeto() {
    String live = FIXED.replaceFirst("," + GROUND_TRUTH, "");
    assertThat(live).contains("LabelguardCompanion1").isNotEqualTo(FIXED);
    assertThat(against(live, FIXED, fix(Result.APPLIED))).isPresent();
  }

  @Test
  void statementThatIsSplitInTwoIsAVeto() {
    String reads = TIGHT.replace("\"s3:PutObject\",\"s3:AbortMultipartUpload\",", "");
    String writes = TIGHT.replace("\"s3:GetObject\",", "").replace("OnlyOwnEndpoint", "Second");
    String live =
        reads.substring(0, reads.length() - 2) + "," + writes.substring(writes.indexOf("{\"Sid\""));
    assertThat(against(live, opened(live), fix(Result.APPLIED))).isPresent();
  }

  /// The statement that the fix wrote is still there, and someone closed more beside it.
  @Test
  void whatWasClosedBesideAFixThatStandsIsAnotherMatter() {
    String more = TIGHT.substring(TIGHT.indexOf("{\"Sid\"")).replace("OnlyOwnEndpoint", "Second");
    String live = FIXED.substring(0, FIXED.length() - 2) + "," + more;
    assertThat(against(live, opened(live), fix(Result.APPLIED))).isEmpty();
  }

  @Test
  void otherRequestsThanTheRemovedFixAllowedAreAnotherMatter() {
    String live = TIGHT.replace("gt-labeling-data", "another");
    assertThat(against(live, opened(live), fix(Result.APPLIED))).isEmpty();
  }

  @Test
  void fixThatWasNotWrittenVetoesNothing() {
    assertThat(against(TIGHT, opened(TIGHT), fix(Result.NOT_APPLIED))).isEmpty();
  }

  @Test
  void fixWhoseOutcomeNobodyKnowsCountsAsWritten() {
    assertThat(against(TIGHT, opened(TIGHT), fix(Result.CANNOT_TELL))).isPresent();
  }

  @Test
  void endOfATemporaryFixByTheGuardVetoesNothing() {
    Intent temporary =
        Pasts.intent(
            "i-1",
            new Purpose.TemporaryFix(new TreeSet<>(List.of("cats-and-dogs")), NOW),
            TIGHT,
            FIXED,
            HOUR_AGO,
            Optional.of(Result.APPLIED));
    Intent end =
        Pasts.intent(
            "i-2",
            new Purpose.End("i-1"),
            FIXED,
            TIGHT,
            HOUR_AGO.plusSeconds(60),
            Optional.of(Result.APPLIED));
    assertThat(against(TIGHT, opened(TIGHT), temporary)).isPresent();
    assertThat(against(TIGHT, opened(TIGHT), temporary, end)).isEmpty();
    assertThat(
            against(
                past(Pasts.writes(Optional.empty(), List.of(), temporary, end)),
                HOUR_AGO,
                plan(TIGHT, opened(TIGHT)),
                FIXED))
        .as("its time is over for the jobs that were there")
        .hasValueSatisfying(against -> assertThat(against.reason("us-east-1")).contains("is over"));
  }

  @Test
  void rearmEndsTheVeto() {
    Rearmed rearmed =
        new Rearmed(
            NOW.minusSeconds(1),
            TestAccount.PERSON,
            new TreeSet<>(List.of(fix(Result.APPLIED).id())));
    assertThat(
            against(
                past(Pasts.writes(Optional.of(rearmed), List.of(), fix(Result.APPLIED))),
                NEW_JOB,
                plan(TIGHT, opened(TIGHT)),
                FIXED))
        .isEmpty();
  }

  @Test
  void fixWhoseTextCannotBeReadVetoes() {
    assertThat(
            against(
                past(Pasts.writes(Optional.empty(), List.of(), fix(Result.APPLIED))),
                NEW_JOB,
                plan(TIGHT, opened(TIGHT)),
                "not a policy"))
        .isPresent();
  }

  /// The account that a person took out of a companion.
  @Test
  void accountThatWasTakenOutOfACompanionIsNotPutBack() {
    String two = FIXED.replace("[\"111122223333\"]", "[\"111122223333\",\"444455556666\"]");
    Intent fix = Pasts.fix("i-1", TIGHT, two, HOUR_AGO, Optional.of(Result.APPLIED));
    assertThat(
            against(
                past(Pasts.writes(Optional.empty(), List.of(), fix)),
                NEW_JOB,
                plan(FIXED, two),
                two))
        .isPresent();
  }

  @ParameterizedTest
  @CsvSource({"24, open, true", "23, open, false", "24, ours, false", "24, half, false"})
  void policyOfAPersonThatLetsTheSameThroughForADayEndsTheVeto(
      int hours, String kind, boolean ended) {
    String text =
        switch (kind) {
          case "open" -> TIGHT.replace(OWN, OWN + "," + GROUND_TRUTH);
          case "ours" -> FIXED.replace("OnlyOwnEndpoint", "Other");
          default -> TIGHT.replace("\"s3:GetObject\",", "");
        };
    Instant since = HOUR_AGO.plusSeconds(60);
    Snapshot stood =
        new Snapshot(
            BUCKET,
            Snapshot.Text.of(Optional.of(text.replace("OnlyOwnEndpoint", "Theirs"))),
            Fingerprint.of(Optional.of(text)),
            since,
            Looks.at(since).with(since.plus(Duration.ofHours(hours))),
            Optional.empty(),
            Optional.empty());
    BucketPast past =
        new BucketPast(
            Pasts.writes(Optional.empty(), List.of(), fix(Result.APPLIED)),
            List.of(Pasts.written(TIGHT, since.plus(Duration.ofHours(hours))), stood),
            List.of(),
            Optional.empty());
    assertThat(against(past, NEW_JOB, plan(TIGHT, opened(TIGHT)), FIXED).isEmpty())
        .isEqualTo(ended);
  }

  @Test
  void bucketWithMoreRemovedFixesThanAreReadIsLeftToPeople() {
    List<String> read = new ArrayList<>();
    String other = TIGHT.replace("gt-labeling-data", "another");
    Intent[] fixes =
        IntStream.rangeClosed(0, RemovedFixes.MOST)
            .mapToObj(i -> Pasts.fix("i-" + i, other, FIXED, HOUR_AGO, Optional.of(Result.APPLIED)))
            .toArray(Intent[]::new);
    assertThat(
            RemovedFixes.against(
                plan(TIGHT, opened(TIGHT)),
                Optional.of(NEW_JOB),
                past(Pasts.writes(Optional.empty(), List.of(), fixes)),
                intent -> {
                  read.add(intent.id());
                  return new Intent.Texts(other, opened(other));
                }))
        .hasValueSatisfying(
            against ->
                assertThat(against.reason("us-east-1"))
                    .startsWith("13 fixes of Labelguard were removed"));
    assertThat(read).hasSize(RemovedFixes.MOST);
  }

  private static BucketPast past(TargetPast own) {
    return new BucketPast(own, List.of(), List.of(), Optional.empty());
  }

  private static Optional<Against> against(String live, String planned, Intent... intents) {
    return against(
        past(Pasts.writes(Optional.empty(), List.of(), intents)),
        NEW_JOB,
        plan(live, planned),
        FIXED);
  }

  private static Optional<Against> against(
      BucketPast past, Instant job, FixPlan.Proven plan, String after) {
    return RemovedFixes.against(plan, Optional.of(job), past, _ -> new Intent.Texts(TIGHT, after));
  }

  private static FixPlan.Proven plan(String live, String planned) {
    return new FixPlan.Proven(
        BUCKET, live, planned, List.of(), Fingerprint.of(Optional.of(live)), "");
  }

  private static Intent fix(Result result) {
    return Pasts.fix("i-1", TIGHT, FIXED, HOUR_AGO, Optional.of(result));
  }

  /// Returns the policy with Ground Truth's endpoint in every list of endpoints.
  private static String opened(String policy) {
    return policy.replace(OWN, OWN + "," + GROUND_TRUTH);
  }

  private static String fixed(String policy) {
    return opened(policy).substring(0, opened(policy).length() - 2) + COMPANION;
  }
}
