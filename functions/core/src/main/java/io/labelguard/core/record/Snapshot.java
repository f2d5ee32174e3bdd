package io.labelguard.core.record;

import io.labelguard.core.fix.Fingerprint;
import java.time.Instant;
import java.util.Optional;

/// A bucket's policy as it was for a time.
///
/// @param text what was read
/// @param at when an event says that it was written; where no event does, the first look at it
/// @param lastSeen the last look that still saw it; never before `at`
/// @param actor ARN of who wrote it, where known
/// @param eventId of the event that says so; for a write of Labelguard's the id of its intent
public record Snapshot(
    String bucket,
    Text text,
    Fingerprint fingerprint,
    Instant at,
    Instant lastSeen,
    Optional<String> actor,
    Optional<String> eventId) {

  public Snapshot {
    lastSeen = lastSeen.isBefore(at) ? at : lastSeen;
  }

  /// What a bucket had for a policy.
  public sealed interface Text {

    /// The text, to the character.
    record Policy(String text) implements Text {}

    /// The bucket had no policy.
    record NoPolicy() implements Text {}

    /// The bucket had a policy whose text is kept, but was not fetched: it lies further back than
    /// one look at a bucket's past reads.
    record NotFetched() implements Text {}

    /// Returns the text, or that there was none.
    static Text of(Optional<String> policy) {
      return policy.<Text>map(Policy::new).orElseGet(NoPolicy::new);
    }
  }

  /// Returns the text where there was one and it was fetched.
  public Optional<String> policy() {
    return switch (text) {
      case Text.Policy(String policy) -> Optional.of(policy);
      case Text.NoPolicy _, Text.NotFetched _ -> Optional.empty();
    };
  }

  /// Returns it as seen once more, then.
  public Snapshot seenAgain(Instant now) {
    return new Snapshot(
        bucket, text, fingerprint, at, now.isAfter(lastSeen) ? now : lastSeen, actor, eventId);
  }

  /// Whether both are of the same change: another look at one takes the place of the earlier.
  public boolean isOfTheSameChange(Snapshot other) {
    return bucket.equals(other.bucket) && at.equals(other.at) && eventId.equals(other.eventId);
  }
}
