package io.labelguard.core.guard;

import io.labelguard.core.guard.BucketPolicies.TagReading;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Decides whether a bucket or team may be written: the parameters are the ceiling, the tag
/// `labelguard:mode` on the thing itself can only lower it, and what cannot be read means alert.
public final class Modes {

  private static final Duration LONGEST_IGNORE = Duration.ofDays(30);
  private static final String IGNORE_UNTIL = "ignore until ";

  private final Settings settings;

  /// What may be done.
  public sealed interface Permission {

    /// It may be written, if the fix is proven.
    record MayFix() implements Permission {}

    /// It may only be alerted, for the reason given (one sentence).
    record AlertOnly(String reason) implements Permission {}
  }

  public Modes(Settings settings) {
    this.settings = settings;
  }

  /// Decides for a bucket.
  public Permission forBucket(String bucket, TagReading tag, Instant now) {
    return decide("bucket " + bucket, bucket, settings.fixBuckets(), "FixBuckets", tag, now);
  }

  /// Decides for a work team.
  ///
  /// @param inUse whether a live job uses the team
  public Permission forTeam(String team, TagReading tag, boolean inUse, Instant now) {
    Permission permission =
        decide("work team " + team, team, settings.fixTeams(), "FixTeams", tag, now);
    return permission instanceof Permission.MayFix && inUse && !settings.fixTeamsInUse()
        ? alertOnly(
            "Work team "
                + team
                + " is used by a live labeling job, and FixTeamsInUse does not allow a change under"
                + " its workers.")
        : permission;
  }

  private Permission decide(
      String named,
      String name,
      Set<String> allowed,
      String parameter,
      TagReading tag,
      Instant now) {
    if (settings.mode() != Settings.Mode.FIX) {
      return alertOnly("Mode is alert, so nothing was written.");
    }
    if (allowed.stream().noneMatch(pattern -> NamePattern.matches(pattern, name))) {
      return alertOnly(parameter + " does not name " + named + ", so nothing was written.");
    }
    return switch (tag) {
      case TagReading.Unreadable(String reason) ->
          alertOnly(
              "The tag labelguard:mode of "
                  + named
                  + " cannot be read ("
                  + reason
                  + "), which counts as alert.");
      case TagReading.Value(Optional<String> value) ->
          value.map(text -> lowered(named, text, now)).orElseGet(Permission.MayFix::new);
    };
  }

  private static Permission lowered(String named, String tag, Instant now) {
    String value = tag.strip().toLowerCase(Locale.ROOT);
    // Temporary fixes come with a later issue; until then the tag lowers to an alert.
    return value.equals("fix")
        ? new Permission.MayFix()
        : alertOnly(
            "The tag labelguard:mode of "
                + named
                + " says \""
                + tag
                + "\""
                + (value.startsWith("ignore") ? ignored(value, now) : "")
                + ", so nothing was written.");
  }

  /// What is ignored is still told until its alerts can be told apart: that comes with a later
  /// issue. An end that is missing or too far counts as alert in any case.
  private static String ignored(String value, Instant now) {
    if (!value.startsWith(IGNORE_UNTIL)) {
      return " without an end date (\"ignore until 2026-12-01\"), which counts as alert";
    }
    try {
      Instant end =
          LocalDate.parse(value.substring(IGNORE_UNTIL.length()).strip())
              .atStartOfDay(ZoneOffset.UTC)
              .toInstant();
      return end.isAfter(now.plus(LONGEST_IGNORE))
          ? ", more than 30 days from now, which counts as alert"
          : "";
    } catch (DateTimeParseException _) {
      return " without a date that can be read, which counts as alert";
    }
  }

  private static Permission alertOnly(String reason) {
    return new Permission.AlertOnly(reason);
  }
}
