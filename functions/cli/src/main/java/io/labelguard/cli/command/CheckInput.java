package io.labelguard.cli.command;

import io.labelguard.cli.input.InputException;
import io.labelguard.cli.input.TextFile;
import io.labelguard.cli.print.Console;
import io.labelguard.core.check.Bucket;
import io.labelguard.core.check.BucketPolicyState;
import io.labelguard.core.check.Situation;
import io.labelguard.core.labeling.Described;
import io.labelguard.core.labeling.GroundTruthEndpoints;
import io.labelguard.core.labeling.LabelingDocuments;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.Workforce;
import io.labelguard.core.labeling.Workteam;
import io.labelguard.policy.PolicyReader;
import io.labelguard.policy.decide.BucketReach;
import io.labelguard.policy.json.Json;
import io.labelguard.policy.json.JsonReader;
import io.labelguard.policy.json.MalformedJsonException;
import io.labelguard.policy.model.MalformedPolicyException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The situation that the files of `labelguard check` describe.
///
/// @param notes sentences on what could not be read or was not checked
record CheckInput(Situation situation, List<String> notes) {

  static CheckInput read(CheckCommand command) {
    List<String> notes = new ArrayList<>();
    Optional<LabelingJob> job =
        command.job.map(
            file ->
                LabelingDocuments.labelingJob(document(file), command.region, Optional.empty()));
    job.ifPresent(read -> notes.addAll(read.unreadable()));
    Optional<Workteam> team =
        command.workteam.map(file -> value(LabelingDocuments.workteam(document(file)), notes));
    Optional<Workforce> workforce =
        command.workforce.map(file -> value(LabelingDocuments.workforce(document(file)), notes));
    Optional<BucketPolicyState> policy = command.policy.map(file -> policy(TextFile.read(file)));
    List<Bucket> buckets =
        policy
            .map(state -> buckets(state, job, command.bucket, command.region, notes))
            .orElse(List.of());
    notChecked(notes, policy.isPresent(), job, team, workforce);
    return new CheckInput(
        new Situation(
            job.flatMap(LabelingJob::account),
            job.flatMap(LabelingJob::region).or(() -> command.region),
            buckets,
            job.stream().toList(),
            team.stream().toList(),
            workforce,
            Optional.empty(),
            GroundTruthEndpoints.bundled()),
        notes);
  }

  private static BucketPolicyState policy(String text) {
    try {
      return new BucketPolicyState.Readable(PolicyReader.live(text));
    } catch (MalformedPolicyException e) {
      return new BucketPolicyState.Unreadable(text, e.problem().text());
    }
  }

  private static List<Bucket> buckets(
      BucketPolicyState policy,
      Optional<LabelingJob> job,
      Optional<String> bucket,
      Optional<String> region,
      List<String> notes) {
    List<String> names = new ArrayList<>();
    if (bucket.isPresent()) {
      names.add(bucket.get());
    } else {
      job.stream()
          .flatMap(read -> read.locations().stream())
          .map(location -> location.at().bucket())
          .distinct()
          .filter(name -> mayConcern(policy, name))
          .forEach(names::add);
      if (job.isPresent() && names.isEmpty()) {
        notes.add("The policy names none of the job's buckets, so it has no effect on the job.");
      }
    }
    if (names.isEmpty()) {
      names.add(named(policy));
    }
    Optional<String> owner = job.flatMap(LabelingJob::account);
    return names.stream().map(name -> new Bucket(name, region, owner, policy)).toList();
  }

  private static boolean mayConcern(BucketPolicyState policy, String bucket) {
    return !(policy instanceof BucketPolicyState.Readable readable)
        || BucketReach.canMatch(readable.policy(), bucket);
  }

  private static String named(BucketPolicyState policy) {
    Optional<String> named =
        policy instanceof BucketPolicyState.Readable readable
            ? BucketReach.firstNamed(readable.policy())
            : Optional.empty();
    return named.orElse("(the policy's bucket)");
  }

  private static void notChecked(
      List<String> notes,
      boolean policy,
      Optional<LabelingJob> job,
      Optional<Workteam> team,
      Optional<Workforce> workforce) {
    job.filter(read -> !read.status().live())
        .ifPresent(
            read ->
                notes.add(
                    "The job "
                        + read.name()
                        + " has ended ("
                        + read.status()
                        + "): its access is not checked."));
    if (job.isPresent() && !policy) {
      notes.add(
          "Not checked because no --policy was given: whether a bucket policy denies the job.");
    }
    if (job.isPresent() && policy) {
      notes.add("Not checked: the data objects that the job's manifest names.");
    }
    if (policy && job.isEmpty()) {
      notes.add(
          "Not checked because no --job was given: whether the policy denies a labeling job.");
    }
    if ((job.isPresent() || team.isPresent()) && workforce.isEmpty()) {
      notes.add(
          "Not checked because no --workforce was given: the workers' path, and which presign"
              + " constraint suits it.");
    }
  }

  private static <T> T value(Described<T> described, List<String> notes) {
    notes.addAll(described.notes());
    return described.value();
  }

  private static Json document(Path file) {
    try {
      Json document = JsonReader.read(TextFile.read(file));
      if (!(document instanceof Json.Obj)) {
        throw new InputException(
            Console.safe(file.toString())
                + ": must be one JSON object, as the AWS command line prints it");
      }
      return document;
    } catch (MalformedJsonException e) {
      throw new InputException(
          Console.safe(file.toString())
              + ": is not JSON: "
              + Console.safe(String.valueOf(e.getMessage())));
    }
  }
}
