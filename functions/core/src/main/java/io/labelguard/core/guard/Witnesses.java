package io.labelguard.core.guard;

import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.record.BucketPast;
import io.labelguard.core.record.Looks;
import io.labelguard.core.record.Sighting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Finds, for a job that a bucket's policy denies, the earlier policy under which the guard saw the
/// bucket open to it. A fix gives back only what such a witness let through: otherwise anyone who
/// may create jobs could make the guard open any bucket.
///
/// A witness is the newest policy that denied nothing of what the fix would allow the job, and
/// could not have; that the guard read after the job was created, and that stood 15 minutes after
/// that; that has no edit of Labelguard in it; and that did not stand within 24 hours of a policy
/// that denied the job, or had such an edit.
final class Witnesses {

  /// How long after a policy that denied the job another one is not believed: an opening that was
  /// made for a moment, perhaps by mistake, is not what the bucket was like.
  static final Duration AFTER_A_DENIAL = Duration.ofHours(24);

  private final List<Sighting> sightings;
  private final PastPolicies policies;
  private final String bucket;

  /// What is known of a job's earlier access.
  sealed interface Answer {

    /// The guard saw the bucket open to the job.
    record Seen(Sighting witness) implements Answer {}

    /// It did not.
    ///
    /// @param reason what is missing; a sentence
    record Missing(String reason) implements Answer {}
  }

  Witnesses(BucketPast past, PastPolicies policies) {
    this.sightings = past.sightings();
    this.policies = policies;
    this.bucket = past.bucket();
  }

  /// Returns the witness for what a fix would allow a job.
  Answer of(LabelingJob job, PastPolicies.Asked asked) {
    if (job.created().isEmpty()) {
      return new Answer.Missing(
          "The creation time of labeling job " + job.name() + " is not known.");
    }
    Instant created = job.created().get();
    String missing =
        "Labelguard did not see bucket "
            + bucket
            + " open to labeling job "
            + job.name()
            + " after the job was created ("
            + created
            + ").";
    for (int at = 0; at < sightings.size(); at++) {
      Sighting sighting = sightings.get(at);
      if (sighting.looks().first(created).isEmpty() || policies.mayHaveDenied(sighting, asked)) {
        continue;
      }
      if (policies.hadEditOfOurs(sighting)) {
        missing =
            "Bucket "
                + bucket
                + " was open to labeling job "
                + job.name()
                + " only by an earlier fix of Labelguard, which nobody may rely on.";
      } else if (!sighting.looks().settled(created, sighting.until())) {
        missing =
            "Bucket "
                + bucket
                + " was open to labeling job "
                + job.name()
                + ", by a policy that stood less than "
                + Looks.SETTLED.toMinutes()
                + " minutes after Labelguard first saw it ("
                + sighting.looks().first(created).orElseThrow()
                + " to "
                + sighting.until()
                + ").";
      } else if (isSoonAfterADenial(at, asked)) {
        missing =
            "Bucket "
                + bucket
                + " was open to labeling job "
                + job.name()
                + " from "
                + sighting.since()
                + ", less than "
                + AFTER_A_DENIAL.toHours()
                + " hours after a policy that denied it, or may have.";
      } else {
        return new Answer.Seen(sighting);
      }
    }
    return new Answer.Missing(missing);
  }

  /// Whether the policy stood within 24 hours of one before it that denied the job, or may have, or
  /// that only an edit of Labelguard opened. What is not known may have.
  private boolean isSoonAfterADenial(int at, PastPolicies.Asked asked) {
    Instant before = sightings.get(at).until().minus(AFTER_A_DENIAL);
    for (int older = at; older < sightings.size(); older++) {
      Instant end = sightings.get(older).since();
      if (!end.isAfter(before)) {
        return false;
      }
      boolean denied =
          sightings.get(older).afterUnknown()
              || (older + 1 < sightings.size() && isClosed(sightings.get(older + 1), asked));
      if (denied) {
        return true;
      }
    }
    return false;
  }

  private boolean isClosed(Sighting sighting, PastPolicies.Asked asked) {
    return policies.mayHaveDenied(sighting, asked) || policies.hadEditOfOurs(sighting);
  }
}
