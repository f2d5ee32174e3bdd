package io.labelguard.core.record;

import io.labelguard.core.fix.Fingerprint;
import java.time.Instant;
import java.util.Optional;

/// A bucket's policy as it was seen for some time.
///
/// @param text the text that was read, or that there was none
/// @param at when it was written, by the event; without an event, the first look at it
/// @param looks when the guard read it from S3; none where only its event told of it
/// @param actor ARN of who wrote it, where known
/// @param eventId id of the event that says so; for a write of Labelguard the id of its intent
public record Snapshot(
    String bucket,
    Text text,
    Fingerprint fingerprint,
    Instant at,
    Looks looks,
    Optional<String> actor,
    Optional<String> eventId) {

  /// The policy text of a bucket, or why it is not here.
  public sealed interface Text {

    /// The exact text.
    record Policy(String text) implements Text {}

    /// The bucket had no policy.
    record NoPolicy() implements Text {}

    /// The bucket had a policy whose text is stored but was not fetched: it is older than the texts
    /// that one read of a bucket's past fetches.
    record NotFetched() implements Text {}

    /// Returns the text, or that there was no policy.
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

  /// Returns this snapshot as seen once more at that time.
  public Snapshot seenAgain(Instant now) {
    return new Snapshot(bucket, text, fingerprint, at, looks.with(now), actor, eventId);
  }

  /// Returns the last time at which it surely was the policy.
  public Instant lastSeen() {
    return looks.last().filter(last -> last.isAfter(at)).orElse(at);
  }

  /// Whether both are of the same change; a later look at a change replaces the earlier one.
  public boolean isOfTheSameChange(Snapshot other) {
    return bucket.equals(other.bucket)
        && at.equals(other.at)
        && eventId.equals(other.eventId)
        && (eventId.isPresent() || fingerprint.equals(other.fingerprint));
  }
}
