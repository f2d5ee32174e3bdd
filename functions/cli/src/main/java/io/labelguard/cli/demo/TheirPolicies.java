package io.labelguard.cli.demo;

import io.labelguard.cli.account.GuardedAccount;
import io.labelguard.cli.account.Happening;
import io.labelguard.core.record.FixOutcome;
import io.labelguard.core.record.Purpose;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What other people than the guard wrote last into each bucket's policy, by the events that were
/// enacted.
final class TheirPolicies {

  private final GuardedAccount account;
  private final SortedMap<String, Optional<String>> written = new TreeMap<>();

  TheirPolicies(GuardedAccount account) {
    this.account = account;
  }

  /// Lets what an event tells of happen.
  void enact(Happening event) {
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

  /// Whether a bucket has the very text that somebody wrote last.
  boolean stands(String bucket) {
    return account.policy(bucket).equals(written.get(bucket));
  }

  /// Whether a fix was taken out.
  static boolean tookOut(FixOutcome outcome) {
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
