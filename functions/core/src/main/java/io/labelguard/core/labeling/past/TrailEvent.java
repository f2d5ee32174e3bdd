package io.labelguard.core.labeling.past;

import java.time.Instant;
import java.util.Optional;

/// One change of a subject.
///
/// @param id of the event; empty where no event, only the guard's look at the policy, says so
/// @param time when it was made; without an event, when it was first seen
/// @param name of the call, such as `PutBucketPolicy`
/// @param actor ARN of who made it, or the service that did; as CloudTrail gives it, not escaped
/// @param policy what the call made the bucket's policy
public record TrailEvent(
    Optional<String> id, Instant time, String name, Optional<String> actor, BecamePolicy policy) {

  /// What a change made a bucket's policy.
  public sealed interface BecamePolicy {

    /// This text.
    record Text(String policy) implements BecamePolicy {}

    /// The bucket has none since.
    record None() implements BecamePolicy {}

    /// The change is of the policy, and its text is not known: CloudTrail leaves out what is too
    /// long.
    record NotKnown() implements BecamePolicy {}

    /// The change is of something else.
    record NotConcerned() implements BecamePolicy {}
  }
}
