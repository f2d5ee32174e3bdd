package io.labelguard.core.doctor;

import io.labelguard.core.check.CheckId;
import io.labelguard.core.check.CorsNeed;
import io.labelguard.core.check.Finding;
import io.labelguard.core.check.Note;
import io.labelguard.core.check.Situation;
import io.labelguard.core.doctor.Prerequisite.State;
import io.labelguard.core.labeling.AccessPath;
import io.labelguard.core.labeling.LabelingJob;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Answers questions about a job by what the checks found and by what they say was not judged.
///
/// @param findings of the job, its buckets and its team
/// @param notes likewise
record Answers(LabelingJob job, Situation situation, List<Finding> findings, List<Note> notes) {

  /// @param resource what it is about, where that is one thing
  record Answer(State state, Optional<String> resource, String evidence) {}

  /// Answers a question.
  ///
  /// @param bucket the one that it is asked of; empty where it is asked of the job
  Answer to(Question question, Optional<String> bucket) {
    if (!question.appliesTo(job)) {
      return new Answer(State.NOT_APPLICABLE, Optional.empty(), "The job does not use it.");
    }
    return finding(question.check()::equals, bucket)
        .map(found -> answer(State.FINDING, found))
        .or(
            () ->
                findings.stream()
                    .filter(found -> found.check() == CheckId.CANNOT_TELL)
                    .filter(found -> isAbout(found.bucket(), bucket) && isOpen(question, found))
                    .findFirst()
                    .map(found -> answer(State.CANNOT_TELL, found)))
        .or(() -> corsRule(question, bucket))
        .or(
            () ->
                notes.stream()
                    .filter(note -> note.kind() == Note.Kind.NOT_CHECKED)
                    .filter(note -> isOf(question, note))
                    .filter(note -> isAbout(note.bucket(), bucket))
                    .findFirst()
                    .map(note -> new Answer(State.NOT_CHECKED, Optional.empty(), note.message())))
        .or(
            () ->
                question
                    .unread(job, situation, bucket)
                    .map(why -> new Answer(State.NOT_CHECKED, Optional.empty(), why)))
        .orElseGet(() -> new Answer(State.OK, Optional.empty(), question.sound()));
  }

  /// Returns which CORS rules of a bucket fit, where its rules were read and nothing is wrong with
  /// them, whatever is not known of others.
  private Optional<Answer> corsRule(Question question, Optional<String> bucket) {
    if (question != Question.CORS || bucket.isEmpty()) {
      return Optional.empty();
    }
    return situation
        .setUp()
        .flatMap(setUp -> setUp.corsOf(bucket.get()).known())
        .flatMap(
            rules ->
                CorsNeed.of(job).stream()
                    .filter(need -> need.bucket().equals(bucket.get()))
                    .findFirst()
                    .map(need -> new Answer(State.OK, Optional.empty(), need.admitted(rules))));
  }

  private Optional<Finding> finding(Predicate<CheckId> check, Optional<String> bucket) {
    return findings.stream()
        .filter(found -> check.test(found.check()))
        .filter(found -> isAbout(found.bucket(), bucket))
        .findFirst();
  }

  /// Whether a note says that something of a question was not judged. One that names no check is
  /// about its path, or about what another account's bucket must allow.
  private boolean isOf(Question question, Note note) {
    return note.check()
        .map(question.check().text()::equals)
        .or(() -> note.path().map(path -> ofPath(Optional.of(path)) == question))
        .orElseGet(() -> note.bucket().isPresent() && question == Question.GRANT);
  }

  private static Answer answer(State state, Finding found) {
    return new Answer(state, found.resource(), found.message());
  }

  private static boolean isAbout(Optional<String> named, Optional<String> bucket) {
    return named.isEmpty() || bucket.isEmpty() || named.equals(bucket);
  }

  /// Whether what cannot be decided leaves a question open.
  private boolean isOpen(Question question, Finding open) {
    return leftOpen(open) == question;
  }

  private Question leftOpen(Finding open) {
    Optional<String> service = open.resource().map(arn -> arn.split(":", 4)).map(Answers::service);
    if (service.isPresent()) {
      return switch (service.get()) {
        case "iam" -> Question.ROLE;
        case "kms" -> Question.KEYS;
        case "lambda" -> Question.FUNCTIONS;
        case "sns", "sqs" -> Question.STREAM;
        default -> ofPath(open.path());
      };
    }
    return ofPath(open.path());
  }

  private static String service(String[] parts) {
    return parts.length > 2 ? parts[2] : "";
  }

  private Question ofPath(Optional<AccessPath> path) {
    return switch (path.orElse(AccessPath.GROUND_TRUTH)) {
      case GROUND_TRUTH, CONSOLE -> Question.GROUND_TRUTH;
      case WORKERS -> Question.WORKERS;
      case AUTOMATED_LABELING ->
          Question.NETWORK.appliesTo(job) ? Question.NETWORK : Question.AUTOMATED;
      case FUNCTIONS -> Question.FUNCTIONS;
    };
  }
}
