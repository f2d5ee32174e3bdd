package io.labelguard.core.guard.request;

import io.labelguard.core.guard.Modes.Permission;
import io.labelguard.core.guard.WriteBans;
import io.labelguard.core.record.Target;
import io.labelguard.core.report.OwnFix;

/// Whether a fix was requested, and the sentence that says so or says why not.
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

  /// Requests a fix that stays, where it is permitted.
  ///
  /// @param doing the sentence that says what Labelguard is doing
  /// @param byHand what a person should leave alone, such as "do not set it by hand"
  public static Requested of(
      Target.Fixable target,
      Permission permission,
      String doing,
      String byHand,
      RequestedFixes fixes) {
    return switch (permission) {
      case Permission.AlertOnly(String reason) -> not(reason);
      case Permission.Ignored(_, String reason) -> not(reason);
      case Permission.MayFix _, Permission.MayFixForAWhile _ ->
          send(target, doing + " A second message reports the result; " + byHand + ".", fixes);
    };
  }

  private static Requested send(Target.Fixable target, String note, RequestedFixes fixes) {
    fixes.request(target);
    return new Requested(OwnFix.REQUESTED, note);
  }
}
