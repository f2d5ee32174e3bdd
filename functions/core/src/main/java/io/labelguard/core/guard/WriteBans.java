package io.labelguard.core.guard;

import static java.util.stream.Collectors.joining;

import io.labelguard.core.fix.cors.CorsText;
import io.labelguard.core.labeling.CorsRule;
import io.labelguard.core.record.BucketPast;
import io.labelguard.core.record.Completion;
import io.labelguard.core.record.FixOutcome.Result;
import io.labelguard.core.record.Intent;
import io.labelguard.core.record.Leases;
import io.labelguard.core.record.Records;
import io.labelguard.core.record.Snapshot;
import io.labelguard.core.record.Target;
import io.labelguard.core.record.TargetPast;
import io.labelguard.core.report.ReportedChange;
import io.labelguard.core.report.text.Commands;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Decides from the past of a bucket or team what forbids another write by the guard: records of
/// another form, a write whose outcome is not known, a write that overwrote someone else's, the
/// breaker, and for teams and CORS rules a fix that was removed ([RemovedFixes] decides that for
/// bucket policies).
///
/// All of it is derived from the records of what was done, so no write is forgotten. A person's
/// `rearm` ends all but the first and the breaker, which has a reset of its own.
public final class WriteBans {

  /// How the sentence begins that the breaker is open.
  public static final String BREAKER_OPEN = "The breaker is open:";

  /// The breaker counts the writes of this time.
  public static final Duration BREAKER_WINDOW = Duration.ofHours(24);

  private static final Duration UNKNOWN_FOR = Duration.ofHours(24);

  private final Settings settings;

  /// The reason why nothing is written.
  ///
  /// @param state distinguishes this problem from those of the policy itself
  /// @param why sentences for a person; with a command the last one has no end
  /// @param command ends the ban; empty where only time or a deployment does
  public record Against(String state, String why, Optional<String> command) {

    /// A reason that no command ends.
    Against(String state, String why) {
      this(state, why, Optional.empty());
    }

    /// Returns the sentences, which end in the command where there is one.
    public String reason(String region) {
      return why + command.map(text -> " until you run: " + Commands.in(region, text)).orElse("");
    }
  }

  /// @param settings have the breaker's limit and the guard's roles
  public WriteBans(Settings settings) {
    this.settings = settings;
  }

  /// Returns what forbids writing a bucket's policy.
  public Optional<Against> againstBucket(BucketPast past, Instant now) {
    return againstForm(past.own().form())
        .or(() -> unknown(past.own(), now))
        .or(() -> collision(past))
        .or(() -> breaker(past, now));
  }

  /// Returns what forbids removing a temporary fix from a bucket's policy.
  public Optional<Against> againstEnding(BucketPast past, Instant now) {
    return againstForm(past.own().form())
        .or(() -> unknown(past.own(), now))
        .or(() -> collision(past))
        .or(() -> breaker(past, now));
  }

  /// Returns what forbids appending a rule to the CORS rules of a bucket.
  ///
  /// @param rules those that the bucket has now
  /// @param texts reads the texts of an intent
  public Optional<Against> againstCors(
      TargetPast past, List<CorsRule> rules, Function<Intent, Intent.Texts> texts, Instant now) {
    return againstForm(past.form())
        .or(() -> unknown(past, now))
        .or(() -> removedRule(past, rules, texts))
        .or(() -> breaker(past, now));
  }

  /// A rule of ours that is gone was removed by someone, whatever the other rules are now.
  private static Optional<Against> removedRule(
      TargetPast past, List<CorsRule> rules, Function<Intent, Intent.Texts> texts) {
    return past.sinceRearm().stream()
        .filter(Intent::isFix)
        .filter(intent -> intent.completion().isPresent() && intent.mayHaveBeenWritten())
        .filter(intent -> !isThere(texts.apply(intent), rules))
        .findFirst()
        .map(
            intent ->
                new Against(
                    "vetoed",
                    "Labelguard appended a CORS rule to this bucket at "
                        + intent.begun()
                        + ", and someone removed it. Labelguard respects that and does not append"
                        + " it again",
                    Optional.of(Commands.rearm("bucket", past.target().name()))));
  }

  /// A text that cannot be read counts as gone.
  private static boolean isThere(Intent.Texts written, List<CorsRule> rules) {
    return CorsText.added(written.before(), written.after()).filter(rules::containsAll).isPresent();
  }

  /// Returns what forbids setting the constraint of a team that has none now.
  public Optional<Against> againstTeam(TargetPast past, Instant now) {
    return againstSetting(past, "the constraint of this team", now);
  }

  /// Returns what forbids setting the ranges of a workforce that is open to every address now.
  public Optional<Against> againstWorkforce(TargetPast past, Instant now) {
    return againstSetting(past, "SourceIpConfig of this workforce", now);
  }

  /// What was set and is gone was removed by someone.
  private Optional<Against> againstSetting(TargetPast past, String what, Instant now) {
    return againstForm(past.form())
        .or(() -> unknown(past, now))
        .or(() -> removed(past, what))
        .or(() -> breaker(past, now));
  }

  private static Optional<Against> removed(TargetPast past, String what) {
    Target.Fixable target = past.target();
    return past.sinceRearm().stream()
        .filter(Intent::mayHaveBeenWritten)
        .findFirst()
        .map(
            intent ->
                new Against(
                    "vetoed",
                    "Labelguard set "
                        + what
                        + " at "
                        + intent.begun()
                        + ", and someone removed it. Labelguard respects that and does not set it"
                        + " again",
                    Optional.of(Commands.rearm(target.kind(), target.name()))));
  }

  /// Returns what forbids any write, also by a person, where the records have that form.
  public static Optional<Against> againstForm(int form) {
    return form == Records.FORM
        ? Optional.empty()
        : Optional.of(
            new Against(
                "form " + form,
                "The state table has form "
                    + form
                    + " and this version of Labelguard knows form "
                    + Records.FORM
                    + ", so nothing is written. Deploy the version that made the table, or give the"
                    + " stack a new table."));
  }

  private static Optional<Against> unknown(TargetPast past, Instant now) {
    return past.sinceRearm().stream()
        .filter(intent -> intent.result().equals(Optional.of(Result.CANNOT_TELL)))
        .filter(intent -> intent.begun().plus(UNKNOWN_FOR).isAfter(now))
        .findFirst()
        .map(
            intent ->
                new Against(
                    "unknown " + intent.id(),
                    "The outcome of the write of "
                        + intent.begun()
                        + " is not known, so nothing more is written for 24 hours. "
                        + intent.completion().map(Completion::note).orElse("")
                        + " Compare what is there now with the record of that fix."));
  }

  private static Optional<Against> collision(BucketPast past) {
    List<Intent> intents = past.own().sinceRearm();
    return past.snapshots().stream()
        .flatMap(snapshot -> overwriting(snapshot, intents).stream())
        .findFirst()
        .map(
            intent ->
                new Against(
                    "collided " + intent.id(),
                    "Labelguard's write of "
                        + intent.begun()
                        + " overwrote a policy that someone else wrote in the same moment. Compare"
                        + " both. Labelguard writes nothing more here",
                    Optional.of(Commands.rearm("bucket", past.bucket()))));
  }

  /// Returns the write that overwrote a policy which, by its event, someone else wrote at the same
  /// time. CloudTrail gives times in whole seconds.
  ///
  /// @see <a
  ///     href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html">CloudTrail
  ///     record contents</a>
  static Optional<Intent> overwriting(Snapshot foreign, List<Intent> intents) {
    return foreign.eventId().isEmpty()
        ? Optional.empty()
        : intents.stream()
            .filter(Intent::mayHaveBeenWritten)
            .filter(intent -> isWithin(intent, foreign.at()))
            .filter(intent -> !foreign.fingerprint().equals(intent.before()))
            .filter(intent -> !foreign.fingerprint().equals(intent.after()))
            .findFirst();
  }

  /// Whether the write may have happened at that time.
  static boolean isWithin(Intent intent, Instant at) {
    Instant begun = Instant.ofEpochSecond(intent.begun().getEpochSecond());
    Instant longest = begun.plus(Leases.LONGEST);
    // A write whose outcome was found out later was still made within this time.
    Instant end = intent.completion().map(Completion::at).filter(longest::isAfter).orElse(longest);
    return !at.isBefore(begun) && !at.isAfter(end);
  }

  private Optional<Against> breaker(BucketPast past, Instant now) {
    return breaker(past.own(), now)
        .map(
            open ->
                lastActors(past)
                    .map(actors -> breakerOpen(settings, past.own().target(), " " + actors))
                    .orElse(open));
  }

  private Optional<Against> breaker(TargetPast past, Instant now) {
    return past.writesSince(now.minus(BREAKER_WINDOW)).size() < settings.maxWrites()
        ? Optional.empty()
        : Optional.of(breakerOpen(settings, past.target(), ""));
  }

  /// Returns that the breaker is open.
  ///
  /// @param actors a sentence about who writes besides the guard, with a space in front; or nothing
  public static Against breakerOpen(Settings settings, Target.Fixable target, String actors) {
    String why =
        BREAKER_OPEN
            + " Labelguard wrote here "
            + settings.maxWrites()
            + " times within 24 hours, and something keeps undoing it."
            + actors
            + " Labelguard only alerts until those 24 hours have passed, or";
    Target.Fixable counted = target.counted();
    return new Against(
        "breaker", why, Optional.of(Commands.resetBreaker(counted.kind(), counted.name())));
  }

  /// Returns the sentence that names who changed a bucket's policy last, besides the guard.
  public Optional<String> lastActors(BucketPast past) {
    List<String> actors =
        past.snapshots().stream()
            .flatMap(snapshot -> snapshot.actor().stream())
            .filter(actor -> !isOurs(actor))
            .distinct()
            .limit(5)
            .toList();
    return actors.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "The policy was last changed by "
                + actors.stream().map(ReportedChange::shortName).collect(joining(", "))
                + ".");
  }

  /// Whether the actor is a session of one of the guard's roles, by its ARN.
  private boolean isOurs(String actor) {
    return settings.guardRoles().stream()
        .map(role -> role.replace(":iam:", ":sts:").replace(":role/", ":assumed-role/"))
        .anyMatch(role -> actor.startsWith(role + "/"));
  }
}
