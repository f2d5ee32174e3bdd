package io.labelguard.core.guard.detect;

import io.labelguard.core.check.Finding;
import io.labelguard.core.check.Situation;
import io.labelguard.core.guard.GuardContext;
import io.labelguard.core.port.CallFailure;
import io.labelguard.core.port.FixRequests;
import io.labelguard.core.port.Progress;
import io.labelguard.core.sweep.InMemorySweepPages;
import io.labelguard.core.sweep.SweepPages;
import io.labelguard.core.sweep.SweepResult;
import java.time.Instant;
import java.util.List;

/// Reviews every live job, its buckets, every private team and the workforce: events are delivered
/// at best effort, and most teams and jobs are older than the guard.
///
/// It also requests the removal of temporary fixes that are over. What fails is reported and
/// counted, and the rest goes on. This class does all steps ([SweepSteps]) in one go.
public final class Sweep {

  private final GuardContext context;
  private final FixRequests requests;

  /// The result of a sweep.
  ///
  /// @param situation all that was read, to be judged as a whole
  /// @param result what was read and found, in numbers and sentences
  /// @param undelivered the calls that were to publish something and failed: the sweep must run
  ///     again
  public record Report(
      Situation situation,
      List<Finding> findings,
      SweepResult result,
      List<CallFailure> undelivered) {
    public Report {
      undelivered = List.copyOf(undelivered);
      findings = List.copyOf(findings);
    }

    /// Returns it in the form that events are answered in.
    public Outcome outcome() {
      return new Outcome(
          findings.isEmpty() ? Outcome.Result.NOTHING : Outcome.Result.FINDINGS,
          String.join(" ", result.sentences()),
          findings,
          undelivered);
    }
  }

  /// @param requests receives the requests for fixes, and for removing those that are over
  public Sweep(GuardContext context, FixRequests requests) {
    this.context = context;
    this.requests = requests;
  }

  /// Reviews everything once.
  public Report run() {
    return run(Progress.NONE);
  }

  /// Reviews everything once, and reports each finding before the next bucket or team is read.
  public Report run(Progress progress) {
    SweepPages pages = new InMemorySweepPages();
    SweepSteps steps =
        new SweepSteps(context, requests, pages, "one go", Instant.MAX, true, progress);
    SweepResult trail = steps.end().trail();
    SweepSteps.Plan plan = steps.plan();
    while (plan.next() != SweepSteps.Next.REPORT) {
      plan.pages().forEach(steps::page);
      plan = steps.plan();
    }
    SweepResult result = trail.plus(steps.report().orElseThrow());
    SweepLook look = steps.look();
    return new Report(
        look.situation().withTrail(steps.end().isLogged()),
        look.findings(),
        result,
        look.attempts().undelivered());
  }
}
