package io.labelguard.core.guard.detect;

import io.labelguard.core.guard.Modes.Permission;
import io.labelguard.core.guard.WriteBans;
import io.labelguard.core.record.Target;
import io.labelguard.core.report.OwnFix;

/// Whether a fix of a bucket or team was requested, and the sentence that says so or says why not.
record Requested(OwnFix ownFix, String note) {

  private static final String BY_HAND =
      " A second message reports the result; do not apply it by hand.";

  static Requested not(String why) {
    return new Requested(OwnFix.NONE, why);
  }

  /// Returns that what is remembered of earlier writes forbids it.
  static Requested forbidden(WriteBans.Against against, String region) {
    return new Requested(OwnFix.FORBIDDEN, against.reason(region));
  }

  /// Requests a fix where it is permitted.
  static Requested of(
      Target.Fixable bucket, Permission permission, RequestedFixes fixes, Attempts attempts) {
    return switch (permission) {
      case Permission.AlertOnly(String reason) -> not(reason);
      case Permission.Ignored(_, String reason) -> not(reason);
      case Permission.MayFix _ ->
          send(bucket, "Labelguard is applying the proven fix." + BY_HAND, fixes, attempts);
      case Permission.MayFixForAWhile _ ->
          send(
              bucket,
              "Labelguard is applying the proven fix, and removes it again when the jobs that are"
                  + " denied now have ended."
                  + BY_HAND,
              fixes,
              attempts);
    };
  }

  private static Requested send(
      Target.Fixable bucket, String note, RequestedFixes fixes, Attempts attempts) {
    return attempts.or(
        () -> {
          fixes.request(bucket);
          return new Requested(OwnFix.REQUESTED, note);
        },
        failure -> not(failure.sentence()));
  }
}
