package io.labelguard.core.guard.past;

import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.record.BucketPast;
import io.labelguard.core.record.Looks;
import io.labelguard.core.record.Sighting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds, for a job that a bucket's policy denies, the earlier policy under which the guard saw the
/// bucket open to it. A fix gives back only what such a witness let through: otherwise anyone who
/// may create jobs could make the guard open any bucket.
///
/// A witness is the newest policy that denied nothing of what the fix would allow the job, and
/// could not have; that the guard read after the job was created, and that stood 15 minutes after
/// that; that has no edit of Labelguard in it; and that did not stand within 24 hours of a policy
/// that denied the job, or had such an edit.
public final class Witnesses {

  /// How long after a policy that denied the job another one is not believed: an opening that was
  /// made for a moment, perhaps by mistake, is not what the bucket was like.
  static final Duration AFTER_A_DENIAL = Duration.ofHours(24);

  private final List<Sighting> sightings;
  private final PastPolicies policies;
  private final String bucket;

  /// What is known of a job's earlier access.
  public sealed interface Answer {

    /// The guard saw the bucket open to the job.
    ///
    /// @param witness when it did
    /// @param dayBefore what stood within 24 hours of the witness's end before it: a fix gives back
    ///     nothing that one of these denied, either
    record Seen(Sighting witness, List<Sighting> dayBefore) implements Answer {
      public Seen {
        dayBefore = List.copyOf(dayBefore);
      }
    }

    /// It did not.
    ///
    /// @param reason what is missing; a sentence
    record Missing(String reason) implements Answer {}
  }

  public Witnesses(BucketPast past, PastPolicies policies) {
    this.sightings = past.sightings();
    this.policies = policies;
    this.bucket = past.bucket();
  }

  /// Returns the witness for what a fix would allow a job.
  public Answer of(LabelingJob job, PastPolicies.Asked asked) {
    if (job.created().isEmpty()) {
      return new Answer.Missing(
          "The creation time of labeling job " + job.name() + " is not known.");
    }
    Instant created = job.created().get();
    Optional<String> missing = Optional.empty();
    for (int at = 0; at < sightings.size(); at++) {
      Sighting sighting = sightings.get(at);
      if (sighting.looks().first(created).isEmpty() || policies.mayHaveDenied(sighting, asked)) {
        continue;
      }
      Optional<String> against = against(sighting, created);
      Optional<List<Sighting>> dayBefore = dayBefore(at, asked);
      if (against.isEmpty() && dayBefore.isPresent()) {
        return new Answer.Seen(sighting, dayBefore.get());
      }
      missing =
          missing
              .or(() -> against)
              .or(
                  () ->
                      Optional.of(
                          " from "
                              + sighting.since()
                              + ", less than "
                              + AFTER_A_DENIAL.toHours()
                              + " hours after a policy that denied it, or may have."));
    }
    String was = "Bucket " + bucket + " was open to labeling job " + job.name();
    return new Answer.Missing(
        missing
            .map(was::concat)
            .orElse(
                "Labelguard did not see bucket "
                    + bucket
                    + " open to labeling job "
                    + job.name()
                    + " after the job was created ("
                    + created
                    + ")."));
  }

  /// Returns why a policy that was open to the job is no witness, as the end of a sentence.
  private Optional<String> against(Sighting sighting, Instant created) {
    if (policies.hadEditOfOurs(sighting)) {
      return Optional.of(
          " only by an earlier fix of Labelguard, and such an opening is not given back.");
    }
    Instant until = sighting.until();
    if (sighting.looks().settled(created, until)) {
      return Optional.empty();
    }
    Instant first = sighting.looks().first(created).orElseThrow();
    return Optional.of(
        until.isBefore(first)
            // Its event came late: the look was at a policy that had just been changed.
            ? ", by a policy that was changed ("
                + until
                + ") before Labelguard saw it ("
                + first
                + ")."
            : ", by a policy that stood less than "
                + Looks.SETTLED.toMinutes()
                + " minutes after Labelguard first saw it ("
                + first
                + " to "
                + until
                + ").");
  }

  /// Returns what stood within 24 hours of the policy's end before it; empty where one of these
  /// denied the job, or may have, or where only an edit of Labelguard opened it. What is not known
  /// may have.
  private Optional<List<Sighting>> dayBefore(int at, PastPolicies.Asked asked) {
    Instant start = sightings.get(at).until().minus(AFTER_A_DENIAL);
    List<Sighting> before = new ArrayList<>();
    for (int older = at; sightings.get(older).since().isAfter(start); older++) {
      if (sightings.get(older).afterUnknown()) {
        return Optional.empty();
      }
      if (older + 1 == sightings.size()) {
        break;
      }
      Sighting earlier = sightings.get(older + 1);
      if (isClosed(earlier, asked)) {
        return Optional.empty();
      }
      before.add(earlier);
    }
    return Optional.of(before);
  }

  private boolean isClosed(Sighting sighting, PastPolicies.Asked asked) {
    return policies.mayHaveDenied(sighting, asked) || policies.hadEditOfOurs(sighting);
  }
}
