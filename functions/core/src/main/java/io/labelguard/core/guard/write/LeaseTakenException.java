package io.labelguard.core.guard.write;

import io.labelguard.core.record.Target;

/// Thrown where another run holds the lease of a bucket or team: nothing was looked at or written,
/// and the request must be delivered again when the lease has ended.
public final class LeaseTakenException extends RuntimeException {

  /// @param target the bucket or team
  public LeaseTakenException(Target.Fixable target) {
    super("Another run is working on " + target.words() + ", so this run did nothing.");
  }
}
