package io.labelguard.core.guard;

import io.labelguard.core.fix.Fingerprint;
import io.labelguard.core.guard.write.ApplyFix;
import io.labelguard.core.record.Completion;
import io.labelguard.core.record.FixOutcome.Result;
import io.labelguard.core.record.Intent;
import io.labelguard.core.record.Purpose;
import io.labelguard.core.record.Rearmed;
import io.labelguard.core.record.Records;
import io.labelguard.core.record.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Tells what the records say against another write of a bucket or team by the guard: a write whose
/// outcome nobody knows, one that went over somebody else's, a fix that was taken out, the breaker.
///
/// All of it is read off the fix records and snapshots, so nothing can be forgotten that was
/// written. A person's leave (`rearm`) puts away all but the breaker, which has a reset of its own.
public final class WriteBans {

  public static final Duration BREAKER_WINDOW = Duration.ofHours(24);
  private static final Duration UNKNOWN_FOR = Duration.ofHours(24);

  private final Settings settings;
  private final Records records;

  /// Why nothing is written.
  ///
  /// @param state tells this trouble from that which the policy itself makes
  /// @param reason a sentence for a person
  public record Against(String state, String reason) {}

  public WriteBans(Settings settings, Records records) {
    this.settings = settings;
    this.records = records;
  }

  /// What is against writing a bucket's policy that reads so now.
  public Optional<Against> againstBucket(String bucket, Fingerprint live, Instant now) {
    String resource = "bucket/" + bucket;
    List<Intent> intents = since(resource);
    return unknown(intents, now)
        .or(() -> collision(bucket, intents))
        .or(() -> veto(bucket, intents, live))
        .or(() -> breaker(resource, now));
  }

  /// What is against taking a temporary fix out of a bucket's policy again.
  public Optional<Against> againstEnding(String bucket, Instant now) {
    String resource = "bucket/" + bucket;
    List<Intent> intents = since(resource);
    return unknown(intents, now)
        .or(() -> collision(bucket, intents))
        .or(() -> breaker(resource, now));
  }

  /// What is against setting the constraint of a team that has none now.
  public Optional<Against> againstTeam(String team, Instant now) {
    String resource = "team/" + team;
    List<Intent> intents = since(resource);
    return unknown(intents, now)
        .or(
            () ->
                intents.stream()
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
                                    + team)))
        .or(() -> breaker(resource, now));
  }

  /// Intents since a person last gave leave.
  private List<Intent> since(String resource) {
    Instant leave = records.rearmed(resource).map(Rearmed::at).orElse(Instant.MIN);
    return records.intents(resource).stream()
        .filter(intent -> intent.begun().isAfter(leave))
        .toList();
  }

  private static Optional<Against> unknown(List<Intent> intents, Instant now) {
    return intents.stream()
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

  private Optional<Against> collision(String bucket, List<Intent> intents) {
    return records.snapshots(bucket).stream()
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
                        + bucket));
  }

  /// Returns the write that a policy was lost by, which an event says somebody else wrote while it
  /// was being made. CloudTrail tells times in whole seconds.
  ///
  /// @see <a
  ///
  // href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html">CloudTrail
  ///     record contents</a>
  static Optional<Intent> wentOver(Snapshot foreign, List<Intent> intents) {
    return foreign.eventId().isEmpty()
        ? Optional.empty()
        : intents.stream()
            .filter(Intent::mayHaveBeenWritten)
            .filter(intent -> isWithin(intent, foreign.at()))
            .filter(intent -> !foreign.fingerprint().equals(intent.beforeFingerprint()))
            .filter(intent -> !foreign.fingerprint().equals(intent.afterFingerprint()))
            .findFirst();
  }

  /// Whether that may have been the moment of a write.
  static boolean isWithin(Intent intent, Instant at) {
    Instant begun = Instant.ofEpochSecond(intent.begun().getEpochSecond());
    Instant longest = begun.plus(ApplyFix.LEASE);
    // What was settled later was written no later.
    Instant end = intent.completion().map(Completion::at).filter(longest::isAfter).orElse(longest);
    return !at.isBefore(begun) && !at.isAfter(end);
  }

  private Optional<Against> veto(String bucket, List<Intent> intents, Fingerprint live) {
    return intents.stream()
        .filter(Intent::isFix)
        // What came of an open one is for the writing function to find out.
        .filter(intent -> intent.completion().isPresent() && intent.mayHaveBeenWritten())
        .filter(intent -> intent.beforeFingerprint().equals(live))
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
                        + bucket));
  }

  private Optional<Against> breaker(String resource, Instant now) {
    if (records.writes(resource, now.minus(BREAKER_WINDOW)).size() < settings.maxWrites()) {
      return Optional.empty();
    }
    String by =
        resource.startsWith("bucket/")
            ? lastActors(resource.substring("bucket/".length())).map(each -> " " + each).orElse("")
            : "";
    return Optional.of(new Against("breaker", breakerOpen(settings) + by));
  }

  public static String breakerOpen(Settings settings) {
    return "The breaker is open: the guard made "
        + settings.maxWrites()
        + " writes here within 24 hours, and something keeps undoing them. Until that window has"
        + " passed, or somebody runs labelguard breaker --reset, it only alerts.";
  }

  /// Names who changed a bucket's policy last.
  public Optional<String> lastActors(String bucket) {
    List<String> actors =
        records.snapshots(bucket).stream()
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
