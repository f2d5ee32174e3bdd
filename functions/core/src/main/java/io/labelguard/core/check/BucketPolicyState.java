package io.labelguard.core.check;

import io.labelguard.policy.model.Policy;
import java.util.Optional;

/// What is known of a bucket's policy.
public sealed interface BucketPolicyState {

  /// Returns the policy to judge by; this may be only the event's copy.
  default Optional<Policy> toJudgeBy() {
    return switch (this) {
      case Readable readable -> Optional.of(readable.policy());
      case LockedOut lockedOut -> lockedOut.fromEvent();
      case NotChecked _, NoPolicy _, Unreadable _, NotRead _, OtherAccount _, NoSuchBucket _ ->
          Optional.empty();
    };
  }

  /// The policy was not read or given, so nothing that needs it is judged.
  record NotChecked() implements BucketPolicyState {}

  /// The bucket has no policy.
  record NoPolicy() implements BucketPolicyState {}

  /// Read by the live profile.
  record Readable(Policy policy) implements BucketPolicyState {}

  /// S3 returned text that cannot be read at all.
  ///
  /// @param reason what is wrong with it, and where
  record Unreadable(String text, String reason) implements BucketPolicyState {}

  /// The policy could not be read, though S3 did not refuse it: the call failed, or S3 has no
  /// bucket policy to read under such a name.
  ///
  /// @param reason why, as it stands in brackets
  record NotRead(String reason) implements BucketPolicyState {

    /// There is no bucket policy under such a name: it is an alias of an access point, or the like.
    public static final NotRead RESERVED_NAME =
        new NotRead(
            "its name is of a form that S3 keeps for access points, directory buckets and other"
                + " things that have no bucket policy");
  }

  /// S3 refused to let the guard read it.
  ///
  /// @param reason S3's own message
  /// @param fromEvent the policy as the event carried it; may be stale, never the base of a fix
  record LockedOut(String reason, Optional<Policy> fromEvent) implements BucketPolicyState {}

  /// The bucket belongs to another account, whose policy cannot be read from here.
  record OtherAccount() implements BucketPolicyState {}

  /// There is no such bucket (any more).
  record NoSuchBucket() implements BucketPolicyState {}
}
