package io.labelguard.core.guard;

import io.labelguard.core.fix.Fingerprint;
import io.labelguard.core.record.BucketPast;
import io.labelguard.core.record.Completion;
import io.labelguard.core.record.FixOutcome.Result;
import io.labelguard.core.record.Intent;
import io.labelguard.core.record.Leases;
import io.labelguard.core.record.Purpose;
import io.labelguard.core.record.Records;
import io.labelguard.core.record.Snapshot;
import io.labelguard.core.record.TargetPast;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Decides from the past of a bucket or team what forbids another write of it by the guard: records
/// of another form, a write whose outcome nobody knows, one that went over someone else's, a fix
/// that was removed, the breaker.
///
/// All of it is read off the records of what was done, so nothing can be forgotten that was
/// written. A person's leave (`rearm`) ends all but the first and the breaker, which has a reset of
/// its own.
public final class WriteBans {

  /// The breaker counts the writes of so long.
  public static final Duration BREAKER_WINDOW = Duration.ofHours(24);

  private static final Duration UNKNOWN_FOR = Duration.ofHours(24);

  private final Settings settings;

  /// Why nothing is written.
  ///
  /// @param state distinguishes this trouble from that which the policy itself makes
  /// @param reason a sentence for a person
  public record Against(String state, String reason) {}

  public WriteBans(Settings settings) {
    this.settings = settings;
  }

  /// Returns what forbids writing a bucket's policy that reads so now.
  public Optional<Against> againstBucket(BucketPast past, Fingerprint live, Instant now) {
    return againstForm(past.own().form())
        .or(() -> unknown(past.own(), now))
        .or(() -> collision(past))
        .or(() -> veto(past.own(), live))
        .or(() -> breaker(past, now));
  }

  /// Returns what forbids removing a temporary fix from a bucket's policy.
  public Optional<Against> againstEnding(BucketPast past, Instant now) {
    return againstForm(past.own().form())
        .or(() -> unknown(past.own(), now))
        .or(() -> collision(past))
        .or(() -> breaker(past, now));
  }

  /// Returns what forbids setting the constraint of a team that has none now.
  public Optional<Against> againstTeam(TargetPast past, Instant now) {
    return againstForm(past.form())
        .or(() -> unknown(past, now))
        .or(
            () ->
                past.sinceLeave().stream()
                    .filter(Intent::mayHaveBeenWritten)
                    .findFirst()
                    .map(
                        intent ->
                            new Against(
                                "vetoed",
                                "Labelguard set its constraint at "
                                    + intent.begun()
                                    + ", and it was taken off again. That is a decision, so it is"
                                    + " not set again until somebody runs: labelguard rearm --team "
                                    + past.target().name())))
        .or(() -> breaker(past, now));
  }

  /// Returns what forbids any write, a person's too, where the records are of that form.
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
    return past.sinceLeave().stream()
        .filter(intent -> intent.result().equals(Optional.of(Result.CANNOT_TELL)))
        .filter(intent -> intent.begun().plus(UNKNOWN_FOR).isAfter(now))
        .findFirst()
        .map(
            intent ->
                new Against(
                    "unknown " + intent.id(),
                    "What came of the write of "
                        + intent.begun()
                        + " is not known ("
                        + intent.completion().map(Completion::note).orElse("")
                        + "), so nothing more is written for 24 hours. Compare what stands there"
                        + " with the record of that fix."));
  }

  private static Optional<Against> collision(BucketPast past) {
    List<Intent> intents = past.own().sinceLeave();
    return past.snapshots().stream()
        .flatMap(snapshot -> wentOver(snapshot, intents).stream())
        .findFirst()
        .map(
            intent ->
                new Against(
                    "collided " + intent.id(),
                    "Labelguard's write of "
                        + intent.begun()
                        + " went over a policy that somebody else wrote in the same moment, so it"
                        + " writes no more here until somebody has looked and runs: labelguard"
                        + " rearm --bucket "
                        + past.bucket()));
  }

  /// Returns the write that a policy was lost by, which an event says someone else wrote while it
  /// was being made. CloudTrail gives times in whole seconds.
  ///
  /// @see <a
  ///     href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html">CloudTrail
  ///     record contents</a>
  static Optional<Intent> wentOver(Snapshot foreign, List<Intent> intents) {
    return foreign.eventId().isEmpty()
        ? Optional.empty()
        : intents.stream()
            .filter(Intent::mayHaveBeenWritten)
            .filter(intent -> isWithin(intent, foreign.at()))
            .filter(intent -> !foreign.fingerprint().equals(intent.before()))
            .filter(intent -> !foreign.fingerprint().equals(intent.after()))
            .findFirst();
  }

  /// Whether that may have been the moment of a write.
  static boolean isWithin(Intent intent, Instant at) {
    Instant begun = Instant.ofEpochSecond(intent.begun().getEpochSecond());
    Instant longest = begun.plus(Leases.LONGEST);
    // What was settled later was written no later.
    Instant end = intent.completion().map(Completion::at).filter(longest::isAfter).orElse(longest);
    return !at.isBefore(begun) && !at.isAfter(end);
  }

  private static Optional<Against> veto(TargetPast past, Fingerprint live) {
    return past.sinceLeave().stream()
        .filter(Intent::isFix)
        // The outcome of an open one is for the writing function to find out.
        .filter(intent -> intent.completion().isPresent() && intent.mayHaveBeenWritten())
        .filter(intent -> intent.before().equals(live))
        .findFirst()
        .map(
            intent ->
                new Against(
                    "vetoed",
                    "The policy is again what it was before Labelguard's "
                        + (intent.purpose() instanceof Purpose.TemporaryFix ? "temporary " : "")
                        + "fix of "
                        + intent.begun()
                        + " ("
                        + intent.id()
                        + "). That is a decision, so it is not fixed again until somebody runs:"
                        + " labelguard rearm --bucket "
                        + past.target().name()));
  }

  private Optional<Against> breaker(BucketPast past, Instant now) {
    return breaker(past.own(), now)
        .map(
            open ->
                lastActors(past)
                    .map(actors -> new Against(open.state(), open.reason() + " " + actors))
                    .orElse(open));
  }

  private Optional<Against> breaker(TargetPast past, Instant now) {
    return past.writesSince(now.minus(BREAKER_WINDOW)).size() < settings.maxWrites()
        ? Optional.empty()
        : Optional.of(new Against("breaker", breakerOpen(settings)));
  }

  /// Says that the breaker is open.
  public static String breakerOpen(Settings settings) {
    return "The breaker is open: the guard made "
        + settings.maxWrites()
        + " writes here within 24 hours, and something keeps undoing them. Until that window has"
        + " passed, or somebody runs labelguard breaker --reset, it only alerts.";
  }

  /// Names who changed a bucket's policy last.
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
        : Optional.of("The policy was last changed by " + String.join(", ", actors) + ".");
  }

  /// The session of a role has the role's name in it, and another form of ARN.
  private boolean isOurs(String actor) {
    return settings.guardRoles().stream()
        .map(role -> role.replace(":iam:", ":sts:").replace(":role/", ":assumed-role/"))
        .anyMatch(role -> actor.startsWith(role + "/"));
  }
}
