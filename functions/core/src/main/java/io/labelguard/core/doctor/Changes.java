package io.labelguard.core.doctor;

import io.labelguard.core.check.AccessVerdict;
import io.labelguard.core.check.AccessVerdict.Verdict;
import io.labelguard.core.check.Bucket;
import io.labelguard.core.check.BucketPolicyState;
import io.labelguard.core.check.CheckId;
import io.labelguard.core.check.Checks;
import io.labelguard.core.check.Finding;
import io.labelguard.core.check.JudgedSituation;
import io.labelguard.core.check.Situation;
import io.labelguard.core.labeling.AccessPath;
import io.labelguard.core.labeling.Reading;
import io.labelguard.core.labeling.past.JobLife;
import io.labelguard.core.labeling.past.JobPast;
import io.labelguard.core.labeling.past.SubjectPast;
import io.labelguard.core.labeling.past.TrailEvent;
import io.labelguard.core.labeling.past.TrailEvent.BecamePolicy;
import io.labelguard.core.labeling.past.TrailPage;
import io.labelguard.core.labeling.past.TrailSubject;
import io.labelguard.policy.PolicyReader;
import io.labelguard.policy.model.MalformedPolicyException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What changed between a job's creation and its end, and how far back that could be seen.
///
/// @param changes oldest first
/// @param limits what was found no change of, and what could not be seen; sentences
public record Changes(List<Change> changes, List<String> limits) {
  public Changes {
    changes = List.copyOf(changes);
    limits = List.copyOf(limits);
  }

  /// Judges the changes of a job's past.
  ///
  /// @param situation of the job, as it is now
  public static Changes of(JobPast past, Situation situation) {
    List<Change> changes = new ArrayList<>();
    List<String> limits = new ArrayList<>();
    for (SubjectPast subject : past.subjects()) {
      for (TrailEvent event : subject.changes()) {
        changes.add(
            new Change(subject.subject(), event, judged(subject.subject(), event, situation)));
      }
      limits.addAll(limits(subject, past.life()));
    }
    if (past.life().back().isAfter(past.life().from())) {
      limits.add(
          "CloudTrail keeps events for %d days: it shows nothing before %s."
              .formatted(TrailPage.DAYS, time(past.life().back())));
    }
    past.subjects().stream()
        .flatMap(subject -> notRemembered(subject).stream())
        .forEach(limits::add);
    changes.sort(Comparator.comparing(change -> change.event().time()));
    return new Changes(changes, limits.stream().distinct().toList());
  }

  /// What Labelguard remembers of all buckets is in one table, so the sentence names no bucket.
  private static Optional<String> notRemembered(SubjectPast past) {
    return switch (past.seenSince()) {
      case Reading.Known<Optional<Instant>> _ -> Optional.empty();
      case Reading.NotPermitted<Optional<Instant>>(String permission, String reason) ->
          Optional.of(
              "What Labelguard remembers of the policies was not read: AWS refuses %s. AWS says: %s"
                  .formatted(permission, reason));
      case Reading.NotGiven<Optional<Instant>> _ ->
          Optional.of("What Labelguard remembers of the policies could not be read.");
    };
  }

  private static List<String> limits(SubjectPast past, JobLife life) {
    String subject = past.subject().words();
    List<String> limits = new ArrayList<>();
    String remembered =
        past.seenSince()
            .known()
            .flatMap(seen -> seen)
            .map(
                since ->
                    " Labelguard has watched its policy since "
                        + time(since)
                        + "; the changes that it saw are listed.")
            .orElse("");
    if (past.elsewhere().isPresent()) {
      return List.of(
          "CloudTrail shows no changes of %s here: %s.%s"
              .formatted(subject, past.elsewhere().get(), remembered));
    }
    switch (past.events()) {
      case Reading.NotPermitted<TrailPage>(String permission, String reason) ->
          limits.add(
              "The changes of %s could not be looked up: AWS refuses %s. AWS says: %s.%s"
                  .formatted(subject, permission, reason, remembered));
      case Reading.NotGiven<TrailPage> _ ->
          limits.add("The changes of %s could not be looked up.%s".formatted(subject, remembered));
      case Reading.Known<TrailPage>(TrailPage page) -> {
        if (!page.complete()) {
          limits.add(
              "Only the newest events of %s were read: they go back to %s."
                  .formatted(subject, page.oldest().map(Changes::time).orElse("the end")));
        } else if (past.changes().isEmpty()) {
          limits.add(
              "No change found of %s from %s to %s."
                  .formatted(subject, time(life.back()), time(life.to())));
        }
      }
    }
    return limits;
  }

  private static String time(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static Optional<Change.Judged> judged(
      TrailSubject subject, TrailEvent event, Situation situation) {
    return became(event)
        .flatMap(
            policy ->
                situation.buckets().stream()
                    .filter(bucket -> subject.kind() == TrailSubject.Kind.BUCKET)
                    .filter(bucket -> bucket.name().equals(subject.name()))
                    .findFirst()
                    .map(bucket -> judged(with(bucket, policy), situation)));
  }

  /// Returns the policy that an event left; empty where its text is not known or no policy.
  private static Optional<BucketPolicyState> became(TrailEvent event) {
    return switch (event.policy()) {
      case BecamePolicy.Text(String text) -> readable(text);
      case BecamePolicy.None _ -> Optional.of(new BucketPolicyState.NoPolicy());
      case BecamePolicy.NotKnown _, BecamePolicy.NotConcerned _ -> Optional.empty();
    };
  }

  private static Optional<BucketPolicyState> readable(String text) {
    try {
      return Optional.of(new BucketPolicyState.Readable(PolicyReader.live(text)));
    } catch (MalformedPolicyException _) {
      return Optional.empty();
    }
  }

  private static Bucket with(Bucket bucket, BucketPolicyState policy) {
    return new Bucket(bucket.name(), bucket.region(), bucket.owner(), policy);
  }

  private static Change.Judged judged(Bucket bucket, Situation situation) {
    JudgedSituation judged = new JudgedSituation(situation.withBuckets(List.of(bucket)));
    List<AccessVerdict> verdicts = judged.verdicts();
    Stream<AccessPath> inVpc =
        Checks.run(judged).stream()
            .filter(found -> found.check() == CheckId.AUTOMATED_LABELING_IN_VPC)
            .map(Finding::path)
            .flatMap(Optional::stream);
    List<AccessPath> denied =
        Stream.concat(paths(verdicts, Verdict.DENIED, Verdict.PARTLY_DENIED), inVpc)
            .distinct()
            .sorted()
            .toList();
    return new Change.Judged(
        denied,
        paths(verdicts, Verdict.CANNOT_TELL).filter(path -> !denied.contains(path)).toList());
  }

  private static Stream<AccessPath> paths(List<AccessVerdict> all, Verdict... verdicts) {
    return all.stream()
        .filter(verdict -> List.of(verdicts).contains(verdict.verdict()))
        .map(AccessVerdict::path)
        .distinct()
        .sorted();
  }
}
