package io.labelguard.core.check;

import io.labelguard.core.labeling.AccessPath;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.console.ConsolePrincipal;
import io.labelguard.policy.model.Policy;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/// How one bucket's policy decides what one person needs there who starts jobs in the console.
///
/// @param paths the person's path for each live job at the bucket that the person created or may
///     create, at least one
record ConsoleAccess(ConsolePrincipal who, List<PathJudgement> paths) {
  ConsoleAccess {
    paths = List.copyOf(paths);
  }

  /// Returns the access of everyone who is known to start one of the jobs at a bucket: who created
  /// it, and those of whom it is said that they start every job.
  static List<ConsoleAccess> of(BucketJudgement judged, BucketNeeds needs, CallerFacts facts) {
    Map<String, ConsolePrincipal> people = new LinkedHashMap<>();
    Stream.concat(
            facts.consolePrincipals().stream(),
            needs.jobs().stream().flatMap(job -> job.consoleUser().stream()))
        .forEach(who -> people.merge(who.arn(), who, ConsoleAccess::known));
    return people.values().stream()
        .map(
            who ->
                new ConsoleAccess(
                    who,
                    needs.jobs().stream()
                        .filter(job -> isOf(job, who, facts))
                        .map(job -> judged.judge(job, AccessPath.CONSOLE, needs.console(job, who)))
                        .filter(path -> !path.needs().isEmpty())
                        .toList()))
        .filter(access -> !access.paths.isEmpty())
        .toList();
  }

  /// Returns the one of two sessions of a role of which the role itself is known.
  private static ConsolePrincipal known(ConsolePrincipal one, ConsolePrincipal other) {
    return one.session().isPresent() ? other : one;
  }

  private static boolean isOf(LabelingJob job, ConsolePrincipal who, CallerFacts facts) {
    return Stream.concat(facts.consolePrincipals().stream(), job.consoleUser().stream())
        .anyMatch(person -> person.arn().equals(who.arn()));
  }

  Bucket bucket() {
    return paths.getFirst().bucket();
  }

  Policy policy() {
    return paths.getFirst().policy();
  }

  /// Whether the policy is only the event's copy.
  boolean stale() {
    return paths.getFirst().stale();
  }

  /// Returns the needs that are explicitly denied, in whole or in part, for any of the jobs.
  List<JudgedNeed> denied() {
    return paths.stream().flatMap(path -> path.denied().stream()).toList();
  }

  /// Returns the needs that cannot be decided, of actions that are not denied.
  List<JudgedNeed> undetermined() {
    List<String> denied = PathJudgement.actions(denied());
    return paths.stream()
        .flatMap(path -> path.undetermined().stream())
        .filter(need -> !denied.contains(need.action()))
        .toList();
  }

  /// Returns the jobs for which the person needs something that is denied.
  List<LabelingJob> jobsDenied() {
    return paths.stream().filter(path -> !path.denied().isEmpty()).map(PathJudgement::job).toList();
  }

  /// Returns the statements that deny one of these needs, in policy order.
  List<StatementRef> denying(Collection<JudgedNeed> some) {
    return statements(some, JudgedNeed::denying);
  }

  /// Returns the statements that may hold for one of these needs, in policy order.
  List<StatementRef> possible(Collection<JudgedNeed> some) {
    return statements(some, need -> need.evaluation().mayHold());
  }

  private List<StatementRef> statements(
      Collection<JudgedNeed> some, Function<JudgedNeed, Collection<Integer>> indexes) {
    TreeSet<Integer> all = new TreeSet<>();
    some.forEach(need -> all.addAll(indexes.apply(need)));
    return StatementRef.of(policy(), all);
  }

  /// Returns the condition keys on which some needs depend, as the policy first writes them.
  static List<String> unknownKeys(Collection<JudgedNeed> some) {
    TreeMap<String, String> keys = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    some.forEach(
        need -> need.evaluation().unknownKeys().forEach(key -> keys.putIfAbsent(key, key)));
    return keys.values().stream().sorted().toList();
  }
}
