package io.labelguard.core.check;

import io.labelguard.core.labeling.AccessPath;
import io.labelguard.core.labeling.LabelingJob;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// All checks, and how they are run.
public final class Checks {

  /// Every check, by id.
  public static final List<Check> ALL =
      List.of(
          new GroundTruthDenied(),
          new AutomatedLabelingInVpc(),
          new WorkersDenied(),
          new GrantRemoved(),
          new OutputEncryption(),
          new GuardLockedOut(),
          new AutomatedLabelingDenied(),
          new BucketElsewhere(),
          new ForeignWorkersDenied(),
          new CorsTooNarrow(),
          new AutomationUnfit(),
          new DataDenied(),
          new KeyUnusable(),
          new ConsoleDenied(),
          new JobProgress(),
          new FunctionUnusable(),
          new RoleUnfit(),
          new SettingsRefused(),
          new StreamUnfit(),
          new TeamUnconstrained(),
          new TeamConstraintUnfit(),
          new WorkforceOpen(),
          new WorkforceVpcUnfit(),
          new LinksOpenAnywhere(),
          new WrongRegionEndpoint(),
          new WrongKindOfValue(),
          new MeaningUnclear(),
          new NoTrail(),
          new CannotTell(),
          new CheckFailed());

  private static final Comparator<Optional<String>> TEXT =
      Comparator.comparing(text -> text.orElse(""));

  /// Worst first, then by check, bucket, job, path, team and other resource.
  private static final Comparator<Finding> ORDER =
      Comparator.comparing(Finding::severity)
          .thenComparing(Finding::check)
          .thenComparing(Finding::bucket, TEXT)
          .thenComparing(Finding::job, TEXT)
          .thenComparing(finding -> finding.path().map(Enum::ordinal).orElse(-1))
          .thenComparing(Finding::team, TEXT)
          .thenComparing(Finding::resource, TEXT);

  private Checks() {}

  /// Runs every check and returns what they find, worst first. Those of the jobs' set-up run only
  /// where the situation has what they look at.
  public static List<Finding> run(JudgedSituation judged) {
    boolean withSetUp = judged.situation().setUp().isPresent();
    return run(ALL.stream().filter(check -> withSetUp || !check.id().isOfSetUp()).toList(), judged);
  }

  /// Returns what is found of the denials of Ground Truth's own access (LG101, LG205) to some of
  /// the live jobs at one bucket.
  public static List<Finding> groundTruthDenied(
      BucketJudgement judged, Predicate<LabelingJob> which) {
    Check all = new GroundTruthDenied();
    Check data = new DataDenied();
    return judged.on(AccessPath.GROUND_TRUTH, which).stream()
        .flatMap(path -> GroundTruthDenial.of(path, judged.endpoints()).stream())
        .filter(denial -> denial.check().deniesGroundTruth())
        .map(denial -> denial.finding(denial.check() == data.id() ? data : all))
        .toList();
  }

  /// Returns what is found of a job's places from whose names no bucket can be read (LG801).
  public static List<Finding> unresolvedPlaces(LabelingJob job) {
    return PlaceUnresolved.findings(new CannotTell(), job);
  }

  /// Returns what is found of a job's settings (LG202 of a closed team, LG204, LG211, LG212 of the
  /// output path), worst first.
  public static List<Finding> settings(LabelingJob job) {
    return Stream.of(
            new ForeignWorkersDenied().closed(job),
            new SettingsRefused().finding(job),
            new AutomationUnfit().finding(job),
            new StreamUnfit().outputWithinInput(job))
        .flatMap(Optional::stream)
        .toList();
  }

  /// Returns what is found of things that jobs depend on and that are no bucket or team, worst
  /// first.
  ///
  /// @param judged with the jobs' set-up and their buckets
  public static List<Finding> dependencies(JudgedSituation judged) {
    List<Check> checks =
        Stream.concat(
                ALL.stream().filter(check -> check.id().isOfSetUp()),
                Stream.of(new DependencyUndecided()))
            .toList();
    return run(checks, judged).stream()
        .filter(
            finding ->
                finding.about() instanceof About.Dependency
                    || finding.check() == CheckId.AUTOMATED_LABELING_IN_VPC)
        .toList();
  }

  /// Returns what is found of a running job's progress (LG208).
  public static Optional<Finding> jobProgress(LabelingJob job, ProgressFacts facts) {
    return new JobProgress().finding(job, facts);
  }

  /// Returns the finding that no trail logs management events (LG501).
  public static Finding noTrail() {
    return NoTrail.finding();
  }

  /// Whether a check of the bucket depends on the work teams of its jobs (LG305).
  public static boolean dependOnTeams(Bucket bucket) {
    return bucket.policy().toJudgeBy().filter(RoleExemptions::isPossible).isPresent();
  }

  /// Returns the finding (LG901) of a call to AWS that failed.
  ///
  /// @param sentence what could not be done, and AWS's own words
  public static Finding callFailed(String sentence) {
    return CheckFailed.call(sentence);
  }

  /// Runs these checks; one that throws becomes a finding of its own, and the others still run.
  static List<Finding> run(List<Check> checks, JudgedSituation judged) {
    List<Finding> findings = new ArrayList<>();
    for (Check check : checks) {
      try {
        findings.addAll(check.findings(judged));
      } catch (RuntimeException e) {
        findings.add(CheckFailed.finding(check, e));
      }
    }
    return findings.stream().sorted(ORDER).toList();
  }
}
