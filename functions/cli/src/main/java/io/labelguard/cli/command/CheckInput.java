package io.labelguard.cli.command;

import io.labelguard.cli.input.InputException;
import io.labelguard.cli.input.JobFile;
import io.labelguard.cli.input.ManifestFile;
import io.labelguard.cli.input.NearestName;
import io.labelguard.cli.input.PolicyFile;
import io.labelguard.cli.input.TeamFile;
import io.labelguard.cli.input.TextFile;
import io.labelguard.cli.print.Console;
import io.labelguard.cli.report.ManifestProgress;
import io.labelguard.core.check.Bucket;
import io.labelguard.core.check.BucketPolicyState;
import io.labelguard.core.check.CallerFacts;
import io.labelguard.core.check.Note;
import io.labelguard.core.check.ProgressFacts;
import io.labelguard.core.check.SetUp;
import io.labelguard.core.check.Situation;
import io.labelguard.core.labeling.Described;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.S3Location;
import io.labelguard.core.labeling.Workforce;
import io.labelguard.core.labeling.Workteam;
import io.labelguard.core.labeling.manifest.ListedData;
import io.labelguard.policy.PolicyReader;
import io.labelguard.policy.decide.BucketReach;
import io.labelguard.policy.model.Policy;
import io.labelguard.policy.model.Problem;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/// The situation that the files of `labelguard check` describe.
///
/// @param policy the bucket policy, where one is given
/// @param refused why PutBucketPolicy would refuse the policy
/// @param notes sentences on what could not be read
record CheckInput(
    Situation situation, Optional<Policy> policy, List<Problem> refused, List<Note> notes) {

  static CheckInput read(CheckCommand command) {
    TextFile.onlyOneFromStandardInput(command.files());
    List<Note> notes = new ArrayList<>();
    List<LabelingJob> jobs =
        command.jobs.stream()
            .map(file -> JobFile.read(file, command.region))
            .map(job -> command.manifest.map(file -> withData(job, file, command)).orElse(job))
            .toList();
    for (LabelingJob job : jobs) {
      job.unreadable().forEach(text -> notes.add(Note.of(text).withJob(job.name())));
    }
    Optional<Workteam> team = command.workteam.map(file -> value(TeamFile.workteam(file), notes));
    Optional<Workforce> workforce =
        command.workforce.map(file -> value(TeamFile.workforce(file), notes));
    Optional<Policy> policy =
        command.policy.map(file -> PolicyFile.bucketPolicy(file, PolicyReader::live));
    Optional<String> account = first(jobs, LabelingJob::account);
    return new CheckInput(
        new Situation(
                account,
                first(jobs, LabelingJob::region).or(() -> command.region),
                buckets(policy, jobs, command, notes),
                jobs,
                team.stream().toList(),
                workforce,
                Optional.empty(),
                command.facts.endpoint.table())
            .withEndedJobs()
            .withSetUp(SetUp.NOT_GIVEN)
            .withFacts(facts(command, jobs))
            .withProgress(ProgressFacts.firstLook(Instant.now())),
        policy,
        policy.map(CheckInput::refused).orElse(List.of()),
        notes);
  }

  private static LabelingJob withData(LabelingJob job, Path manifest, CheckCommand command) {
    try (ManifestProgress progress =
        ManifestProgress.on(command.output.console(), ManifestFile.size(manifest))) {
      return job.withData(ListedData.of(ManifestFile.scan(manifest, Long.MAX_VALUE, progress)));
    }
  }

  private static Optional<String> first(
      List<LabelingJob> jobs, Function<LabelingJob, Optional<String>> field) {
    return jobs.stream().map(field).flatMap(Optional::stream).findFirst();
  }

  private static CallerFacts facts(CheckCommand command, List<LabelingJob> jobs) {
    List<String> used = jobs.stream().flatMap(job -> job.roleArn().stream()).toList();
    return new CallerFacts(command.facts.roles(used), command.facts.organization())
        .withConsole(command.starters.principals());
  }

  private static List<Problem> refused(Policy policy) {
    return PolicyReader.strict(policy.text()).problems().stream()
        .filter(problem -> problem.level() == Problem.Level.ERROR)
        .toList();
  }

  private static List<Bucket> buckets(
      Optional<Policy> policy, List<LabelingJob> jobs, CheckCommand command, List<Note> notes) {
    NavigableSet<String> used = new TreeSet<>();
    jobs.forEach(job -> used.addAll(job.buckets()));
    command.bucket.ifPresent(name -> refuseUnused(name, jobs, used));
    List<Bucket> buckets = new ArrayList<>();
    policy.ifPresent(
        read ->
            names(read, used, command.bucket, notes).stream()
                .filter(name -> !S3Location.isReserved(name))
                .map(name -> bucket(name, jobs, new BucketPolicyState.Readable(read)))
                .forEach(buckets::add));
    used.stream()
        .filter(S3Location::isReserved)
        .map(name -> bucket(name, jobs, BucketPolicyState.NotRead.RESERVED_NAME))
        .forEach(buckets::add);
    return buckets;
  }

  /// The bucket is taken to belong to the account of a job that uses it, and to be in its Region.
  private static Bucket bucket(String name, List<LabelingJob> jobs, BucketPolicyState policy) {
    List<LabelingJob> there = jobs.stream().filter(job -> job.buckets().contains(name)).toList();
    return new Bucket(name, Optional.empty(), first(there, LabelingJob::account), policy);
  }

  private static void refuseUnused(
      String bucket, List<LabelingJob> jobs, NavigableSet<String> used) {
    if (jobs.isEmpty() || used.contains(bucket)) {
      return;
    }
    String which =
        jobs.size() == 1 ? "job " + jobs.getFirst().name() + " does not use" : "no job uses";
    throw new InputException(
        Console.safe(
            which
                + " bucket "
                + bucket
                + NearestName.among(used, bucket)
                    .map(near -> "; did you mean " + near + "?")
                    .orElse("; it names no bucket that can be read")));
  }

  /// Returns the buckets that the policy is taken to be of: those of the jobs that it names.
  private static List<String> names(
      Policy policy, NavigableSet<String> used, Optional<String> bucket, List<Note> notes) {
    if (bucket.isPresent()) {
      return List.of(bucket.get());
    }
    List<String> names = used.stream().filter(name -> BucketReach.canMatch(policy, name)).toList();
    if (names.isEmpty() && !used.isEmpty()) {
      notes.add(
          Note.of("The policy names none of the job's buckets, so it has no effect on the job."));
    }
    return names.isEmpty()
        ? List.of(BucketReach.firstNamed(policy).orElse("(the policy's bucket)"))
        : names;
  }

  private static <T> T value(Described<T> described, List<Note> notes) {
    described.notes().forEach(text -> notes.add(Note.of(text)));
    return described.value();
  }
}
