package io.labelguard.core.record;

import io.labelguard.core.record.RecordContents.Claim;
import io.labelguard.core.record.RecordContents.KeptIntent;
import io.labelguard.core.record.RecordContents.Lease;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/// Keeps the guard's records in memory, for the demo, the command line and tests. Safe for many
/// threads. [#contents] can be stored and given to new records.
public final class InMemoryRecords extends InMemoryAlerts implements Records {

  private final Map<String, Claim> events;
  private final Map<String, Lease> leases;
  private final Map<String, List<Instant>> writes = new HashMap<>();
  private final SequencedMap<String, KeptIntent> intents = new LinkedHashMap<>();
  private final Set<String> temporary;
  private final Map<String, Rearmed> rearmed;
  private final List<Snapshot> snapshots;
  private final List<Sighting> sightings;
  private final Map<String, String> modes;

  /// Creates empty records.
  public InMemoryRecords() {
    this(RecordContents.NONE);
  }

  /// Creates records with the contents of earlier ones.
  public InMemoryRecords(RecordContents contents) {
    super(contents);
    events = new HashMap<>(contents.events());
    leases = new HashMap<>(contents.leases());
    contents.writes().forEach((target, made) -> writes.put(target, new ArrayList<>(made)));
    contents.intents().forEach(kept -> intents.put(kept.intent().id(), kept));
    temporary = new HashSet<>(contents.temporary());
    rearmed = new HashMap<>(contents.rearmed());
    snapshots = new ArrayList<>(contents.snapshots());
    sightings = new ArrayList<>(contents.sightings());
    modes = new HashMap<>(contents.modes());
  }

  /// Returns all that these records hold now.
  public synchronized RecordContents contents() {
    return new RecordContents(
        new TreeMap<>(events),
        new TreeMap<>(leases),
        new TreeMap<>(writes),
        List.copyOf(intents.values()),
        new TreeSet<>(temporary),
        new TreeMap<>(rearmed),
        new TreeMap<>(alerts),
        new TreeMap<>(messages),
        troubles,
        snapshots,
        sightings,
        new TreeMap<>(modes));
  }

  @Override
  public synchronized Answer claimEvent(String eventId, String owner, Instant now, Duration claim) {
    Claim held = events.get(eventId);
    if (held != null && held.until().isAfter(now)) {
      return held.finished() ? Answer.FINISHED : Answer.BUSY;
    }
    events.put(eventId, new Claim(false, Optional.of(owner), now.plus(claim)));
    return Answer.CLAIMED;
  }

  @Override
  public synchronized void finishEvent(String eventId, Instant now, Duration keep) {
    events.put(eventId, new Claim(true, Optional.empty(), now.plus(keep)));
  }

  @Override
  public synchronized void abandonEvent(String eventId, String owner) {
    events.computeIfPresent(
        eventId, (_, held) -> held.owner().equals(Optional.of(owner)) ? null : held);
  }

  @Override
  public synchronized boolean takeLease(
      Target.Fixable target, String holder, Instant now, Duration length) {
    Lease held = leases.get(target.key());
    if (held != null && held.until().isAfter(now) && !held.holder().equals(holder)) {
      return false;
    }
    leases.put(target.key(), new Lease(holder, now.plus(length)));
    return true;
  }

  @Override
  public synchronized void releaseLease(Target.Fixable target, String holder) {
    leases.computeIfPresent(target.key(), (_, held) -> held.holder().equals(holder) ? null : held);
  }

  @Override
  public synchronized boolean countWrite(
      Target.Fixable target, int limit, Instant now, Duration window) {
    List<Instant> made = writes.computeIfAbsent(target.counted().key(), _ -> new ArrayList<>());
    made.removeIf(at -> !at.isAfter(now.minus(window)));
    if (made.size() >= limit) {
      return false;
    }
    made.add(now);
    return true;
  }

  @Override
  public synchronized void forgetWrites(Target.Fixable target) {
    writes.remove(target.counted().key());
  }

  @Override
  public synchronized void rearm(Target.Fixable target, Rearmed by) {
    rearmed.merge(target.key(), by, (earlier, later) -> later.after(earlier));
  }

  @Override
  public synchronized void begin(Intent intent, Intent.Texts texts) {
    intents.put(intent.id(), new KeptIntent(intent, texts));
    if (intent.purpose() instanceof Purpose.TemporaryFix) {
      temporary.add(intent.id());
    }
  }

  @Override
  public synchronized void complete(Intent intent, Completion completion) {
    intents.put(
        intent.id(),
        new KeptIntent(
            kept(intent)
                .intent()
                .completed(completion.result(), completion.at(), completion.note()),
            texts(intent)));
  }

  @Override
  public synchronized Intent.Texts texts(Intent intent) {
    return kept(intent).texts();
  }

  private KeptIntent kept(Intent intent) {
    KeptIntent kept = intents.get(intent.id());
    if (kept == null) {
      throw new IllegalStateException("no intent " + intent.id() + " was begun");
    }
    return kept;
  }

  /// Does nothing: a past costs no reads here.
  @Override
  public synchronized void retire(Target.Fixable target, List<Intent> retired, Instant now) {}

  @Override
  public synchronized List<Intent> temporary() {
    return temporary.stream()
        .map(intents::get)
        .map(KeptIntent::intent)
        .sorted(Comparator.comparing(Intent::begun).thenComparing(Intent::id))
        .toList();
  }

  @Override
  public synchronized void endTemporary(String intentId) {
    temporary.remove(intentId);
  }

  @Override
  public synchronized TargetPast past(Target.Fixable target) {
    return past(target, Intent::withoutJobs);
  }

  @Override
  public synchronized TargetPast wholePast(Target.Fixable target) {
    return past(target, UnaryOperator.identity());
  }

  private TargetPast past(Target.Fixable target, UnaryOperator<Intent> as) {
    return new TargetPast(
        target,
        FORM,
        intents.reversed().values().stream()
            .map(KeptIntent::intent)
            .filter(intent -> intent.target().equals(target))
            .map(as)
            .sorted(Intents.NEWEST_FIRST)
            .toList(),
        Optional.ofNullable(rearmed.get(target.key())),
        writes.getOrDefault(target.counted().key(), List.of()).stream().sorted().toList());
  }

  @Override
  public synchronized void keep(Snapshot snapshot) {
    if (snapshot.text() instanceof Snapshot.Text.NotFetched) {
      throw new IllegalArgumentException("a snapshot is kept with its text");
    }
    snapshots.removeIf(snapshot::isOfTheSameChange);
    snapshots.add(snapshot);
  }

  @Override
  public synchronized void seenAgain(Snapshot snapshot) {
    snapshots.replaceAll(kept -> kept.isOfTheSameChange(snapshot) ? snapshot : kept);
  }

  @Override
  public synchronized void keep(Sighting sighting) {
    if (sighting.text() instanceof Snapshot.Text.NotFetched) {
      throw new IllegalArgumentException("a sighting is kept with its text");
    }
    sightings.removeIf(sighting::isSame);
    sightings.add(sighting.apart());
  }

  @Override
  public synchronized Optional<String> lastMode(Target.Fixable target) {
    return Optional.ofNullable(modes.get(target.key()));
  }

  @Override
  public synchronized void keepMode(Target.Fixable target, Optional<String> tag) {
    tag.ifPresentOrElse(mode -> modes.put(target.key(), mode), () -> modes.remove(target.key()));
  }

  @Override
  public synchronized BucketPast bucketPast(String bucket) {
    return bucketPast(bucket, Intent::withoutJobs);
  }

  private BucketPast bucketPast(String bucket, UnaryOperator<Intent> as) {
    return new BucketPast(
        past(Target.bucket(bucket), as),
        snapshots.reversed().stream()
            .filter(snapshot -> snapshot.bucket().equals(bucket))
            .sorted(Snapshots.NEWEST_FIRST)
            .limit(MOST)
            .toList(),
        sightings.stream()
            .filter(sighting -> sighting.bucket().equals(bucket))
            .sorted(Snapshots.LATEST_FIRST)
            .limit(MOST_SIGHTINGS)
            .toList(),
        trouble(Target.bucket(bucket).key()));
  }

  @Override
  public synchronized BucketPast wholePast(String bucket) {
    return bucketPast(bucket, UnaryOperator.identity());
  }
}
