package io.labelguard.core.guard.request;

import io.labelguard.core.guard.Modes.Permission;
import io.labelguard.core.guard.WriteBans;
import io.labelguard.core.record.Target;
import io.labelguard.core.report.OwnFix;

/// Whether a fix of a bucket or team was requested, and the sentence that says so or says why not.
public record Requested(OwnFix ownFix, String note) {

  private static final String BY_HAND =
      " A second message reports the result; do not apply it by hand.";

  /// Returns that none was requested, and why not.
  public static Requested not(String why) {
    return new Requested(OwnFix.NONE, why);
  }

  /// Returns that what is remembered of earlier writes forbids it.
  public static Requested forbidden(WriteBans.Against against, String region) {
    return new Requested(OwnFix.FORBIDDEN, against.reason(region));
  }

  /// Requests a fix of a bucket's policy where it is permitted.
  public static Requested of(Target.Fixable bucket, Permission permission, RequestedFixes fixes) {
    return switch (permission) {
      case Permission.AlertOnly(String reason) -> not(reason);
      case Permission.Ignored(_, String reason) -> not(reason);
      case Permission.MayFix _ ->
          send(bucket, "Labelguard is applying the proven fix." + BY_HAND, fixes);
      case Permission.MayFixForAWhile _ ->
          send(
              bucket,
              "Labelguard is applying the proven fix, and removes it again when the jobs that are"
                  + " denied now have ended."
                  + BY_HAND,
              fixes);
    };
  }

  private static Requested send(Target.Fixable bucket, String note, RequestedFixes fixes) {
    fixes.request(bucket);
    return new Requested(OwnFix.REQUESTED, note);
  }
}
