package io.labelguard.core.check;

import io.labelguard.core.labeling.AccessPath;
import io.labelguard.core.labeling.Arn;
import io.labelguard.core.labeling.DataObjects;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.LabelingJob.Use;
import io.labelguard.core.labeling.Workteam;
import io.labelguard.core.labeling.setup.AutomationFaults;
import io.labelguard.core.labeling.setup.SettingFaults;
import io.labelguard.policy.model.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Lists the access paths and prerequisites of the judged jobs and teams that nothing has judged.
public final class NotJudged {

  private final JudgedSituation judged;
  private final Situation situation;
  private final Set<String> given;
  private final List<Note> notes = new ArrayList<>();

  private NotJudged(JudgedSituation judged) {
    this.judged = judged;
    this.situation = judged.situation();
    this.given =
        situation.buckets().stream()
            .filter(bucket -> !(bucket.policy() instanceof BucketPolicyState.NotChecked))
            .map(Bucket::name)
            .collect(Collectors.toSet());
  }

  /// Returns a note for each.
  public static List<Note> notes(JudgedSituation judged) {
    NotJudged all = new NotJudged(judged);
    all.situation.judgedJobs().forEach(all::job);
    all.notes.addAll(CorsNotes.notPermitted(all.situation));
    all.notes.addAll(KeyNotes.notPermitted(all.situation));
    all.notes.addAll(RoleNotes.notPermitted(all.situation));
    all.notes.addAll(NetworkNotes.notPermitted(all.situation));
    all.notes.addAll(FunctionNotes.notPermitted(all.situation));
    all.notes.addAll(StreamNotes.notPermitted(all.situation));
    all.notes.addAll(ConsoleNotes.undecided(judged));
    all.notes.addAll(GrantNotes.of(judged));
    all.otherAccounts();
    all.administration();
    all.situation.teams().forEach(all::team);
    return List.copyOf(all.notes);
  }

  private void job(LabelingJob job) {
    List<Note> own = new ArrayList<>();
    for (String bucket : job.buckets()) {
      if (!given.contains(bucket)) {
        own.add(
            Note.notChecked("the policy of bucket " + bucket + ", which was not given")
                .withCheck(checkOf(job, bucket).text())
                .withPath(AccessPath.GROUND_TRUTH)
                .withBucket(bucket));
      }
    }
    workers(job).ifPresent(own::add);
    dataObjects(job).ifPresent(own::add);
    automatedLabeling(job).ifPresent(own::add);
    own.addAll(NetworkNotes.ofAutomatedLabeling(job, situation));
    NetworkNotes.ofWorkforce(job, situation).ifPresent(own::add);
    ConsoleNotes.ofNobody(job, situation).ifPresent(own::add);
    cors(job).ifPresent(own::add);
    own.addAll(KeyNotes.of(job, situation));
    own.addAll(FunctionNotes.of(job, judged));
    settings(job).forEach(own::add);
    own.addAll(StreamNotes.of(job, situation));
    RoleNotes.notGiven(job, situation).ifPresent(own::add);
    RoleNotes.leftToUnread(job, situation).ifPresent(own::add);
    own.forEach(note -> notes.add(note.withJob(job.name())));
  }

  private Optional<Note> cors(LabelingJob job) {
    return CorsNotes.whyNotJudged(job, situation)
        .map(
            why ->
                Note.notChecked("CORS rules of the buckets that workers read" + why)
                    .withCheck(CheckId.CORS_TOO_NARROW.text()));
  }

  private static CheckId checkOf(LabelingJob job, String bucket) {
    return job.locationsIn(bucket).stream().allMatch(at -> at.use() == Use.DATA)
        ? CheckId.DATA_DENIED
        : CheckId.GROUND_TRUTH_DENIED;
  }

  private static Optional<Note> dataObjects(LabelingJob job) {
    List<String> unread =
        job.data()
            .map(DataObjects::unread)
            .orElse(List.of("objects that the manifest keeps in other buckets"));
    return unread.isEmpty()
        ? Optional.empty()
        : Optional.of(Note.notChecked(Wording.list(unread)).withCheck(CheckId.DATA_DENIED.text()));
  }

  private Optional<Note> workers(LabelingJob job) {
    return whyNotJudged(job)
        .map(
            why ->
                ofTheTeam(Note.notChecked("the workers' browsers, because " + why), job)
                    .withPath(AccessPath.WORKERS));
  }

  private Note ofTheTeam(Note note, LabelingJob job) {
    return situation.hasPrivateTeam(job)
        ? note
        : note.withCheck(CheckId.FOREIGN_WORKERS_DENIED.text());
  }

  private Optional<String> whyNotJudged(LabelingJob job) {
    if (job.data().filter(DataObjects::areOnlyWithin).isPresent()) {
      return Optional.empty();
    }
    if (situation.workforceOf(job).isEmpty()) {
      return Optional.of("the workforce is not known (check: --workforce FILE)");
    }
    if (job.data().isPresent()) {
      return isGiven(job, Use.DATA)
          ? Optional.empty()
          : Optional.of("the policy of a bucket with data objects was not given");
    }
    if (job.locations().stream().noneMatch(at -> at.use() == Use.MANIFEST)) {
      return Optional.of("the job names no manifest in a bucket");
    }
    return isGiven(job, Use.MANIFEST)
        ? Optional.empty()
        : Optional.of("the policy of the manifest's bucket was not given");
  }

  private boolean isGiven(LabelingJob job, Use use) {
    return job.locations().stream()
        .filter(at -> at.use() == use)
        .allMatch(at -> given.contains(at.at().bucket()));
  }

  private Optional<Note> automatedLabeling(LabelingJob job) {
    if (!job.automated() || JobNetwork.isInVpc(job)) {
      return Optional.empty();
    }
    return given.containsAll(job.buckets())
        ? Optional.empty()
        : Optional.of(
            Note.notChecked(
                    "automated labeling in SageMaker's own network (no VpcConfig), at the buckets"
                        + " whose policy was not given")
                .withCheck(CheckId.AUTOMATED_LABELING_DENIED.text())
                .withPath(AccessPath.AUTOMATED_LABELING));
  }

  private static List<Note> settings(LabelingJob job) {
    List<Note> own = new ArrayList<>();
    List<String> functions = SettingFaults.undecidedFunctions(job);
    if (!functions.isEmpty()) {
      own.add(
          Note.notChecked(
                  "whether Ground Truth has "
                      + (functions.size() == 1 ? "function " : "functions ")
                      + Wording.list(functions))
              .withCheck(CheckId.SETTINGS_REFUSED.text()));
    }
    List<String> missing = SettingFaults.missing(job);
    if (!missing.isEmpty()) {
      own.add(
          Note.notChecked(
                  "whether the request is whole: it has no "
                      + Wording.list(missing)
                      + ", which SageMaker needs")
              .withCheck(CheckId.SETTINGS_REFUSED.text()));
    }
    List<String> automation = AutomationFaults.undecided(job);
    if (!automation.isEmpty()) {
      own.add(Note.notChecked(Wording.list(automation)).withCheck(CheckId.AUTOMATION_UNFIT.text()));
    }
    return own;
  }

  /// A policy without an Allow for another account's role leaves the role without access, whatever
  /// its identity policies say.
  private void otherAccounts() {
    for (PathJudgement path : judged.groundTruth()) {
      Optional<String> owner = path.bucket().owner();
      Optional<String> account =
          path.job().roleArn().flatMap(Arn::parse).map(Arn::account).or(path.job()::account);
      if (owner.isPresent()
          && account.isPresent()
          && !owner.equals(account)
          && path.needs().stream().anyMatch(JudgedNeed::implicitlyDenied)) {
        notes.add(
            Note.notChecked(
                    "the grant for account "
                        + account.get()
                        + ": the bucket belongs to account "
                        + owner.get()
                        + ", and no Allow for the execution role is visible in its policy")
                .withJob(path.job().name())
                .withBucket(path.bucket().name()));
      }
    }
  }

  /// Where it is not known who looks after a policy, only whom it exempts can be said.
  private void administration() {
    if (!GuardLockedOut.nobodyIsKnown(situation)) {
      return;
    }
    for (Bucket bucket : situation.buckets()) {
      if (bucket.policy() instanceof BucketPolicyState.Readable(Policy policy)) {
        PolicyAdministration.of(bucket, policy)
            .onlyWhere()
            .ifPresent(
                where ->
                    notes.add(
                        Note.notChecked(
                                "who may read and change the policy of bucket "
                                    + bucket.name()
                                    + ": "
                                    + where)
                            .withCheck(CheckId.GUARD_LOCKED_OUT.text())
                            .withBucket(bucket.name())));
      }
    }
  }

  private void team(Workteam team) {
    if (team.kind() != Workteam.Kind.PRIVATE) {
      notes.add(
          Note.notChecked(
                  "the workers of a vendor's or public team, who cannot be constrained here")
              .withCheck(CheckId.TEAM_UNCONSTRAINED.text())
              .withTeam(team.name()));
    } else if (situation.workforce().isEmpty()) {
      notes.add(
          Note.notChecked(
                  "which presign constraint fits the team, because the workforce is not known"
                      + " (check: --workforce FILE)")
              .withCheck(CheckId.TEAM_CONSTRAINT_UNFIT.text())
              .withTeam(team.name()));
    }
  }
}
