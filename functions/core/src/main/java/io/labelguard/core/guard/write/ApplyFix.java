package io.labelguard.core.guard.write;

import io.labelguard.core.guard.GuardContext;
import io.labelguard.core.port.BucketPolicyWriter;
import io.labelguard.core.port.Pause;
import io.labelguard.core.port.WorkteamWriter;
import io.labelguard.core.record.FixOutcome;
import io.labelguard.core.record.FixRequest;
import io.labelguard.core.record.Leases;
import io.labelguard.core.record.Records;
import io.labelguard.core.record.Target;
import java.util.function.Supplier;

/// Handles a fix request. It trusts nothing in the request but the name: policy, jobs, mode, tags
/// and breaker are read again, and the fix is planned and proven again.
public final class ApplyFix {

  private final GuardContext context;
  private final BucketPolicyWriter bucketWriter;
  private final WorkteamWriter teamWriter;
  private final WriteProtocol protocol;
  private final Supplier<String> ids;

  /// @param pause waits between two reads of what was written
  /// @param ids gives ids that no other run uses, for leases and intents
  public ApplyFix(
      GuardContext context,
      BucketPolicyWriter bucketWriter,
      WorkteamWriter teamWriter,
      Pause pause,
      Supplier<String> ids) {
    this.context = context;
    this.bucketWriter = bucketWriter;
    this.teamWriter = teamWriter;
    this.protocol = new WriteProtocol(context, pause);
    this.ids = ids;
  }

  /// Fixes the bucket or team that the request names, if that is proven and allowed.
  ///
  /// @throws LeaseTakenException where another run works on it
  public FixOutcome apply(FixRequest request) {
    Target.Fixable target = request.target();
    Records records = context.records();
    String holder = ids.get();
    if (!records.takeLease(target, holder, context.now(), Leases.LONGEST)) {
      throw new LeaseTakenException(target);
    }
    try {
      return apply(target, holder);
    } finally {
      records.releaseLease(target, holder);
    }
  }

  private FixOutcome apply(Target.Fixable target, String id) {
    GuardContext once = context.readingOnce();
    return switch (target) {
      case Target.Bucket(String name) ->
          new BucketFix(once, new BucketWrites(context, bucketWriter, protocol)).apply(name, id);
      case Target.Team team -> new TeamFix(context, once, teamWriter, protocol).apply(team, id);
    };
  }
}
