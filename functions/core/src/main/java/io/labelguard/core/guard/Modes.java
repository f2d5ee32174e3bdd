package io.labelguard.core.guard;

import io.labelguard.core.port.BucketPolicies.TagReading;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/// Decides whether a bucket, team or workforce may be written. The parameters set the limit, the
/// tag `labelguard:mode` on the bucket or team can only lower it, and an unreadable tag means
/// alert.
public final class Modes {

  /// How long a tag may ignore findings.
  static final Duration LONGEST_IGNORE = Duration.ofDays(30);

  private static final String IGNORE_UNTIL = "ignore until ";

  /// A Region has one workforce, so no parameter names it.
  private static final Set<String> EVERY_NAME = Set.of("*");

  private final Settings settings;

  /// What the guard may do with a bucket or team.
  public sealed interface Permission {

    /// It may be written, if the fix is proven.
    record MayFix() implements Permission {}

    /// It may be written; the fix is removed again when its jobs have ended.
    record MayFixForAWhile() implements Permission {}

    /// It may not be written, for the reason given (one sentence); findings are published.
    record AlertOnly(String reason) implements Permission {}

    /// No findings are published until then; that it is ignored is published once.
    record Ignored(Instant until, String reason) implements Permission {}
  }

  /// @param settings the limit that tags can only lower
  public Modes(Settings settings) {
    this.settings = settings;
  }

  /// Decides for a bucket.
  public Permission forBucket(String bucket, TagReading tag, Instant now) {
    return decide("bucket " + bucket, bucket, settings.fixBuckets(), "FixBuckets", tag, now);
  }

  /// Decides for the CORS rules of a bucket, by the bucket's own tag.
  public Permission forCors(String bucket, TagReading tag, Instant now) {
    return switch (decide(
        "bucket " + bucket, bucket, settings.further().corsOf(), "FixCorsOf", tag, now)) {
      case Permission.MayFixForAWhile _ ->
          alertOnly(
              "Only temporary fixes are allowed, and a CORS rule of bucket "
                  + bucket
                  + " would stay.");
      case Permission decided -> decided;
    };
  }

  /// Decides for a work team.
  ///
  /// @param inUse whether a live job uses the team; asked only where all else allows a write
  public Permission forTeam(String team, TagReading tag, BooleanSupplier inUse, Instant now) {
    return switch (decide("work team " + team, team, settings.fixTeams(), "FixTeams", tag, now)) {
      case Permission.MayFixForAWhile _ ->
          alertOnly(
              "Only temporary fixes are allowed, and the constraint of work team "
                  + team
                  + " would stay.");
      case Permission.MayFix _ when !settings.fixTeamsInUse() && inUse.getAsBoolean() ->
          alertOnly(
              "Work team "
                  + team
                  + " is used by a live labeling job, and FixTeamsInUse does not allow a change"
                  + " while its workers work.");
      case Permission decided -> decided;
    };
  }

  /// Decides for the workforce. Its tag can forbid the write, but ignores no findings: they concern
  /// every team.
  ///
  /// @param inUse whether a live job uses one of its teams; asked only where all else allows a
  ///     write
  public Permission forWorkforce(
      String workforce, TagReading tag, BooleanSupplier inUse, Instant now) {
    String named = "workforce " + workforce;
    return switch (decide(named, workforce, EVERY_NAME, "WorkforceCidrs", tag, now)) {
      case Permission.Ignored _ ->
          alertOnly(
              "The tag labelguard:mode of "
                  + named
                  + " says ignore, so nothing was written. Findings about a workforce are published"
                  + " all the same.");
      case Permission.MayFixForAWhile _ ->
          alertOnly(
              "Only temporary fixes are allowed, and the ranges of " + named + " would stay.");
      case Permission.MayFix _ when !settings.fixTeamsInUse() && inUse.getAsBoolean() ->
          alertOnly(
              "A live labeling job uses a work team of "
                  + named
                  + ", and FixTeamsInUse does not allow a change while its workers work.");
      case Permission decided -> decided;
    };
  }

  /// Returns how much a tag allows, from nothing up; no tag allows all that the settings do.
  public static int rank(Optional<String> tag, Instant now) {
    Permission permission =
        tag.map(text -> lowered("", text, now)).orElseGet(Permission.MayFix::new);
    return switch (permission) {
      case Permission.Ignored _ -> 0;
      case Permission.AlertOnly _ -> 1;
      case Permission.MayFixForAWhile _ -> 2;
      case Permission.MayFix _ -> 3;
    };
  }

  private Permission decide(
      String named,
      String name,
      Set<String> allowed,
      String parameter,
      TagReading tag,
      Instant now) {
    Permission lowered =
        switch (tag) {
          case TagReading.Unreadable(String reason) ->
              alertOnly(
                  "The tag labelguard:mode of "
                      + named
                      + " cannot be read ("
                      + reason
                      + "), so Labelguard only alerts.");
          case TagReading.Value(Optional<String> value, _) ->
              value.map(text -> lowered(named, text, now)).orElseGet(Permission.MayFix::new);
        };
    if (lowered instanceof Permission.Ignored) {
      return lowered;
    }
    if (settings.mode() == Settings.Mode.ALERT) {
      return alertOnly("Mode is alert, so nothing was written.");
    }
    if (!NamePattern.matchAny(allowed, name)) {
      return alertOnly(parameter + " does not name " + named + ", so nothing was written.");
    }
    return lowered instanceof Permission.MayFix && settings.mode() == Settings.Mode.TEMPORARY
        ? new Permission.MayFixForAWhile()
        : lowered;
  }

  private static Permission lowered(String named, String tag, Instant now) {
    String value = tag.strip().toLowerCase(Locale.ROOT);
    return switch (value) {
      case "fix" -> new Permission.MayFix();
      case "temporary" -> new Permission.MayFixForAWhile();
      case "alert" -> alertOnly(tagText(named, tag) + ", so nothing was written.");
      default ->
          value.startsWith("ignore")
              ? ignored(named, tag, value, now)
              : alertOnly(
                  tagText(named, tag)
                      + ", which is not one of fix, temporary, alert and \"ignore until"
                      + " 2026-12-01\", so Labelguard only alerts.");
    };
  }

  private static String tagText(String named, String tag) {
    return "The tag labelguard:mode of " + named + " says \"" + tag + "\"";
  }

  private static Permission ignored(String named, String tag, String value, Instant now) {
    if (!value.startsWith(IGNORE_UNTIL)) {
      return alertOnly(
          tagText(named, tag)
              + " without an end date (\"ignore until 2026-12-01\"), so Labelguard only alerts.");
    }
    Instant end;
    try {
      end =
          LocalDate.parse(value.substring(IGNORE_UNTIL.length()).strip())
              .atStartOfDay(ZoneOffset.UTC)
              .toInstant();
    } catch (DateTimeParseException _) {
      return alertOnly(
          tagText(named, tag) + " without a readable date, so Labelguard only alerts.");
    }
    if (!end.isAfter(now)) {
      return alertOnly(tagText(named, tag) + ", which is over, so Labelguard only alerts.");
    }
    return end.isAfter(now.plus(LONGEST_IGNORE))
        ? alertOnly(
            tagText(named, tag) + ", more than 30 days from now, so Labelguard only alerts.")
        : new Permission.Ignored(
            end, tagText(named, tag) + ": findings there are not published before " + end + ".");
  }

  private static Permission alertOnly(String reason) {
    return new Permission.AlertOnly(reason);
  }
}
