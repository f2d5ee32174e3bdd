package io.labelguard.core.report;

import io.labelguard.core.check.Situation;
import java.util.Optional;

/// The account and Region that a report is about, as far as they are known.
public record ReportScope(Optional<String> account, Optional<String> region) {

  /// Nothing is known.
  public static final ReportScope UNKNOWN = new ReportScope(Optional.empty(), Optional.empty());

  /// Returns the scope of what was judged.
  public static ReportScope of(Situation situation) {
    return new ReportScope(situation.account(), situation.region());
  }

  /// Whether both are known to be about different accounts or Regions.
  public boolean contradicts(ReportScope other) {
    return differ(account, other.account) || differ(region, other.region);
  }

  private static boolean differ(Optional<String> one, Optional<String> other) {
    return one.isPresent() && other.isPresent() && !one.equals(other);
  }

  /// Returns `account 111122223333, us-east-1`.
  public String words() {
    return "account " + account.orElse("not known") + ", " + region.orElse("Region not known");
  }
}
