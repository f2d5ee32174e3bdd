package io.labelguard.cli.demo;

import io.labelguard.cli.account.GuardedAccount;
import io.labelguard.cli.account.RecordedEvent;
import io.labelguard.core.record.FixOutcome;
import io.labelguard.core.record.Purpose;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The last policy of each bucket that someone other than the guard wrote.
final class PoliciesByOthers {

  private final GuardedAccount account;
  private final SortedMap<String, Optional<String>> written = new TreeMap<>();

  PoliciesByOthers(GuardedAccount account) {
    this.account = account;
  }

  /// Applies the change in an event.
  void apply(RecordedEvent event) {
    SortedMap<String, Optional<String>> before = policies();
    account.enact(event.event());
    policies()
        .forEach(
            (bucket, policy) -> {
              if (!policy.equals(before.get(bucket))) {
                written.put(bucket, policy);
              }
            });
  }

  /// Returns whether the bucket has that policy now, to the byte.
  boolean isLive(String bucket) {
    return account.policy(bucket).equals(written.get(bucket));
  }

  /// Returns whether a write reverted a fix.
  static boolean isRevert(FixOutcome outcome) {
    return outcome.result() == FixOutcome.Result.APPLIED
        && outcome
            .write()
            .map(
                write ->
                    switch (write.purpose()) {
                      case Purpose.End _, Purpose.Undo _ -> true;
                      case Purpose.Fix _, Purpose.TemporaryFix _ -> false;
                    })
            .orElse(false);
  }

  private SortedMap<String, Optional<String>> policies() {
    SortedMap<String, Optional<String>> policies = new TreeMap<>();
    account.world().buckets().forEach(bucket -> policies.put(bucket.name(), bucket.policy()));
    return policies;
  }
}
