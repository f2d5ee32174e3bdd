package io.labelguard.core.check;

import io.labelguard.core.labeling.AccessPath;
import java.util.List;
import java.util.Optional;

/// One thing found wrong: one per check, job, bucket and access path.
///
/// @param consequence what goes wrong, in one word
/// @param message one or more sentences for a person: who, what, which statement, what to do next;
///     holds strings from outside unescaped
public record Finding(
    CheckId check,
    Severity severity,
    Consequence consequence,
    About about,
    Evidence evidence,
    String message,
    FixAdvice fix) {

  /// @throws IllegalArgumentException where nothing is said
  public Finding {
    if (message.isBlank()) {
      throw new IllegalArgumentException("a finding of " + check.text() + " must say what it is");
    }
  }

  /// What a finding rests on.
  ///
  /// @param actions the S3 actions concerned, sorted
  /// @param statements the statements that decide, in policy order
  /// @param unknownKeys condition keys on which an undetermined answer depends, sorted
  public record Evidence(
      List<String> actions, List<StatementRef> statements, List<String> unknownKeys) {

    /// Nothing of a policy.
    public static final Evidence NONE = new Evidence(List.of(), List.of(), List.of());

    public Evidence {
      actions = List.copyOf(actions);
      statements = List.copyOf(statements);
      unknownKeys = List.copyOf(unknownKeys);
    }
  }

  /// What is flagged, before it is said why.
  ///
  /// @param severity the check's own, where nothing else is said
  record Subject(CheckId check, Severity severity, Consequence consequence, About about) {

    /// Returns the subject with another severity than the check's usual one.
    Subject as(Severity other) {
      return new Subject(check, other, consequence, about);
    }

    /// Returns the subject with another consequence than the check's usual one.
    Subject causing(Consequence other) {
      return new Subject(check, severity, other, about);
    }

    /// Returns the finding that no policy decides.
    Finding because(String message) {
      return because(Evidence.NONE, message);
    }

    /// Returns the finding that these statements decide.
    Finding because(List<StatementRef> statements, String message) {
      return because(new Evidence(List.of(), statements, List.of()), message);
    }

    /// Returns the finding that these statements decide, for these actions.
    Finding because(List<String> actions, List<StatementRef> statements, String message) {
      return because(new Evidence(actions, statements, List.of()), message);
    }

    /// Returns the finding that rests on this evidence.
    Finding because(Evidence evidence, String message) {
      return new Finding(check, severity, consequence, about, evidence, message, FixAdvice.none());
    }
  }

  /// Begins a finding of a check.
  static Subject of(Check check, About about) {
    return new Subject(check.id(), check.severity(), Consequence.of(check.id()), about);
  }

  /// Returns this finding with other advice.
  public Finding withFix(FixAdvice advice) {
    return new Finding(check, severity, consequence, about, evidence, message, advice);
  }

  /// Returns the S3 actions concerned, sorted.
  public List<String> actions() {
    return evidence.actions();
  }

  /// Returns the statements that decide, in policy order.
  public List<StatementRef> statements() {
    return evidence.statements();
  }

  /// Returns the condition keys on which an undetermined answer depends, sorted.
  public List<String> unknownKeys() {
    return evidence.unknownKeys();
  }

  /// Returns the bucket's name, where it is about one.
  public Optional<String> bucket() {
    return switch (about) {
      case About.Access access -> Optional.of(access.bucket());
      case About.Console(String bucket, _) -> Optional.of(bucket);
      case About.BucketItself(String bucket) -> Optional.of(bucket);
      case About.Place _,
          About.Job _,
          About.Dependency _,
          About.Team _,
          About.Workforce _,
          About.Labelguard _ ->
          Optional.empty();
    };
  }

  /// Returns the labeling job's name, where it is about one.
  public Optional<String> job() {
    return switch (about) {
      case About.Access access -> access.job();
      case About.Place(String job, _) -> Optional.of(job);
      case About.Job(String name) -> Optional.of(name);
      case About.Dependency dependency -> Optional.of(dependency.job());
      case About.Console _,
          About.BucketItself _,
          About.Team _,
          About.Workforce _,
          About.Labelguard _ ->
          Optional.empty();
    };
  }

  /// Returns the ARN or id of what a job depends on, where it is about something that is no bucket,
  /// job or team, or the ARN of the person in the console.
  public Optional<String> resource() {
    return switch (about) {
      case About.Dependency dependency -> Optional.of(dependency.resource());
      case About.Console(_, String principal) -> Optional.of(principal);
      case About.Access _,
          About.Place _,
          About.Job _,
          About.BucketItself _,
          About.Team _,
          About.Workforce _,
          About.Labelguard _ ->
          Optional.empty();
    };
  }

  /// Returns the work team's name, where it is about one.
  public Optional<String> team() {
    return switch (about) {
      case About.Access access -> access.team();
      case About.Team(String name) -> Optional.of(name);
      case About.Place _,
          About.Job _,
          About.Dependency _,
          About.Console _,
          About.BucketItself _,
          About.Workforce _,
          About.Labelguard _ ->
          Optional.empty();
    };
  }

  /// Returns the access path, where it is about one.
  public Optional<AccessPath> path() {
    return switch (about) {
      case About.Access access -> Optional.of(access.path());
      case About.Place _ -> Optional.of(AccessPath.GROUND_TRUTH);
      case About.Dependency dependency -> dependency.path();
      case About.Console _ -> Optional.of(AccessPath.CONSOLE);
      case About.Job _, About.BucketItself _, About.Team _, About.Workforce _, About.Labelguard _ ->
          Optional.empty();
    };
  }
}
