package io.labelguard.core.guard.detect;

import static io.labelguard.core.guard.TestAccount.BUCKET;
import static io.labelguard.core.guard.TestAccount.CHANGED;
import static io.labelguard.core.guard.TestAccount.ONLY_TLS;
import static io.labelguard.core.guard.TestAccount.TIGHT;
import static io.labelguard.core.guard.TestAccount.tightened;
import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.fix.Fingerprint;
import io.labelguard.core.guard.TestAccount;
import io.labelguard.core.record.BucketPast;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Two changes of a policy in the same second, which CloudTrail's times and ids cannot order.
class SameSecondTest {

  private static final Fingerprint CLOSED = Fingerprint.of(Optional.of(TIGHT));
  private static final Fingerprint OPEN = Fingerprint.of(Optional.of(ONLY_TLS));

  private final TestAccount account = tightened();

  @ParameterizedTest
  @CsvSource({"e-1,e-2", "e-2,e-1"})
  void policyThatS3ShowsLaterIsTheNewest(String opened, String closed) {
    delivered(opened, ONLY_TLS, ONLY_TLS);
    assertThat(account.requests).isEmpty();
    Outcome outcome = delivered(closed, TIGHT, TIGHT);
    BucketPast past = account.past();
    assertThat(past.newest())
        .hasValueSatisfying(it -> assertThat(it.fingerprint()).isEqualTo(CLOSED));
    assertThat(past.before(CLOSED))
        .hasValueSatisfying(it -> assertThat(it.fingerprint()).isEqualTo(OPEN));
    assertThat(outcome.result()).isEqualTo(Outcome.Result.FINDINGS);
    assertThat(account.requests).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"e-1,e-2", "e-2,e-1"})
  void eventsInTheWrongOrderLeaveThePolicyThatS3ShowsTheNewest(String opened, String closed) {
    delivered(closed, TIGHT, TIGHT);
    Outcome outcome = delivered(opened, ONLY_TLS, TIGHT);
    assertThat(account.past().newest())
        .hasValueSatisfying(it -> assertThat(it.fingerprint()).isEqualTo(CLOSED));
    assertThat(outcome.result()).isEqualTo(Outcome.Result.FINDINGS);
  }

  /// Delivers the event of a change that made the policy `became`, while S3 shows `live`.
  private Outcome delivered(String id, String became, String live) {
    account.now = account.now.plus(Duration.ofMinutes(2));
    account.policies.put(BUCKET, live);
    return account.guard().handle(TestAccount.wrote(id, CHANGED, became));
  }
}
