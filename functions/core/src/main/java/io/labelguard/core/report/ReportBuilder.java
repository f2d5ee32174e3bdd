package io.labelguard.core.report;

import io.labelguard.core.check.AccessVerdict;
import io.labelguard.core.check.AccessVerdict.Verdict;
import io.labelguard.core.check.Bucket;
import io.labelguard.core.check.BucketPolicyState;
import io.labelguard.core.check.Finding;
import io.labelguard.core.check.Note;
import io.labelguard.core.check.Situation;
import io.labelguard.core.event.EventFacts;
import io.labelguard.core.labeling.Workteam;
import io.labelguard.core.report.link.ConsoleLinks;
import io.labelguard.core.report.link.DocsUrl;
import io.labelguard.core.report.link.Link;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Builds a report of what was found.
public final class ReportBuilder {

  private final Situation situation;
  private final List<Finding> findings;
  private List<AccessVerdict> verdicts = List.of();
  private List<Note> notes = List.of();
  private List<NextStep> next = List.of();
  private Optional<EventFacts> change = Optional.empty();
  private Optional<String> headline = Optional.empty();
  private Handling handling = Handling.NONE;
  private Optional<DocsUrl> docs = Optional.empty();

  /// @param situation what was judged
  /// @param findings what was found, in any order
  public ReportBuilder(Situation situation, List<Finding> findings) {
    this.situation = situation;
    this.findings = List.copyOf(findings);
  }

  /// Adds how each access path was judged.
  public ReportBuilder verdicts(List<AccessVerdict> all) {
    this.verdicts = List.copyOf(all);
    return this;
  }

  /// Adds what was not judged, and other remarks.
  public ReportBuilder notes(List<Note> all) {
    this.notes = List.copyOf(all);
    return this;
  }

  /// Adds what a person may do next.
  public ReportBuilder next(List<NextStep> steps) {
    this.next = List.copyOf(steps);
    return this;
  }

  /// Adds the change that is the reason for the report.
  public ReportBuilder change(Optional<EventFacts> facts) {
    this.change = facts;
    return this;
  }

  /// Adds what Labelguard does or did about it.
  public ReportBuilder handling(Handling what) {
    this.handling = what;
    return this;
  }

  /// Adds where the pages of the checks can be read.
  public ReportBuilder docs(Optional<DocsUrl> address) {
    this.docs = address;
    return this;
  }

  /// Gives the report another headline than that of its findings.
  public ReportBuilder headline(String other) {
    this.headline = Optional.of(other);
    return this;
  }

  /// Returns the report.
  public Report build() {
    Headline words = new Headline(situation.region());
    List<ReportedCause> causes = new Causes(situation, words).of(findings);
    CleanThings clean = clean();
    return new Report(
        headline.orElseGet(() -> findings.isEmpty() ? words.of(clean) : words.of(findings)),
        causes,
        clean,
        stillOpen(causes),
        handling,
        next,
        change.map(ReportedChange::of),
        notes.stream()
            .filter(note -> note.kind() == Note.Kind.REMARK)
            .map(Note::message)
            .distinct()
            .toList(),
        notes.stream().flatMap(note -> note.notChecked().stream()).distinct().toList(),
        links(causes));
  }

  private List<String> stillOpen(List<ReportedCause> causes) {
    boolean someFixed =
        !handling.fixed().isEmpty() || causes.stream().anyMatch(cause -> cause.fix().proven());
    return someFixed
        ? causes.stream()
            .flatMap(cause -> OpenPoints.of(cause.findings()).stream())
            .distinct()
            .toList()
        : List.of();
  }

  private CleanThings clean() {
    Set<String> troubled = names(findings.stream().map(Finding::job));
    verdicts.stream()
        .filter(verdict -> verdict.verdict() != Verdict.ALLOWED)
        .forEach(verdict -> troubled.add(verdict.job().name()));
    Set<String> troubledBuckets = names(findings.stream().map(Finding::bucket));
    Set<String> troubledTeams = names(findings.stream().map(Finding::team));
    List<AccessVerdict> access =
        verdicts.stream().filter(verdict -> !troubled.contains(verdict.job().name())).toList();
    return new CleanThings(
        access,
        access.stream().map(verdict -> verdict.job().name()).distinct().sorted().toList(),
        situation.buckets().stream()
            .filter(ReportBuilder::isJudged)
            .map(Bucket::name)
            .filter(name -> !troubledBuckets.contains(name))
            .sorted()
            .toList(),
        situation.teams().stream()
            .filter(team -> team.kind() == Workteam.Kind.PRIVATE)
            .map(Workteam::name)
            .filter(name -> !troubledTeams.contains(name))
            .sorted()
            .toList());
  }

  private static boolean isJudged(Bucket bucket) {
    return bucket.policy() instanceof BucketPolicyState.NoPolicy
        || bucket.policy().toJudgeBy().isPresent();
  }

  private static Set<String> names(Stream<Optional<String>> some) {
    return some.flatMap(Optional::stream).collect(Collectors.toCollection(TreeSet::new));
  }

  private List<Link> links(List<ReportedCause> causes) {
    if (causes.isEmpty()) {
      return List.of();
    }
    ReportedCause worst = causes.getFirst();
    List<Link> links = new ArrayList<>();
    situation.region().map(ConsoleLinks::new).ifPresent(console -> console(console, worst, links));
    docs.map(address -> address.check(worst.checks().getFirst())).ifPresent(links::add);
    return links;
  }

  private void console(ConsoleLinks console, ReportedCause worst, List<Link> links) {
    worst.bucket().map(console::bucket).ifPresent(links::add);
    if (!worst.jobs().isEmpty()) {
      links.add(console.jobs());
    }
    change.map(facts -> console.event(facts.id())).ifPresent(links::add);
  }
}
