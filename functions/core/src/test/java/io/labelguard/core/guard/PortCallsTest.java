package io.labelguard.core.guard;

import static io.labelguard.core.guard.TestAccount.BUCKET;
import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.event.GuardEvent;
import io.labelguard.core.guard.detect.Guard;
import io.labelguard.core.guard.detect.Sweep;
import io.labelguard.core.guard.write.ApplyFix;
import io.labelguard.core.port.ClockReading;
import io.labelguard.core.port.Pause;
import io.labelguard.core.port.write.BucketPolicyWriter.PutResult;
import io.labelguard.core.port.write.WriteSwitch;
import io.labelguard.core.port.write.Writers;
import io.labelguard.core.record.FixOutcome;
import io.labelguard.core.record.FixRequest;
import io.labelguard.core.record.Target;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How often the guard asks the world and its records: a number that does not grow with the jobs.
///
/// `LabelingJobs.live` and `LabelingJobs.describe` are one call here; their adapter describes each
/// job, and nothing else may.
class PortCallsTest {

  private static final Duration OLD = Duration.ofDays(2);

  @ParameterizedTest
  @ValueSource(ints = {1, 10, 100, 1_000})
  void policyEventCostsTheSameCallsWhateverTheNumberOfJobs(int jobs) {
    CountedPorts ports = new CountedPorts(tightened(jobs));
    new Guard(ports.context(), ports.requests(), Pause.NONE, () -> "claim")
        .handle(tightened(1).policyChanged("e-1"));
    assertThat(ports.calls())
        .containsExactlyInAnyOrderEntriesOf(
            Map.ofEntries(
                Map.entry("Alerts.publish", 1),
                Map.entry("BucketPolicies.modeTag", 1),
                Map.entry("BucketPolicies.read", 1),
                Map.entry("FixRequests.send", 1),
                Map.entry("JobIndex.completeSince", 1),
                Map.entry("JobIndex.using", 1),
                Map.entry("LabelingJobs.live", 1),
                Map.entry("Records.bucketPast", 1),
                Map.entry("Records.claimEvent", 1),
                Map.entry("Records.finishEvent", 1),
                // The new policy, and the one that it ended.
                Map.entry("Records.keep", 2),
                Map.entry("Records.lastMode", 1),
                // Who took the message, and the trouble that is open now.
                Map.entry("Records.receivedMessage", 1),
                Map.entry("Workteams.workforce", 1)));
  }

  private static FixOutcome applyFix(TestAccount account, CountedPorts ports) {
    return applyFix(account, ports.context());
  }

  static FixOutcome applyFix(TestAccount account, GuardContext context) {
    return new ApplyFix(
            context,
            new Writers(
                (bucket, _, policy) -> {
                  account.policies.put(bucket, policy);
                  return new PutResult.Accepted();
                },
                (_, _, _) -> new PutResult.Refused("no CORS rules are written here"),
                (_, _) -> new PutResult.Refused("no team is written here"),
                (_, _) -> new PutResult.Refused("no workforce is written here"),
                WriteSwitch.NONE),
            () -> Optional.of(new ClockReading(account.now, account.now)),
            _ -> {},
            () -> "run-1")
        .apply(new FixRequest(Target.bucket(BUCKET)));
  }

  @Test
  void fixRetiresTheWritesThatDecideNothingAnyMore() {
    TestAccount account = tightened(1).detected();
    account.putResult = new PutResult.Refused("AccessDenied");
    account.fix();
    account.fix();
    account.putResult = new PutResult.Accepted();
    account.now = account.now.plus(Duration.ofDays(4));
    CountedPorts ports = new CountedPorts(account);
    assertThat(applyFix(account, ports).result()).isEqualTo(FixOutcome.Result.APPLIED);
    assertThat(ports.calls()).containsEntry("Records.retire", 1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10, 100, 1_000})
  void fixRequestCostsTheSameCallsWhateverTheNumberOfJobs(int jobs) {
    TestAccount account = tightened(jobs).detected();
    CountedPorts ports = new CountedPorts(account);
    FixOutcome outcome = applyFix(account, ports);
    assertThat(outcome.result()).isEqualTo(FixOutcome.Result.APPLIED);
    assertThat(ports.calls())
        .containsExactlyInAnyOrderEntriesOf(
            Map.ofEntries(
                Map.entry("Alerts.publish", 1),
                Map.entry("BucketPolicies.modeTag", 1),
                // To plan, right before the put, and to read back.
                Map.entry("BucketPolicies.read", 3),
                Map.entry("JobIndex.completeSince", 1),
                Map.entry("JobIndex.using", 1),
                Map.entry("LabelingJobs.live", 1),
                Map.entry("Records.begin", 1),
                Map.entry("Records.bucketPast", 1),
                Map.entry("Records.complete", 1),
                Map.entry("Records.countWrite", 1),
                Map.entry("Records.keep", 1),
                Map.entry("Records.releaseLease", 1),
                Map.entry("Records.takeLease", 1),
                Map.entry("Records.temporary", 1),
                Map.entry("Records.recordPublished", 2),
                Map.entry("Records.trouble", 1),
                Map.entry("Records.receivedMessage", 1),
                Map.entry("Workteams.workforce", 1)));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10, 100})
  void sweepCostsTheSameCallsForUpToAPageOfJobs(int jobs) {
    assertThat(sweep(tightened(jobs), 3)).isEqualTo(sweep(tightened(1), 3));
  }

  @Test
  void sweepAsksForTheWorkforceAndTheLiveJobsOnceHoweverManyTeamsThereAre() {
    SortedMap<String, Integer> calls = sweep(tightened(10), 25);
    assertThat(calls)
        .containsEntry("LabelingJobs.list", 3)
        .containsEntry("LabelingJobs.describe", 1)
        .containsEntry("Workteams.all", 1)
        .containsEntry("Workteams.workforce", 1)
        .containsEntry("Workteams.modeTag", 25)
        .containsEntry("Records.bucketPast", 1)
        .containsEntry("BucketPolicies.read", 1)
        .doesNotContainKeys("LabelingJobs.find", "Workteams.find");
  }

  @Test
  void whoUsesATeamIsAskedOnlyWhereTheTeamMayBeWritten() {
    assertThat(teamEvent("street-scenes")).containsEntry("LabelingJobs.live", 1);
    assertThat(teamEvent("not-in-fix-teams")).doesNotContainKey("LabelingJobs.live");
  }

  @Test
  void eventOnABucketWithoutJobsThatNoFixMayTouchReadsNoPolicy() {
    TestAccount account = new TestAccount();
    account.settings = TestAccount.fixing(Set.of());
    CountedPorts ports = new CountedPorts(account);
    account.policies.put(BUCKET, TestAccount.TIGHT);
    new Guard(ports.context(), ports.requests(), Pause.NONE, () -> "claim")
        .handle(account.policyChanged("e-1"));
    assertThat(ports.calls().keySet())
        .containsExactly(
            "JobIndex.completeSince",
            "JobIndex.using",
            "LabelingJobs.live",
            "Records.bucketPast",
            "Records.claimEvent",
            "Records.finishEvent");
  }

  private static SortedMap<String, Integer> teamEvent(String team) {
    TestAccount account = new TestAccount();
    account.teams.put(team, TestAccount.team(team, false));
    CountedPorts ports = new CountedPorts(account);
    new Guard(ports.context(), ports.requests(), Pause.NONE, () -> "claim")
        .handle(
            new GuardEvent.WorkteamChanged(
                TestAccount.facts("e-1", "UpdateWorkteam", TestAccount.PERSON), team));
    return ports.calls();
  }

  private static SortedMap<String, Integer> sweep(TestAccount account, int teams) {
    for (int i = 0; i < teams; i++) {
      account.teams.put("street-" + i, TestAccount.team("street-" + i, false));
    }
    CountedPorts ports = new CountedPorts(account);
    new Sweep(ports.context(), ports.requests()).run();
    return ports.calls();
  }

  private static TestAccount tightened(int jobs) {
    TestAccount account = TestAccount.tightened();
    for (int i = 1; i < jobs; i++) {
      account.jobs.add(TestAccount.job("job-" + i, TestAccount.CHANGED.minus(OLD)));
    }
    return account;
  }
}
