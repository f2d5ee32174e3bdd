package io.labelguard.core.guard.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.guard.CountedPorts;
import io.labelguard.core.guard.TestAccount;
import io.labelguard.core.index.IndexedJob;
import io.labelguard.core.index.UsedThing;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.sweep.InMemorySweepPages;
import io.labelguard.core.sweep.SweepPages;
import io.labelguard.core.sweep.SweepResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// The sweep as the state machine drives it: each step is a call of its own, and may be killed and
/// repeated.
class SweepStepsTest {

  private static final int SEEDS = 60;

  /// A step that was killed before or after something of it was kept.
  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /// The state machine: a step that is killed is repeated.
  private static final class Machine {

    private final TestAccount account;
    private final SweepPages pages;
    private final String run;
    private final Random random;
    private final int killEach;
    private int killed;

    Machine(TestAccount account, SweepPages pages, String run, long seed, int killEach) {
      this.account = account;
      this.pages = pages;
      this.run = run;
      this.random = new Random(seed);
      this.killEach = killEach;
    }

    Optional<SweepResult> run() {
      SweepSteps.Plan plan = repeated(SweepSteps::plan);
      while (plan.next() != SweepSteps.Next.REPORT) {
        for (String page : plan.pages()) {
          boolean done = repeated(steps -> steps.page(page));
          while (!done) {
            done = repeated(steps -> steps.page(page));
          }
        }
        plan = repeated(SweepSteps::plan);
      }
      return repeated(SweepSteps::report);
    }

    private <T> T repeated(Function<SweepSteps, T> step) {
      while (true) {
        try {
          return step.apply(steps());
        } catch (Killed _) {
          killed++;
        }
      }
    }

    private SweepSteps steps() {
      return new SweepSteps(
          account.killedAt(
              () -> {
                if (killEach > 0 && random.nextInt(killEach) == 0) {
                  throw new Killed();
                }
              }),
          account.requests::add,
          pages,
          run,
          account.now.plus(Duration.ofMinutes(15)));
    }
  }

  private static TestAccount account(long seed) {
    Random random = new Random(seed);
    TestAccount account = new TestAccount();
    account.listPage = 7;
    account.policies.put(TestAccount.BUCKET, TestAccount.TIGHT);
    int jobs = random.nextInt(40);
    for (int i = 0; i < jobs; i++) {
      account.jobs.add(TestAccount.job("job-" + i, Instant.parse("2026-11-01T00:00:00Z")));
    }
    for (int i = random.nextInt(5); i > 0; i--) {
      account.teams.put("team-" + i, TestAccount.team("team-" + i, i % 2 == 0));
    }
    return account;
  }

  @Test
  void stepsFindWhatOneGoFindsHoweverOftenTheyAreKilled() {
    int killed = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      TestAccount whole = account(seed);
      SweepResult result = whole.sweep().run().result();
      TestAccount stepped = account(seed);
      Machine machine = new Machine(stepped, new InMemorySweepPages(), "run", seed, 40);
      assertThat(machine.run()).as("seed %s", seed).contains(result);
      // A step that is killed after it published says the same once more, under the same id.
      assertThat(alerts(stepped)).isEqualTo(alerts(whole));
      killed += machine.killed;
    }
    assertThat(killed).as("steps that were killed").isGreaterThan(SEEDS);
  }

  /// The subjects by the ids of the alerts.
  private static Map<String, String> alerts(TestAccount account) {
    Map<String, String> subjects = new HashMap<>();
    account.alerts.forEach(
        alert -> assertThat(subjects.put(alert.id(), alert.subject())).isIn(null, alert.subject()));
    return subjects;
  }

  @Test
  void secondRunEndsAtOnceWhileTheFirstHoldsTheSweep() {
    TestAccount account = account(1);
    SweepPages pages = new InMemorySweepPages();
    pages.hold("first", account.now);
    assertThat(new Machine(account, pages, "second", 1, 0).run()).isEmpty();
    assertThat(account.alerts).isEmpty();
    pages.release("first");
    assertThat(new Machine(account, pages, "second", 1, 0).run()).isPresent();
  }

  @Test
  void runWhosePlanFoundAnotherOneReportsNothingAndHoldsNothing() {
    TestAccount account = account(1);
    SweepPages pages = new InMemorySweepPages();
    pages.hold("first", account.now);
    assertThat(steps(account, pages).plan().next()).isEqualTo(SweepSteps.Next.REPORT);
    pages.release("first");
    assertThat(steps(account, pages).report()).isEmpty();
    assertThat(account.alerts).isEmpty();
    assertThat(pages.hold("third", account.now)).isTrue();
  }

  @Test
  void laterSweepListsAndDescribesNothing() {
    TestAccount account = account(3);
    CountedPorts first = new CountedPorts(account);
    new Sweep(first.context(), first.requests()).run();
    account.now = account.now.plus(Duration.ofDays(1));
    CountedPorts second = new CountedPorts(account);
    SweepResult again = new Sweep(second.context(), second.requests()).run().result();
    assertThat(again.jobs()).isEqualTo(account.jobs.size()).isPositive();
    assertThat(first.calls()).containsKey("LabelingJobs.describe");
    SortedMap<String, Integer> calls = second.calls();
    assertThat(calls).doesNotContainKeys("LabelingJobs.describe", "LabelingJobs.find");
    assertThat(calls.get("LabelingJobs.list")).isEqualTo(first.calls().get("LabelingJobs.list"));
  }

  @Test
  void jobThatIsNoLongerListedIsDescribedAndLeavesTheIndex() {
    TestAccount account = account(3);
    account.sweep().run();
    account.jobs.removeLast();
    account.now = account.now.plus(Duration.ofDays(1));
    CountedPorts ports = new CountedPorts(account);
    new Sweep(ports.context(), ports.requests()).run();
    assertThat(ports.calls()).containsEntry("LabelingJobs.describe", 1);
    assertThat(account.index.using(UsedThing.region(TestAccount.REGION)))
        .hasSameSizeAs(account.jobs);
  }

  @Test
  void jobWhoseCreateEventWasLostIsReported() {
    TestAccount account = account(3);
    account.sweep().run();
    account.jobs.add(TestAccount.job("lost", account.now.plusSeconds(60)));
    account.now = account.now.plus(Duration.ofDays(1));
    assertThat(account.sweep().run().result().missed())
        .containsExactly("No event reported that labeling job lost was created.");
  }

  @Test
  void jobOfWhichOnlyTheRequestIsKnownIsDescribed() {
    TestAccount account = account(3);
    account.sweep().run();
    LabelingJob asked = TestAccount.job("asked", account.now);
    account.index.add(IndexedJob.requested(asked, account.now));
    account.jobs.add(asked);
    account.now = account.now.plus(Duration.ofDays(1));
    CountedPorts ports = new CountedPorts(account);
    SweepResult result = new Sweep(ports.context(), ports.requests()).run().result();
    assertThat(ports.described()).isOne();
    assertThat(result.missed()).isEmpty();
  }

  @Test
  void policyThatNoEventToldOfIsReported() {
    TestAccount account = account(3);
    account.sweep().run();
    account.policies.put(TestAccount.BUCKET, TestAccount.OPEN);
    account.now = account.now.plus(Duration.ofDays(1));
    assertThat(account.sweep().run().result().missed())
        .containsExactly(
            "No event reported that the policy of bucket gt-labeling-data was changed.");
    assertThat(account.sweep().run().result().missed()).isEmpty();
  }

  @Test
  void everyTagThatIgnoresFindingsIsListed() {
    TestAccount account = account(3);
    account.tags.put(TestAccount.BUCKET, "ignore until 2026-12-01");
    assertThat(account.sweep().run().result().notes())
        .singleElement()
        .asString()
        .contains("gt-labeling-data", "2026-12-01");
  }

  @Test
  void lostPageIsReportedAndTheSweepDoesNotCountAsWhole() {
    TestAccount account = account(3);
    SweepPages pages = new InMemorySweepPages();
    List<String> lost = new ArrayList<>();
    SweepSteps.Plan plan = steps(account, pages).plan();
    while (plan.next() != SweepSteps.Next.REPORT) {
      for (String page : plan.pages()) {
        if (page.equals("jobs-0002")) {
          steps(account, pages).lost(page, "States.Timeout");
          lost.add(page);
        } else {
          steps(account, pages).page(page);
        }
      }
      plan = steps(account, pages).plan();
    }
    SweepResult result = steps(account, pages).report().orElseThrow();
    assertThat(lost).hasSize(1);
    assertThat(result.failures())
        .singleElement()
        .satisfies(
            failure ->
                assertThat(failure.sentence())
                    .contains("page jobs-0002", "job-", "States.Timeout"));
    assertThat(result.findings()).containsEntry("LG901", 1);
    assertThat(account.index.completeSince(TestAccount.REGION, account.now)).isEmpty();
  }

  private static SweepSteps steps(TestAccount account, SweepPages pages) {
    return new SweepSteps(
        account.context(),
        account.requests::add,
        pages,
        "run",
        account.now.plus(Duration.ofMinutes(15)));
  }
}
