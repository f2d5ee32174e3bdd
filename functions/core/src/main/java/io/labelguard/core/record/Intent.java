package io.labelguard.core.record;

import io.labelguard.core.fix.Fingerprint;
import io.labelguard.policy.PolicyReader;
import io.labelguard.policy.model.MalformedPolicyException;
import io.labelguard.policy.model.Policy;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// A write that is about to be made or was made. Its two texts are kept apart
/// ([Intents#texts(Intent)]): decisions need only their fingerprints.
///
/// @param target the bucket or team that is written
/// @param by ARN of the person who gave the command; empty for the guard's own writes
/// @param wrote the statements that the write adds to a bucket's policy, as [#wrote] names them
/// @param before fingerprint of the text before the write
/// @param after fingerprint of the text that was to be written
/// @param completion the outcome; empty while it is not known
public record Intent(
    String id,
    Target.Fixable target,
    Purpose purpose,
    Optional<String> by,
    SortedSet<String> wrote,
    Fingerprint before,
    Fingerprint after,
    Instant begun,
    Optional<Completion> completion) {

  /// Long enough that two statements of one bucket never share a name.
  private static final int NAME = 16;

  public Intent {
    wrote = Collections.unmodifiableSortedSet(new TreeSet<>(wrote));
  }

  /// Names the statements that the second of two texts has and the first has not. None where one of
  /// them is no policy.
  public static SortedSet<String> wrote(Texts texts) {
    SortedSet<String> added = new TreeSet<>();
    try {
      added.addAll(statements(PolicyReader.live(texts.after())));
      added.removeAll(statements(PolicyReader.live(texts.before())));
    } catch (MalformedPolicyException _) {
      added.clear();
    }
    return added;
  }

  /// Names the statements of a policy by the beginnings of their fingerprints. The names are as
  /// good in another place or spelling of the policy.
  public static SortedSet<String> statements(Policy policy) {
    return policy.statements().stream()
        .map(statement -> Fingerprint.of(statement).hex().substring(0, NAME))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// The exact texts before and after a write: an undo puts back the same characters, not only the
  /// same meaning.
  public record Texts(String before, String after) {}

  /// Returns this intent with its outcome.
  public Intent completed(FixOutcome.Result result, Instant at, String note) {
    return new Intent(
        id,
        target,
        purpose,
        by,
        wrote,
        before,
        after,
        begun,
        Optional.of(new Completion(result, at, note)));
  }

  /// Returns this intent as a past has it: without the names of jobs, however many there are.
  public Intent withoutJobs() {
    return purpose instanceof Purpose.TemporaryFix fix
        ? new Intent(id, target, fix.withoutJobs(), by, wrote, before, after, begun, completion)
        : this;
  }

  /// Returns the outcome, if it is known.
  public Optional<FixOutcome.Result> result() {
    return completion.map(Completion::result);
  }

  /// Whether it is a fix, not the end or the undo of one.
  public boolean isFix() {
    return purpose instanceof Purpose.Fix || purpose instanceof Purpose.TemporaryFix;
  }

  /// Whether its text may have been in force: all but what is known not to have been written.
  public boolean mayHaveBeenWritten() {
    return !result().equals(Optional.of(FixOutcome.Result.NOT_APPLIED));
  }
}
