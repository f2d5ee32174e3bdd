package io.labelguard.core.guard.write;

import io.labelguard.core.check.Finding;
import io.labelguard.core.check.Situation;
import io.labelguard.core.fix.Fingerprint;
import io.labelguard.core.fix.FingerprintPrefix;
import io.labelguard.core.fix.FixPlan;
import io.labelguard.core.guard.GuardContext;
import io.labelguard.core.guard.WriteBans;
import io.labelguard.core.guard.write.UndoPlanner.UndoPlan;
import io.labelguard.core.guard.write.WriteProtocol.Order;
import io.labelguard.core.guard.write.WriteProtocol.Written;
import io.labelguard.core.port.AwsClock;
import io.labelguard.core.port.Pause;
import io.labelguard.core.port.write.Writers;
import io.labelguard.core.record.BucketPast;
import io.labelguard.core.record.FixOutcome;
import io.labelguard.core.record.FixOutcome.Result;
import io.labelguard.core.record.HistoryEntry;
import io.labelguard.core.record.Intent;
import io.labelguard.core.record.Purpose;
import io.labelguard.core.record.Rearmed;
import io.labelguard.core.record.Records;
import io.labelguard.core.record.Snapshot;
import io.labelguard.core.record.Target;
import io.labelguard.core.record.TargetPast;
import io.labelguard.core.report.text.Commands;
import io.labelguard.policy.model.Policy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Does what a person asks for: shows the fix of a bucket, applies or undoes it, and allows fixes
/// again.
///
/// It needs the same proof and follows the same protocol as the guard's own writes. Modes, tags,
/// vetoes, the breaker and witnesses bind only the guard: a person who asks has decided.
public final class OperatorActions {

  private final GuardContext context;
  private final BucketWrites writes;
  private final WriteBans bans;
  private final RecordActions recordActions;
  private final Proposals proposals;
  private final LeasedCommands commands;
  private final CorsUndo cors;
  private final String person;

  /// What can be done about a bucket.
  ///
  /// @param fingerprint of the policy that was judged
  /// @param situation what was judged
  /// @param lastChange the live policy as it was recorded, where it was
  /// @param against why the guard itself would not write now; a sentence
  public record Proposal(
      Fingerprint fingerprint,
      Situation situation,
      Optional<Snapshot> lastChange,
      List<Finding> findings,
      FixPlan plan,
      List<String> reasons,
      Optional<String> against) {
    public Proposal {
      findings = List.copyOf(findings);
      reasons = List.copyOf(reasons);
    }
  }

  /// How often the guard wrote within 24 hours, and how often it may.
  ///
  /// @param lastActors who changed a bucket's policy last, besides the guard; a sentence
  public record Breaker(List<Instant> writes, int limit, Optional<String> lastActors) {
    public Breaker {
      writes = List.copyOf(writes);
    }

    /// Whether the guard has written as often as it may.
    public boolean open() {
      return writes.size() >= limit;
    }
  }

  /// @param awsClock is checked before anything is written
  /// @param pause waits between two reads of what was written
  /// @param ids gives ids that no other run uses, for leases and intents
  /// @param person ARN of the person who gives the command
  public OperatorActions(
      GuardContext context,
      Writers writers,
      AwsClock awsClock,
      Pause pause,
      Supplier<String> ids,
      String person) {
    this.context = context;
    WriteProtocol protocol =
        new WriteProtocol(context, new WriteGate(awsClock, writers.allowed()), pause);
    this.writes = new BucketWrites(context, writers.policies(), protocol);
    this.cors = new CorsUndo(context, new CorsWrites(context, writers.cors(), protocol), person);
    this.bans = new WriteBans(context.settings());
    this.proposals = new Proposals(context);
    this.recordActions = new RecordActions(context, awsClock);
    this.commands = new LeasedCommands(context, recordActions, ids);
    this.person = person;
  }

  /// Plans and proves a fix of the current policy; writes nothing.
  public Proposal propose(String name) {
    return proposals.of(context.records().bucketPast(name));
  }

  /// Returns the texts of the newest fix that is still what the policy is; empty where the policy
  /// is another.
  public Optional<Intent.Texts> appliedFix(String name) {
    Optional<Fingerprint> live = writes.read(name).map(Fingerprint::of);
    return context.records().bucketPast(name).own().intents().stream()
        .filter(Intent::isFix)
        .filter(intent -> intent.result().equals(Optional.of(Result.APPLIED)))
        .filter(intent -> live.equals(Optional.of(intent.after())))
        .findFirst()
        .map(context.records()::texts);
  }

  /// Applies the fix of the policy with this fingerprint; refuses where the policy has changed
  /// since.
  public FixOutcome apply(String bucket, Fingerprint fingerprint) {
    return apply(bucket, new FingerprintPrefix(fingerprint.hex()));
  }

  /// Applies the fix of the policy whose fingerprint begins so; refuses where that of the live
  /// policy does not.
  public FixOutcome apply(String bucket, FingerprintPrefix fingerprint) {
    return commands.run(
        Target.bucket(bucket),
        records -> records.bucketPast(bucket),
        BucketPast::own,
        (past, id) -> apply(past, fingerprint, id));
  }

  private FixOutcome apply(BucketPast past, FingerprintPrefix fingerprint, String id) {
    String bucket = past.bucket();
    Optional<FixOutcome> done =
        doneBefore(
            writes.settle(past), before -> before.isFix() && fingerprint.matches(before.before()));
    if (done.isPresent()) {
      return done.get();
    }
    Proposal proposal = proposals.of(past);
    if (!fingerprint.matches(proposal.fingerprint())) {
      return BucketWrites.notApplied(
          bucket,
          List.of(
              "The policy of bucket "
                  + bucket
                  + " has changed: its fingerprint is now "
                  + proposal.fingerprint().hex()
                  + ". Look at the fix again: "
                  + Commands.in(context.settings().region(), Commands.fix(bucket))));
    }
    return switch (proposal.plan()) {
      case FixPlan.Nothing _ ->
          BucketWrites.notApplied(
              bucket,
              proposal.reasons().isEmpty()
                  ? List.of("There is nothing to fix.")
                  : proposal.reasons());
      case FixPlan.NoSafeFix _ -> BucketWrites.notApplied(bucket, proposal.reasons());
      case FixPlan.Proven proven ->
          write(past, id, new Purpose.Fix(), proven.before(), proven.after());
    };
  }

  /// Puts back the text before a fix of a bucket's policy or CORS rules, if it is still what the
  /// fix made of it. Where it has changed since, the outcome shows what the fix changed and what
  /// was changed after it.
  ///
  /// @param fix id of the fix; empty for the newest that was not removed yet
  public FixOutcome undo(String bucket, Optional<String> fix) {
    // Which fixes were removed already may be retired.
    Records records = context.records();
    BucketPast past = records.wholePast(bucket);
    TargetPast ofCors = records.wholePast(Target.cors(bucket));
    return CorsUndo.isMeant(past.own(), ofCors, fix)
        ? commands.run(
            ofCors.target(),
            each -> each.wholePast(ofCors.target()),
            Function.identity(),
            (now, id) -> cors.undo(now, fix, id))
        : commands.run(
            past.own().target(),
            each -> each.wholePast(bucket),
            BucketPast::own,
            (now, id) -> undo(now, fix, id));
  }

  /// Returns the outcome of an earlier run of the same command that was killed after its write.
  private static Optional<FixOutcome> doneBefore(
      Optional<Written> settled, Predicate<Intent> same) {
    return settled.filter(written -> written.isByAPerson(same)).map(BucketWrites::outcome);
  }

  private FixOutcome undo(BucketPast remembered, Optional<String> id, String newId) {
    Optional<Written> settled = writes.settle(remembered);
    Optional<FixOutcome> done = doneBefore(settled, before -> CorsUndo.isUndo(before, id));
    if (done.isPresent()) {
      return done.get();
    }
    BucketPast past = settled.map(Written::intent).map(remembered::with).orElse(remembered);
    String bucket = past.bucket();
    return switch (UndoPlanner.plan(past.own(), id, writes.read(bucket).map(Policy::text))) {
      case UndoPlan.NotNow(String reason) -> BucketWrites.notApplied(bucket, List.of(reason));
      case UndoPlan.DoneAlready(Intent fix) -> {
        context.records().endTemporary(fix.id());
        yield BucketWrites.notApplied(
            bucket,
            List.of("The policy is already what it was before the fix of " + fix.begun() + "."));
      }
      case UndoPlan.ChangedSince(Intent fix, String live) ->
          writes.changedSince(
              fix,
              live,
              "The policy was changed after the fix of "
                  + fix.begun()
                  + ", so the text before the fix was not put back. The first diff is what the fix"
                  + " changed, the second what was changed after it. Remove by hand what the first"
                  + " diff adds.");
      case UndoPlan.PutBack(Intent fix, String live) ->
          write(
              past, newId, new Purpose.Undo(fix.id()), live, context.records().texts(fix).before());
    };
  }

  /// Allows the guard to fix again after a fix was removed, overwrote another change, or had an
  /// unknown outcome.
  ///
  /// @return the decision, with the writes that only it covers: those that were begun before, and
  ///     are not known to have failed
  /// @throws WrongClockException where the machine's clock is wrong
  public Rearmed rearm(Target.Fixable target) {
    return recordActions.rearm(target, person);
  }

  /// Returns the state of the breaker under which writes to a target are counted.
  public Breaker breaker(Target.Fixable target) {
    return switch (target.counted()) {
      case Target.Bucket(String name) -> {
        BucketPast past = context.records().bucketPast(name);
        yield breaker(past.own(), bans.lastActors(past));
      }
      case Target.Fixable other -> breaker(context.records().past(other), Optional.empty());
    };
  }

  private Breaker breaker(TargetPast past, Optional<String> lastActors) {
    return new Breaker(
        past.writesSince(context.now().minus(WriteBans.BREAKER_WINDOW)),
        context.settings().maxWrites(),
        lastActors);
  }

  /// Closes that breaker by forgetting the counted writes.
  ///
  /// @throws WrongClockException where the machine's clock is wrong
  public void resetBreaker(Target.Fixable target) {
    recordActions.resetBreaker(target.counted());
  }

  /// Returns the policies of a bucket and the writes to it that are remembered, newest first.
  public List<HistoryEntry> history(String bucket) {
    Records records = context.records();
    return HistoryEntry.of(
        records.wholePast(bucket), records.wholePast(Target.cors(bucket)), records::texts);
  }

  /// Returns the temporary fixes of all buckets that are recorded as in place, oldest first. A
  /// policy that someone changed since may no longer have what the fix wrote.
  public List<HistoryEntry.Wrote> temporary() {
    Records records = context.records();
    return records.temporary().stream()
        .filter(Intent::mayHaveBeenWritten)
        .map(fix -> HistoryEntry.ofPolicy(fix, records.texts(fix)))
        .toList();
  }

  private FixOutcome write(
      BucketPast past, String id, Purpose purpose, String before, String after) {
    return BucketWrites.outcome(
        writes.write(past, new Order(id, purpose, Optional.of(person), before, after)));
  }
}
