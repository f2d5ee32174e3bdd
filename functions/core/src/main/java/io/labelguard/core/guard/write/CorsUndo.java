package io.labelguard.core.guard.write;

import io.labelguard.core.fix.cors.CorsText;
import io.labelguard.core.guard.GuardContext;
import io.labelguard.core.guard.write.UndoPlanner.UndoPlan;
import io.labelguard.core.guard.write.WriteProtocol.Order;
import io.labelguard.core.guard.write.WriteProtocol.Written;
import io.labelguard.core.labeling.CorsRule;
import io.labelguard.core.record.FixOutcome;
import io.labelguard.core.record.FixOutcome.Result;
import io.labelguard.core.record.Intent;
import io.labelguard.core.record.Purpose;
import io.labelguard.core.record.Target;
import io.labelguard.core.record.TargetPast;
import java.util.List;
import java.util.Optional;

/// Undoes a fix of a bucket's CORS rules for a person: puts back the rules before it, or removes
/// all where there were none, if the rules are still what the fix wrote.
final class CorsUndo {

  private final GuardContext context;
  private final CorsWrites writes;
  private final String person;

  /// @param person ARN of the person who gives the command
  CorsUndo(GuardContext context, CorsWrites writes, String person) {
    this.context = context;
    this.writes = writes;
    this.person = person;
  }

  /// Whether a person who wants to undo a fix of a bucket means one of its CORS rules.
  ///
  /// @param id of the fix; empty for the newest of both
  static boolean isMeant(TargetPast ofPolicy, TargetPast ofCors, Optional<String> id) {
    Optional<Intent> cors = UndoPlanner.chosen(ofCors, id);
    Optional<Intent> policy = UndoPlanner.chosen(ofPolicy, id);
    return cors.isPresent()
        && policy.filter(fix -> fix.begun().isAfter(cors.get().begun())).isEmpty();
  }

  /// Whether a write is the undo of that fix; of any, where no id is given.
  static boolean isUndo(Intent write, Optional<String> id) {
    return write.purpose() instanceof Purpose.Undo(String fix) && id.map(fix::equals).orElse(true);
  }

  FixOutcome undo(TargetPast remembered, Optional<String> id, String newId) {
    Optional<Written> settled = writes.settle(remembered);
    Optional<Written> done =
        settled.filter(written -> written.isByAPerson(write -> isUndo(write, id)));
    if (done.isPresent()) {
      return CorsWrites.outcome(done.get());
    }
    TargetPast past = settled.map(Written::intent).map(remembered::with).orElse(remembered);
    Target.Fixable target = past.target();
    return switch (UndoPlanner.plan(past, id, writes.read(target.name()))) {
      case UndoPlan.NotNow(String reason) -> FixOutcome.notApplied(target, List.of(reason));
      case UndoPlan.DoneAlready(Intent fix) ->
          FixOutcome.notApplied(
              target,
              List.of(
                  "The CORS rules are already what they were before the fix of "
                      + fix.begun()
                      + "."));
      case UndoPlan.ChangedSince(Intent fix, String live) -> changedSince(fix, live);
      case UndoPlan.PutBack(Intent fix, String live) -> putBack(past, fix, live, newId);
    };
  }

  private FixOutcome putBack(TargetPast past, Intent fix, String live, String newId) {
    String before = context.records().texts(fix).before();
    Optional<List<CorsRule>> rules = CorsText.rules(before);
    return rules.isEmpty()
        ? FixOutcome.notApplied(
            past.target(),
            List.of("The record of the CORS rules before the fix cannot be read: " + before))
        : CorsWrites.outcome(
            writes.write(
                past,
                new Order(newId, new Purpose.Undo(fix.id()), Optional.of(person), live, before),
                rules.get()));
  }

  private FixOutcome changedSince(Intent fix, String live) {
    Intent.Texts texts = context.records().texts(fix);
    return new FixOutcome(
        fix.target(),
        Result.NOT_APPLIED,
        Optional.empty(),
        Optional.of(CorsText.diff(texts.before(), texts.after())),
        Optional.of(CorsText.diff(texts.after(), live)),
        Optional.empty(),
        List.of(
            "The CORS rules were changed after the fix of "
                + fix.begun()
                + ", so the rules before the fix were not put back. The first diff is what the fix"
                + " changed, the second what was changed after it. Remove by hand what the first"
                + " diff adds."));
  }
}
