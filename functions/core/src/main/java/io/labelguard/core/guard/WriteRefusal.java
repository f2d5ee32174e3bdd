package io.labelguard.core.guard;

import io.labelguard.core.check.Bucket;
import io.labelguard.core.check.BucketPolicyState;
import io.labelguard.core.check.GuardDenial;
import io.labelguard.core.guard.Modes.Permission;
import java.util.Optional;

/// Asks before a fix whether the policy itself keeps the guard from writing it: such a fix would
/// end in AccessDenied.
public final class WriteRefusal {

  private WriteRefusal() {}

  /// Returns the permission, or the reason why S3 would refuse the write.
  public static Permission of(Permission permission, Bucket bucket, Settings settings) {
    Optional<String> refusal =
        bucket.policy() instanceof BucketPolicyState.Readable readable
            ? settings.guardRoles().stream()
                .sorted()
                .findFirst()
                .flatMap(role -> GuardDenial.ofWrite(bucket, readable.policy(), role))
            : Optional.empty();
    return switch (permission) {
      case Permission.Ignored _ -> permission;
      case Permission.AlertOnly _, Permission.MayFix _, Permission.MayFixForAWhile _ ->
          refusal.<Permission>map(Permission.AlertOnly::new).orElse(permission);
    };
  }
}
