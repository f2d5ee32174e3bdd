package io.labelguard.core.guard.detect;

import io.labelguard.core.guard.GuardContext;
import io.labelguard.core.guard.detect.SweepSteps.Next;
import io.labelguard.core.index.JobId;
import io.labelguard.core.index.UsedThing;
import io.labelguard.core.port.CallFailedException;
import io.labelguard.core.port.JobPage;
import io.labelguard.core.port.LabelingJobs;
import io.labelguard.core.port.ListedJob;
import io.labelguard.core.sweep.SweepPage;
import io.labelguard.core.sweep.SweepPage.Kind;
import io.labelguard.core.sweep.SweepPages;
import io.labelguard.core.sweep.SweepResult;
import io.labelguard.core.sweep.SweepState;
import io.labelguard.core.sweep.SweepState.Stage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;

/// Plans the pages of a sweep: lists the live labeling jobs, then takes the jobs that the index
/// holds and SageMaker did not list, then the buckets of all of them, then the teams.
final class SweepPlanner {

  private static final int BUCKETS = 20;

  /// The most pages that are planned before they are looked at: Step Functions hands on 256 KB.
  private static final int PLANNED = 500;

  private final GuardContext context;
  private final SweepPages pages;
  private final String run;
  private final Attempts attempts;
  private final BooleanSupplier isTime;

  /// @param isTime whether there is time for one more call
  SweepPlanner(
      GuardContext context,
      SweepPages pages,
      String run,
      Attempts attempts,
      BooleanSupplier isTime) {
    this.context = context;
    this.pages = pages;
    this.run = run;
    this.attempts = attempts;
    this.isTime = isTime;
  }

  /// Plans the next pages. While another run holds the sweep, only the report is left.
  SweepSteps.Plan plan() {
    if (!pages.hold(run, context.now())) {
      return new SweepSteps.Plan(Next.REPORT, List.of());
    }
    SweepState state = pages.state(run).orElseGet(this::begin);
    // A plan that was killed may have kept pages of which the state machine was not told.
    List<String> planned =
        new ArrayList<>(
            pages.pages(run).stream().filter(page -> !page.finished()).map(SweepPage::id).toList());
    while (planned.isEmpty() && state.stage() != Stage.REPORT && isTime.getAsBoolean()) {
      state =
          switch (state.stage()) {
            case JOBS -> listJobs(state, planned);
            case UNLISTED_JOBS -> unlistedJobs(state, planned);
            case BUCKETS -> buckets(state, planned);
            case TEAMS -> teams(state, planned);
            case REPORT -> state;
          };
      pages.keep(run, state, context.now());
    }
    if (!planned.isEmpty()) {
      return new SweepSteps.Plan(Next.PAGES, planned);
    }
    return new SweepSteps.Plan(state.stage() == Stage.REPORT ? Next.REPORT : Next.PLAN, List.of());
  }

  private SweepState begin() {
    return SweepState.begin(
        context.now(),
        context.index().completeSince(context.settings().region(), context.now()).isPresent());
  }

  /// Lists live jobs until all are listed, the time is over or enough pages are planned.
  private SweepState listJobs(SweepState from, List<String> planned) {
    SweepState state = from;
    while (state.status() < LabelingJobs.LIVE.size()
        && isTime.getAsBoolean()
        && planned.size() < PLANNED) {
      try {
        JobPage listed =
            context.sources().jobs().list(LabelingJobs.LIVE.get(state.status()), state.next());
        if (!listed.jobs().isEmpty()) {
          keep(SweepPage.ofJobs(state.pages() + 1, listed.jobs()), planned);
        }
        state = state.listed(listed.next(), listed.jobs().isEmpty() ? 0 : 1);
      } catch (CallFailedException e) {
        attempts.addOfJobs(List.of(e.failure()));
        state = state.failed(SweepResult.NOTHING.withFailure(e.failure()));
      }
      // A repeated step goes on behind the pages that are kept.
      pages.keep(run, state, context.now());
    }
    return state.status() < LabelingJobs.LIVE.size() ? state : state.in(Stage.UNLISTED_JOBS, false);
  }

  private void keep(SweepPage page, List<String> planned) {
    pages.keep(run, List.of(page), context.now());
    planned.add(page.id());
  }

  private SweepState unlistedJobs(SweepState state, List<String> planned) {
    if (state.jobsMissing()) {
      return state.in(Stage.BUCKETS, true);
    }
    NavigableSet<JobId> left = indexed();
    pages.pages(run).stream()
        .flatMap(page -> page.jobs().stream())
        .map(ListedJob::name)
        .map(JobId::of)
        .forEach(left::remove);
    plan(Kind.UNLISTED_JOBS, left.stream().map(JobId::key).toList(), SweepSteps.PAGE, planned);
    return state.in(Stage.BUCKETS, false);
  }

  /// Plans the buckets of all jobs. By now every live job is in the index, unless something failed.
  private SweepState buckets(SweepState state, List<String> planned) {
    SweepResult all = state.planned().plus(SweepSteps.found(pages, run));
    boolean missing = state.jobsMissing() || !all.failures().isEmpty();
    if (!missing) {
      context.index().recordSweep(context.settings().region(), state.begun());
    }
    plan(Kind.BUCKETS, all.names(), BUCKETS, planned);
    return state.in(Stage.TEAMS, missing);
  }

  private SweepState teams(SweepState state, List<String> planned) {
    keep(SweepPage.of(Kind.TEAMS, 1, List.of()), planned);
    return state.in(Stage.REPORT, false);
  }

  private void plan(Kind kind, Collection<String> names, int most, List<String> planned) {
    List<String> left = List.copyOf(names);
    for (int from = 0; from < left.size(); from += most) {
      keep(
          SweepPage.of(
              kind, planned.size() + 1, left.subList(from, Math.min(left.size(), from + most))),
          planned);
    }
  }

  /// Returns the jobs that the index holds to be live in the Region.
  private NavigableSet<JobId> indexed() {
    NavigableSet<JobId> ids = new TreeSet<>();
    context
        .index()
        .using(UsedThing.region(context.settings().region()))
        .forEach(row -> ids.add(row.job()));
    return ids;
  }
}
