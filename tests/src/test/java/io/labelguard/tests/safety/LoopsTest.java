package io.labelguard.tests.safety;

import static io.labelguard.tests.safety.GuardedBucket.PIPELINE;
import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.guard.Settings.Mode;
import io.labelguard.core.record.FixOutcome.Result;
import io.labelguard.tests.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The guard against another automation that puts its own policy back, and against itself.
class LoopsTest {

  private static final int ROUNDS = 200;

  private final GuardedBucket bucket = new GuardedBucket(Mode.FIX);

  @AfterEach
  void close() {
    bucket.close();
  }

  @Test
  void sameTextPutBackTwoHundredTimesIsOneWriteAndOneVeto() {
    tug(_ -> Policies.TIGHT);
    assertThat(bucket.guardPuts()).isOne();
    assertThat(alertsWith("Labelguard respects that")).isOne();
    // What is wrong, what was done, and that it was reverted.
    assertThat(bucket.alerts()).hasSize(3);
    Promises.hold(bucket, 1);
  }

  @Test
  void newSpellingPutTwoHundredTimesIsOneWriteAndOneVeto() {
    tug(round -> Policies.tight("Round" + round));
    assertThat(bucket.guardPuts()).isOne();
    assertThat(alertsWith("was removed, and this fix would allow the same requests again"))
        .isPositive();
    Promises.hold(bucket, 1);
  }

  @Test
  void newDenialPutTwoHundredTimesIsThreeWritesAndOneAlertOfTheBreaker() {
    tug(Policies::partClosed);
    assertThat(bucket.guardPuts()).isEqualTo(3);
    assertThat(alertsWith("The breaker is open")).isOne();
    assertThat(alertsWith("assumed-role/policy-pipeline")).isPositive();
    // Three times what is wrong and what was done, and the breaker.
    assertThat(bucket.alerts()).hasSize(7);
    Promises.hold(bucket, 3);
  }

  @Test
  void textPutBackBeforeTheGuardReadsItsOwnIsOneWriteWithAnUnknownOutcome() {
    for (int round = 0; round < ROUNDS / 10; round++) {
      bucket.aws().faults().after("PutBucketPolicy", () -> {}); // the pipeline's own
      bucket.put(PIPELINE, Policies.tight("First" + round));
      String back = Policies.tight("Back" + round);
      if (bucket.guardPuts() == 0) {
        bucket.aws().faults().after("PutBucketPolicy", () -> bucket.putNow(PIPELINE, back));
      }
      bucket.untilQuiet();
    }
    assertThat(bucket.guardPuts()).isOne();
    assertThat(bucket.reportedFixes().getFirst().outcome().result()).isEqualTo(Result.CANNOT_TELL);
    Promises.hold(bucket, 1);
  }

  private void tug(IntFunction<String> text) {
    for (int round = 0; round < ROUNDS; round++) {
      bucket.put(PIPELINE, text.apply(round));
      bucket.untilQuiet();
      bucket.clock().sleep(Duration.ofMinutes(1));
    }
  }

  private long alertsWith(String words) {
    return bucket.alerts().stream().filter(alert -> alert.contains(words)).count();
  }

  @Test
  void ownWritesEventEndsWithNothing() {
    bucket.tightened().work();
    int alerts = bucket.alerts().size();
    assertThat(bucket.deliver())
        .singleElement()
        .satisfies(
            own -> assertThat(own.reason()).startsWith("Labelguard made this change itself"));
    assertThat(bucket.alerts()).hasSize(alerts);
    assertThat(bucket.queue().receive()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"31-forged-labelguard-event.json", "32-forged-source.json"})
  void forgedEventMatchesNoRule(String file) throws IOException {
    bucket.put(PIPELINE, Policies.TIGHT);
    String forged = Files.readString(Repository.root().resolve("events").resolve(file));
    assertThat(bucket.deliver(forged).reason()).isEqualTo("No rule matches.");
    assertThat(bucket.queue().receive()).isEmpty();
    assertThat(bucket.alerts()).isEmpty();
  }

  @Test
  void realEventUnderTheGuardsOwnSourceMatchesNoRule() {
    bucket.put(PIPELINE, Policies.TIGHT);
    String real = bucket.aws().takeEvents().getFirst();
    assertThat(real).contains("\"source\":\"aws.s3\"");
    String forged = real.replace("\"source\":\"aws.s3\"", "\"source\":\"labelguard\"");
    assertThat(bucket.deliver(forged).reason()).isEqualTo("No rule matches.");
    assertThat(bucket.deliver(real).findings()).hasSize(1);
  }
}
