package io.labelguard.core.guard.detect;

import io.labelguard.core.check.Finding;
import io.labelguard.core.guard.GuardContext;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.Workteam;
import io.labelguard.core.port.CallFailedException;
import io.labelguard.core.port.CallFailure;
import io.labelguard.core.port.FixRequests;
import io.labelguard.core.port.ListedJob;
import io.labelguard.core.port.Progress;
import io.labelguard.core.sweep.SweepPage;
import io.labelguard.core.sweep.SweepPage.Kind;
import io.labelguard.core.sweep.SweepPages;
import io.labelguard.core.sweep.SweepResult;
import io.labelguard.core.sweep.SweepState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/// Does a sweep in steps, each of which may be repeated: plan some pages, look at a page, record
/// that a page is lost, report. First come the labeling jobs, then their buckets, then the teams.
///
/// One instance is for one step, or for all steps of a sweep in one go.
public final class SweepSteps {

  /// The most buckets or labeling jobs of a page.
  static final int PAGE = 100;

  /// How many labeling jobs are looked at before a page's progress is kept. A throttled sweep waits
  /// up to 30 seconds for each, and must be done with them within [#RESERVE].
  private static final int JOBS = 5;

  /// What a step leaves of its time for ending what it has begun.
  private static final Duration RESERVE = Duration.ofMinutes(3);

  private final GuardContext context;
  private final SweepPages pages;
  private final SweepLook look;
  private final SweepEnd end;
  private final String run;
  private final Instant deadline;
  private final boolean inOneGo;

  /// Of how many of the jobs that were looked at the dependencies were judged.
  private int judged;

  /// What comes after a plan.
  public enum Next {
    /// The planned pages, then another plan.
    PAGES,
    /// Another plan: the time was over.
    PLAN,
    REPORT
  }

  /// A plan.
  ///
  /// @param pages ids of the pages to look at
  public record Plan(Next next, List<String> pages) {
    public Plan {
      pages = List.copyOf(pages);
    }
  }

  /// Steps of a state machine.
  ///
  /// @param run the name of the execution
  /// @param deadline when the step is stopped
  public SweepSteps(
      GuardContext context, FixRequests requests, SweepPages pages, String run, Instant deadline) {
    this(context, requests, pages, run, deadline, false, Progress.NONE);
  }

  SweepSteps(
      GuardContext context,
      FixRequests requests,
      SweepPages pages,
      String run,
      Instant deadline,
      boolean inOneGo,
      Progress progress) {
    this.context = context;
    this.pages = pages;
    this.run = run;
    this.deadline = deadline;
    this.inOneGo = inOneGo;
    this.look = new SweepLook(context, requests, progress);
    this.end = new SweepEnd(look, requests);
  }

  /// Returns the findings of the steps that were done, in order.
  public List<Finding> findings() {
    return look.findings();
  }

  SweepLook look() {
    return look;
  }

  SweepEnd end() {
    return end;
  }

  /// Plans the next pages. While another run holds the sweep, only the report is left.
  public Plan plan() {
    return new SweepPlanner(context, pages, run, look.attempts(), this::isTime).plan();
  }

  private boolean isTime() {
    return inOneGo || context.now().isBefore(deadline.minus(RESERVE));
  }

  /// Returns what was found on all pages of a run.
  static SweepResult found(SweepPages pages, String run) {
    return pages.pages(run).stream()
        .map(SweepPage::result)
        .reduce(SweepResult.NOTHING, SweepResult::plus);
  }

  /// Looks at a page, from where an earlier try came to.
  ///
  /// @return whether nothing is left of it; false where the time was over
  /// @throws CallFailedException where an alert could not be published: the page must be tried
  ///     again
  /// @throws IllegalArgumentException where the run has no such page
  public boolean page(String id) {
    SweepState state = state();
    SweepPage page = page(state, id);
    if (page.finished()) {
      return true;
    }
    pages.hold(run, context.now());
    if (state.jobsMissing()) {
      look.attempts().jobMayBeMissing();
    }
    int jobs = inOneGo ? PAGE : JOBS;
    return switch (page.kind()) {
      case JOBS ->
          inParts(page, page.jobs(), jobs, (some, all) -> more(look.listed(some, state, all)));
      case UNLISTED_JOBS ->
          inParts(page, page.names(), jobs, (some, _) -> more(look.unlisted(some)));
      case BUCKETS ->
          inParts(page, page.names(), 1, (some, all) -> look.bucket(some.getFirst(), state, all));
      case TEAMS -> teams(page);
    };
  }

  /// Adds what is wrong with what the jobs of a page depend on. In one go all buckets are read
  /// before that, so that the first of them is reported before the last is read.
  private SweepResult more(SweepResult ofJobs) {
    return inOneGo ? ofJobs : ofJobs.plus(dependencies());
  }

  private SweepResult dependencies() {
    List<LabelingJob> jobs = look.jobs();
    List<LabelingJob> further = jobs.subList(judged, jobs.size());
    judged = jobs.size();
    return look.dependencies(further);
  }

  private SweepState state() {
    return pages
        .state(run)
        .orElseThrow(() -> new IllegalArgumentException("there is no run " + run));
  }

  private SweepPage page(SweepState state, String id) {
    return pages
        .page(run, id)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "run " + run + ", which is at " + state.stage() + ", has no page " + id));
  }

  private <T> boolean inParts(
      SweepPage from, List<T> items, int most, BiFunction<List<T>, Integer, SweepResult> part) {
    int all = inOneGo ? all(from.kind()) : items.size();
    SweepPage page = from;
    while (page.done() < items.size()) {
      if (!isTime()) {
        return false;
      }
      int to = Math.min(items.size(), page.done() + most);
      page = kept(page, to - page.done(), part.apply(items.subList(page.done(), to), all));
    }
    pages.keep(run, List.of(page.ended(SweepResult.NOTHING)), context.now());
    return true;
  }

  private int all(Kind kind) {
    return pages.pages(run).stream()
        .filter(page -> page.kind() == kind)
        .mapToInt(page -> page.jobs().size() + page.names().size())
        .sum();
  }

  /// Keeps how far a page is, unless something of it could not be published.
  private SweepPage kept(SweepPage page, int more, SweepResult found) {
    List<CallFailure> undelivered = look.attempts().undelivered();
    if (!inOneGo && !undelivered.isEmpty()) {
      throw new CallFailedException(undelivered.getFirst());
    }
    SweepPage after = page.after(more, found);
    pages.keep(run, List.of(after), context.now());
    return after;
  }

  private boolean teams(SweepPage from) {
    Optional<List<Workteam>> listed = look.teams();
    SweepPage page = from;
    for (Workteam team : listed.orElse(List.of()).stream().skip(from.done()).toList()) {
      if (!isTime()) {
        return false;
      }
      page = kept(page, 1, look.team(team));
    }
    page = kept(page, 0, look.workforce().plus(inOneGo ? dependencies() : SweepResult.NOTHING));
    pages.keep(run, List.of(page.ended(look.failed(SweepResult.NOTHING, 0))), context.now());
    return true;
  }

  /// Records that a page could not be looked at.
  ///
  /// @param error what the state machine says of the last try
  public void lost(String id, String error) {
    SweepPage page = page(state(), id);
    CallFailure failure =
        new CallFailure(
            "look at page " + id + " of the sweep (" + what(page) + ")",
            "every try failed, the last with " + error,
            false);
    pages.keep(run, List.of(page.ended(SweepResult.NOTHING.withFailure(failure))), context.now());
  }

  private static String what(SweepPage page) {
    List<String> names =
        page.kind() == Kind.JOBS
            ? page.jobs().stream().map(ListedJob::name).toList()
            : page.names();
    return names.isEmpty() ? "the work teams" : names.getFirst() + " to " + names.getLast();
  }

  /// Ends the sweep: requests the removal of temporary fixes that are over, looks at the trails,
  /// publishes what failed and what is over. Returns all that was found; empty where another run
  /// holds the sweep, or held it when this one was planned.
  public Optional<SweepResult> report() {
    if (!pages.hold(run, context.now())) {
      return Optional.empty();
    }
    Optional<SweepState> begun = pages.state(run);
    if (begun.isEmpty()) {
      // The other run ended between this run's plan and its report.
      pages.release(run);
      return Optional.empty();
    }
    SweepState state = begun.get();
    SweepResult all = state.planned().plus(found(pages, run));
    if (state.jobsMissing()) {
      look.attempts().jobMayBeMissing();
    }
    look.attempts().add(all.failures(), all.reported());
    SweepResult whole = all.plus(end.of(!state.jobsMissing()));
    pages.release(run);
    return Optional.of(whole);
  }
}
