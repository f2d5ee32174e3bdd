package io.labelguard.core.guard;

import static io.labelguard.core.guard.TestAccount.BUCKET;
import static io.labelguard.core.guard.TestAccount.ONLY_TLS;
import static io.labelguard.core.guard.TestAccount.TIGHT;
import static io.labelguard.core.guard.TestAccount.team;
import static io.labelguard.core.guard.TestAccount.tightened;
import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.event.GuardEvent;
import io.labelguard.core.fix.Edit;
import io.labelguard.core.fix.Fingerprint;
import io.labelguard.core.fix.FixPlan;
import io.labelguard.core.port.write.BucketPolicyWriter.PutResult;
import io.labelguard.core.record.BucketPast;
import io.labelguard.core.record.FixOutcome;
import io.labelguard.core.record.FixOutcome.Result;
import io.labelguard.core.record.FixRequest;
import io.labelguard.core.record.Looks;
import io.labelguard.core.record.Snapshot;
import io.labelguard.core.record.Target;
import io.labelguard.core.record.TargetPast;
import io.labelguard.core.report.message.Alert;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What the guard has learnt not to do again: vetoes, unknown writes, lost writes, the breaker.
final class WriteBansTest {

  private static final Target.Fixable TARGET = Target.bucket(BUCKET);

  @Test
  void fixThatSomebodyTookOutIsNotMadeAgain() {
    TestAccount account = tightened().fixed();
    revert(account, "e-2");
    assertThat(account.requests).hasSize(1);
    assertThat(account.alerts.getLast().notes().getLast())
        .startsWith("Labelguard's fix of 2026-11-20T10:00")
        .endsWith(
            "(run-0) was removed, and this fix would allow the same requests again. Labelguard"
                + " respects that and does not allow them again until you run: labelguard"
                + " rearm --bucket gt-labeling-data --region us-east-1");
    FixOutcome again = account.fix();
    assertThat(again.result()).isEqualTo(Result.NOT_APPLIED);
    assertThat(again.reasons().getFirst()).contains("Labelguard respects that");
    assertThat(account.puts).hasSize(1);
  }

  @Test
  void vetoIsOfTheSamePolicyInAnySpelling() {
    TestAccount account = tightened().fixed();
    account.policies.put(
        BUCKET, TIGHT.replace("\"Principal\":\"*\"", "\"Principal\": {\"AWS\": [\"*\"]}"));
    account.now = account.now.plusSeconds(60);
    account.guard().handle(account.policyChanged("e-2"));
    account.policies.put(
        BUCKET, TIGHT.replace("[\"vpce-0c1d2e3f4a5b60789\"]", "\"vpce-0c1d2e3f4a5b60789\""));
    account.now = account.now.plusSeconds(60);
    account.guard().handle(account.policyChanged("e-3"));
    assertThat(account.fix().reasons().getFirst()).contains("Labelguard respects that");
  }

  @Test
  void policyThatClosesSomethingElseIsFixedThoughOneIsVetoed() {
    TestAccount account = tightened();
    account.policies.put(BUCKET, partClosed(1));
    account.guard().handle(account.policyChanged("e-1"));
    assertThat(account.fix().result()).isEqualTo(Result.APPLIED);
    account.policies.put(BUCKET, partClosed(2));
    account.now = account.now.plusSeconds(60);
    account.guard().handle(account.policyChanged("e-2"));
    assertThat(account.fix().result()).isEqualTo(Result.APPLIED);
  }

  /// A pipeline writes the time into the Sid, and a person leaves the companion.
  @Test
  void noSpellingIsAWayAroundAVeto() {
    TestAccount account = tightened().fixed();
    String fixed = account.policies.get(BUCKET);
    String endpointRemoved = fixed.replaceFirst(",\\s*\"vpce-08408e335ebf95b40\"", "");
    assertThat(endpointRemoved).isNotEqualTo(fixed);
    for (int i = 0; i < 9; i++) {
      account.policies.put(
          BUCKET,
          i % 2 == 0 ? endpointRemoved : TIGHT.replace("OnlyOwnEndpoint", "At20261120T1" + i));
      account.now = account.now.plus(Duration.ofHours(8));
      account.guard().handle(account.policyChanged("e-" + i));
      account.requests.forEach(request -> account.applyFix().apply(request));
      account.requests.clear();
    }
    assertThat(account.puts).hasSize(1);
    account.policies.put(BUCKET, endpointRemoved);
    assertThat(account.byHand().propose(BUCKET).plan())
        .as("a person gets the companion that stands used again")
        .isInstanceOfSatisfying(
            FixPlan.Proven.class,
            plan -> assertThat(plan.edits()).singleElement().isInstanceOf(Edit.AddEndpoint.class));
    assertThat(account.alerts.getLast().notes())
        .anySatisfy(
            note ->
                assertThat(note)
                    .contains("(run-0) was removed")
                    .endsWith("labelguard rearm --bucket gt-labeling-data --region us-east-1"));
  }

  /// Denies writing a part of the job's output that no other number denies.
  private static String partClosed(int number) {
    return TIGHT
        .replace(
            "[\"s3:GetObject\",\"s3:PutObject\",\"s3:AbortMultipartUpload\",\"s3:ListBucket\",\"s3:GetBucketLocation\"]",
            "\"s3:PutObject\"")
        .replace(
            "[\"arn:aws:s3:::gt-labeling-data\",\"arn:aws:s3:::gt-labeling-data/*\"]",
            "\"arn:aws:s3:::gt-labeling-data/output/cats-and-dogs/part-" + number + "/*\"");
  }

  @Test
  void leaveOfAPersonLiftsTheVetoOnce() {
    TestAccount account = tightened().fixed();
    revert(account, "e-2");
    account.byHand().rearm(TARGET);
    account.now = account.now.plusSeconds(60);
    assertThat(account.fix().result()).isEqualTo(Result.APPLIED);
    revert(account, "e-3");
    assertThat(account.fix().reasons().getFirst()).contains("Labelguard respects that");
  }

  /// A wrong clock, or whoever may write records, must not switch the vetoes off for a year.
  @Test
  void leaveThatIsDatedAYearAheadCoversNoLaterFix() {
    TestAccount account = tightened().fixed();
    revert(account, "e-2");
    Instant today = account.now;
    account.now = today.plus(Duration.ofDays(365));
    assertThat(account.byHand().rearm(TARGET).writes()).containsExactly("run-0");
    account.now = today.plusSeconds(60);
    assertThat(account.fix().result()).isEqualTo(Result.APPLIED);
    revert(account, "e-3");
    account.now = account.now.plusSeconds(60);
    assertThat(account.fix().reasons().getFirst()).contains("Labelguard respects that");
    assertThat(account.byHand().rearm(TARGET).writes()).hasSize(1).doesNotContain("run-0");
    assertThat(account.fix().result()).isEqualTo(Result.APPLIED);
  }

  @Test
  void writeThatWasRefusedVetoesNothing() {
    TestAccount account = tightened().detected();
    account.putResult = new PutResult.Refused("AccessDenied");
    assertThat(account.fix().result()).isEqualTo(Result.NOT_APPLIED);
    account.putResult = new PutResult.Accepted();
    assertThat(account.fix().result()).isEqualTo(Result.APPLIED);
  }

  @Test
  void afterAnUnknownWriteNothingIsWrittenForADayAndThenOnlyWithLeave() {
    TestAccount account = tightened().detected();
    account.putResult = new PutResult.Unclear("timed out");
    account.storesNothing = true;
    assertThat(account.fix().result()).isEqualTo(Result.CANNOT_TELL);
    account.putResult = new PutResult.Accepted();
    account.storesNothing = false;
    account.now = account.now.plus(Duration.ofHours(23));
    assertThat(account.fix().reasons().getFirst())
        .startsWith("The outcome of the write of 2026-11-20T10:00")
        .contains("is not known");
    account.now = account.now.plus(Duration.ofHours(2));
    assertThat(account.fix().reasons().getFirst()).contains("Labelguard respects that");
    account.byHand().rearm(TARGET);
    assertThat(account.fix().result()).isEqualTo(Result.APPLIED);
  }

  @Test
  void tugOfWarWithTheSamePolicyEndsAfterOneWriteAndOneAlertMore() {
    TestAccount account = tightened().fixed();
    int published = account.alerts.size();
    for (int i = 0; i < 50; i++) {
      revert(account, "undo-" + i);
      account.requests.forEach(request -> account.applyFix().apply(request));
      account.requests.clear();
    }
    assertThat(account.puts).hasSize(1);
    assertThat(account.alerts).hasSize(published + 1);
  }

  @Test
  void tugOfWarWithEverNewPoliciesEndsWithTheBreakerAndOneAlertMore() {
    TestAccount account = tightened();
    for (int i = 0; i < 50; i++) {
      account.policies.put(BUCKET, partClosed(i));
      account.now = account.now.plusSeconds(60);
      account.guard().handle(account.policyChanged("e-" + i));
      account.requests.forEach(request -> account.applyFix().apply(request));
      account.requests.clear();
    }
    assertThat(account.puts).hasSize(3);
    // For each fix what is wrong and what was done; then once that the breaker is open.
    assertThat(account.alerts).hasSize(3 * 2 + 1);
    assertThat(account.alerts.getLast().notes().getLast())
        .startsWith("The breaker is open: Labelguard wrote here 3 times within 24 hours")
        .contains("The policy was last changed by user/ana.")
        .endsWith(": labelguard breaker --bucket gt-labeling-data --reset --region us-east-1");
    account.now = account.now.plus(Duration.ofHours(25));
    account.guard().handle(account.policyChanged("a day later"));
    assertThat(account.requests).hasSize(1);
    assertThat(account.fix().result()).isEqualTo(Result.APPLIED);
  }

  @Test
  void anotherTroubleIsToldThoughTheBreakerIsOpen() {
    TestAccount account = tightened().detected();
    for (int i = 0; i < 3; i++) {
      account.records.countWrite(TARGET, 3, account.now, Duration.ofHours(24));
    }
    account.guard().handle(account.policyChanged("e-2"));
    account.jobs.add(TestAccount.job("street-signs", TestAccount.CHANGED.minusSeconds(5)));
    account.guard().handle(account.policyChanged("e-3"));
    assertThat(account.alerts.getLast().findings()).hasSize(2);
    assertThat(account.alerts.getLast().notes().getLast()).startsWith("The breaker is open");
  }

  @Test
  void policyThatTheGuardOverwroteIsKeptPublishedAndTheEndOfWriting() {
    TestAccount account = tightened().detected();
    account.fix();
    String theirs = ONLY_TLS.replace("OnlyTls", "InTheSameMoment");
    account.guard().handle(TestAccount.wrote("e-2", account.now, theirs));
    Alert alert = account.alerts.getLast();
    assertThat(alert.subject())
        .isEqualTo("CRITICAL: Labelguard overwrote another change - gt-labeling-data (us-east-1)");
    FixOutcome both = alert.applied().orElseThrow();
    assertThat(both.reasons().getFirst())
        .contains("overwrote a policy that arn:aws:iam::111122223333:user/ana wrote");
    assertThat(both.diff().orElseThrow()).contains("+").contains("LabelguardCompanion1");
    assertThat(both.since().orElseThrow()).contains("InTheSameMoment");
    assertThat(account.records.bucketPast(BUCKET).snapshots())
        .extracting(Snapshot::policy)
        .contains(Optional.of(theirs));
    account.policies.put(BUCKET, TIGHT.replace("OnlyOwnEndpoint", "Network"));
    account.now = account.now.plus(Duration.ofDays(3));
    account.guard().handle(account.policyChanged("e-3"));
    assertThat(account.fix().reasons().getFirst())
        .contains("overwrote a policy that someone else wrote in the same moment");
    account.byHand().rearm(TARGET);
    assertThat(account.fix().result()).isEqualTo(Result.APPLIED);
  }

  @Test
  void writeBeforeOrAfterTheGuardsOwnIsNotLost() {
    TestAccount account = tightened().detected();
    account.fix();
    int published = account.alerts.size();
    Instant fixed = account.now;
    account.now = fixed.plus(Duration.ofMinutes(3));
    account.guard().handle(TestAccount.wrote("e-2", fixed.minusSeconds(5), ONLY_TLS));
    account.guard().handle(TestAccount.wrote("e-3", fixed.plusSeconds(60), ONLY_TLS));
    account.guard().handle(TestAccount.wrote("e-4", fixed, TIGHT));
    assertThat(account.alerts).hasSize(published);
    assertThat(new WriteBans(account.settings).againstEnding(account.past(), account.now))
        .isEmpty();
  }

  @Test
  void constraintThatSomeoneRemovedFromATeamIsNotSetAgain() {
    TestAccount account = new TestAccount();
    account.teams.put("street-scenes", team("street-scenes", false));
    FixRequest request = new FixRequest(Target.team("street-scenes"));
    assertThat(account.applyFix().apply(request).result()).isEqualTo(Result.APPLIED);
    account.teams.put("street-scenes", team("street-scenes", false));
    account.now = account.now.plusSeconds(60);
    account
        .guard()
        .handle(
            new GuardEvent.WorkteamChanged(
                TestAccount.facts("e-1", "UpdateWorkteam", TestAccount.PERSON), "street-scenes"));
    assertThat(account.requests).isEmpty();
    assertThat(account.alerts.getLast().notes())
        .containsExactly(
            "Labelguard set the constraint of this team at 2026-11-20T10:00:00Z, and someone"
                + " removed it. Labelguard respects that and does not set it again until you"
                + " run: labelguard rearm --team street-scenes --region us-east-1");
    assertThat(account.applyFix().apply(request).reasons().getFirst())
        .contains("Labelguard respects that");
    account.byHand().rearm(Target.team("street-scenes"));
    assertThat(account.applyFix().apply(request).result()).isEqualTo(Result.APPLIED);
  }

  @Test
  void lastActorsAreThoseWhoAreNotTheGuard() {
    TestAccount account = new TestAccount();
    WriteBans bans = new WriteBans(account.settings);
    assertThat(bans.lastActors(account.past())).isEmpty();
    for (String actor :
        List.of(
            "arn:aws:sts::111122223333:assumed-role/labelguard-ApplyFixRole/fn",
            "arn:aws:iam::111122223333:user/ana",
            "arn:aws:sts::111122223333:assumed-role/deployer/ci")) {
      account.now = account.now.plusSeconds(1);
      account.records.keep(
          new Snapshot(
              BUCKET,
              Snapshot.Text.of(Optional.of(TIGHT)),
              Fingerprint.of(Optional.of(TIGHT)),
              account.now,
              Looks.at(account.now),
              Optional.of(actor),
              Optional.of("e")));
    }
    assertThat(bans.lastActors(account.past()))
        .contains("The policy was last changed by role/deployer (ci), user/ana.");
  }

  @Test
  void recordsOfAnotherFormForbidEveryWriteTheEndOfATemporaryFixToo() {
    TestAccount account = new TestAccount();
    WriteBans bans = new WriteBans(account.settings);
    TargetPast own = new TargetPast(TARGET, 3, List.of(), Optional.empty(), List.of());
    BucketPast past = new BucketPast(own, List.of(), List.of(), Optional.empty());
    String reason =
        "The state table has form 3 and this version of Labelguard knows form 2, so nothing is"
            + " written. Deploy the version that made the table, or give the stack a new table.";
    assertThat(bans.againstBucket(past, account.now)).map(WriteBans.Against::why).contains(reason);
    assertThat(bans.againstEnding(past, account.now)).map(WriteBans.Against::why).contains(reason);
    assertThat(bans.againstTeam(own, account.now)).map(WriteBans.Against::why).contains(reason);
  }

  private static void revert(TestAccount account, String event) {
    account.policies.put(BUCKET, TIGHT);
    account.now = account.now.plusSeconds(60);
    account.guard().handle(account.policyChanged(event));
  }
}
