package io.labelguard.core.record;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What is remembered of the writes of one target, read once.
///
/// @param form the form of the records; where it is not [Records#FORM], nothing may be written
/// @param intents newest first
/// @param rearmed the last `rearm` by a person, with the writes that it and earlier ones cover
/// @param writes when the guard wrote, oldest first; at least the writes that the breaker counts,
///     which for CORS rules are all writes to the bucket
public record TargetPast(
    Target.Fixable target,
    int form,
    List<Intent> intents,
    Optional<Rearmed> rearmed,
    List<Instant> writes) {

  /// How late an event of a write in the same moment may come.
  private static final Duration LATEST_EVENT = Duration.ofDays(3);

  public TargetPast {
    intents = List.copyOf(intents);
    writes = List.copyOf(writes);
  }

  /// Returns the newest write that was begun.
  public Optional<Intent> newest() {
    return intents.stream().findFirst();
  }

  /// Returns the intents that no `rearm` covers, newest first.
  public List<Intent> sinceRearm() {
    return intents.stream()
        .filter(intent -> rearmed.filter(each -> each.writes().contains(intent.id())).isEmpty())
        .toList();
  }

  /// Returns the intents that decide nothing any more, oldest first: writes that were not made,
  /// and, after [Intents#KEPT], the ends and undos of fixes, temporary fixes that were removed, and
  /// fixes that a `rearm` covers. An event may come late, and the newest may not have been
  /// published, so those stay.
  public List<Intent> retirable(Instant now) {
    Set<String> ended =
        intents.stream()
            .filter(intent -> intent.result().equals(Optional.of(FixOutcome.Result.APPLIED)))
            .flatMap(
                intent ->
                    intent.purpose() instanceof Purpose.End(String fix)
                        ? Stream.of(fix)
                        : Stream.empty())
            .collect(Collectors.toSet());
    List<Intent> uncovered = sinceRearm();
    return intents.stream()
        .skip(1)
        .filter(intent -> intent.begun().isBefore(now.minus(LATEST_EVENT)))
        .filter(intent -> intent.completion().isPresent())
        .filter(
            intent ->
                !intent.mayHaveBeenWritten()
                    || (intent.begun().isBefore(now.minus(Intents.KEPT))
                        && (!intent.isFix()
                            || ended.contains(intent.id())
                            || !uncovered.contains(intent))))
        .toList()
        .reversed();
  }

  /// Returns when the guard wrote after that time, oldest first.
  public List<Instant> writesSince(Instant start) {
    return writes.stream().filter(at -> at.isAfter(start)).toList();
  }

  /// Returns this past with a newer state of an intent, or one more.
  public TargetPast with(Intent intent) {
    boolean known = intents.stream().anyMatch(each -> each.id().equals(intent.id()));
    return new TargetPast(
        target,
        form,
        known
            ? intents.stream().map(each -> each.id().equals(intent.id()) ? intent : each).toList()
            : Stream.concat(Stream.of(intent), intents.stream())
                .sorted(Intents.NEWEST_FIRST)
                .toList(),
        rearmed,
        writes);
  }
}
