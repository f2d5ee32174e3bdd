package io.labelguard.core.record;

import io.labelguard.core.record.message.AlertThread;
import io.labelguard.core.record.message.Trouble;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// All that the guard's records hold at one time, for storing.
///
/// @param events claims by event id
/// @param leases by [Target#key()]
/// @param writes that the breaker counts, by [Target#key()]
/// @param intents in the order in which they were begun
/// @param temporary ids of the temporary fixes that were not removed yet
/// @param rearmed the last `rearm`, by [Target#key()]
/// @param alerts by key
/// @param messages of each alert, by the alert's id
/// @param troubles by [Trouble#about()]
/// @param snapshots in the order in which they were kept
/// @param sightings likewise
/// @param modes what the tags `labelguard:mode` said last, by [Target#key()]
public record RecordContents(
    SortedMap<String, Claim> events,
    SortedMap<String, Lease> leases,
    SortedMap<String, List<Instant>> writes,
    List<KeptIntent> intents,
    SortedSet<String> temporary,
    SortedMap<String, Rearmed> rearmed,
    SortedMap<String, Alerted> alerts,
    SortedMap<String, AlertThread> messages,
    SortedMap<String, Trouble> troubles,
    List<Snapshot> snapshots,
    List<Sighting> sightings,
    SortedMap<String, String> modes) {

  static final RecordContents NONE =
      new RecordContents(
          new TreeMap<>(),
          new TreeMap<>(),
          new TreeMap<>(),
          List.of(),
          new TreeSet<>(),
          new TreeMap<>(),
          new TreeMap<>(),
          new TreeMap<>(),
          new TreeMap<>(),
          List.of(),
          List.of(),
          new TreeMap<>());

  /// @throws IllegalArgumentException where an intent is there twice, or a temporary fix is listed
  ///     that has no intent
  public RecordContents {
    events = copy(events);
    leases = copy(leases);
    writes =
        writes.entrySet().stream()
            .collect(
                Collectors.collectingAndThen(
                    Collectors.toMap(
                        each -> each.getKey(),
                        each -> List.copyOf(each.getValue()),
                        (one, _) -> one,
                        TreeMap::new),
                    Collections::unmodifiableSortedMap));
    intents = List.copyOf(intents);
    temporary = Collections.unmodifiableSortedSet(new TreeSet<>(temporary));
    rearmed = copy(rearmed);
    alerts = copy(alerts);
    messages = copy(messages);
    troubles = copy(troubles);
    snapshots = List.copyOf(snapshots);
    sightings = List.copyOf(sightings);
    modes = copy(modes);
    SortedSet<String> ids = new TreeSet<>();
    for (KeptIntent kept : intents) {
      if (!ids.add(kept.intent().id())) {
        throw new IllegalArgumentException("the intent " + kept.intent().id() + " is there twice");
      }
    }
    for (String id : temporary) {
      if (!ids.contains(id)) {
        throw new IllegalArgumentException(
            "the temporary fix " + id + " is listed but has no intent");
      }
    }
  }

  /// An event that is being processed until then, or was finished and is remembered until then.
  ///
  /// @param owner the run that processes it; empty where it was finished
  public record Claim(boolean finished, Optional<String> owner, Instant until) {}

  /// An intent with its texts.
  public record KeptIntent(Intent intent, Intent.Texts texts) {}

  /// The run that may write a bucket or team.
  public record Lease(String holder, Instant until) {}

  /// When an alert was published, and how often it was repeated since.
  public record Alerted(Instant at, int merged) {}

  /// Whether the event was ever claimed.
  public boolean knows(String eventId) {
    return events.containsKey(eventId);
  }

  /// Returns the latest time in the records; empty where there is none.
  public Optional<Instant> latest() {
    return Stream.of(
            writes.values().stream().flatMap(List::stream),
            intents.stream().map(kept -> kept.intent().begun()),
            intents.stream()
                .flatMap(kept -> kept.intent().completion().map(Completion::at).stream()),
            rearmed.values().stream().map(Rearmed::at),
            alerts.values().stream().map(Alerted::at),
            messages.values().stream().map(thread -> thread.last().begun()),
            troubles.values().stream().map(Trouble::published),
            snapshots.stream().map(Snapshot::lastSeen),
            sightings.stream().map(Sighting::until))
        .flatMap(times -> times)
        .max(Instant::compareTo);
  }

  private static <T> SortedMap<String, T> copy(SortedMap<String, T> map) {
    return Collections.unmodifiableSortedMap(new TreeMap<>(map));
  }
}
