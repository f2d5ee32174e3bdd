package io.labelguard.aws.records;

import io.labelguard.core.index.Completeness;
import io.labelguard.core.index.IndexedJob;
import io.labelguard.core.index.JobId;
import io.labelguard.core.index.JobIndex;
import io.labelguard.core.index.JobRow;
import io.labelguard.core.index.UsedThing;
import io.labelguard.core.labeling.LabelingJob.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Keeps the job index in the same table as the guard's records.
///
/// | pk | sk | what |
/// |---|---|---|
/// | `job/job/NAME` | `job` | all that is known of a labeling job; expires |
/// | `job/bucket/BUCKET` | `NAME` | a job that uses the bucket, and its status; expires |
/// | `job/uses/KIND/THING` | `NAME` | likewise for a key, role, function, topic, subnet or team |
/// | `job/complete` | `REGION` | since when the index holds every live job; expires |
///
/// The item of a job is written first, if nobody else changed it since it was read. Then its rows
/// are written, each unless a later version of the job wrote it, and at last the item is marked as
/// listed. A call that dies in between leaves an item without that mark, and the next fact about
/// the job writes the rows again. A sighting that changes nothing but times writes the item alone,
/// and the rows once a day ([JobIndex#RENEWED]).
public final class DynamoJobIndex implements JobIndex {

  /// For how long the answer to [#completeSince] is not read again.
  private static final Duration REMEMBERED = Duration.ofMinutes(5);

  private final StateTable table;
  private final Map<String, Read> complete = new ConcurrentHashMap<>();

  /// What the table said of a Region.
  private record Read(Optional<Completeness> found, Instant at) {
    boolean holds(Instant now) {
      return !now.isBefore(at) && now.isBefore(at.plus(REMEMBERED));
    }
  }

  /// @param table the table's name
  public DynamoJobIndex(DynamoDbClient dynamo, String table) {
    this.table = new StateTable(dynamo, table);
  }

  @Override
  public List<IndexedJob> add(Collection<IndexedJob> facts) {
    SortedMap<JobId, IndexedJob> added = new TreeMap<>();
    facts.forEach(fact -> added.merge(fact.id(), fact, IndexedJob::with));
    Map<JobId, JobItem> stored = items(added.keySet());
    List<IndexedJob> known = new ArrayList<>();
    added.forEach((id, fact) -> known.add(add(fact, Optional.ofNullable(stored.get(id)))));
    return List.copyOf(known);
  }

  private IndexedJob add(IndexedJob fact, Optional<JobItem> read) {
    Optional<JobItem> stored = read;
    for (int tried = 0; tried < DynamoRecords.TRIES; tried++) {
      IndexedJob known = stored.map(item -> item.known().with(fact)).orElse(fact);
      boolean listed = stored.filter(item -> isListed(item, known)).isPresent();
      Optional<JobItem> same = stored.filter(item -> item.known().equals(known));
      JobItem item = same.orElse(JobItem.after(stored, known, listed));
      if (same.isPresent() || table.putVersion(item.item(), version(stored))) {
        if (!listed) {
          list(item, stored);
        }
        return known;
      }
      stored = table.get(JobItem.key(fact.id())).map(JobItem::of);
    }
    throw busy("labeling job " + fact.id().key());
  }

  private static long version(Optional<JobItem> stored) {
    return stored.map(JobItem::version).orElse(0L);
  }

  /// Whether the rows of a job say what is now known of it, and will not expire soon.
  private static boolean isListed(JobItem stored, IndexedJob known) {
    return stored
            .listed()
            .filter(at -> !known.status().live() || known.latest().isBefore(at.plus(RENEWED)))
            .isPresent()
        && stored.known().status() == known.status()
        && stored.known().uses().equals(known.uses());
  }

  /// Writes the rows of all that a job uses, or used before.
  private void list(JobItem job, Optional<JobItem> before) {
    SortedSet<UsedThing> things = new TreeSet<>(job.known().uses());
    before.ifPresent(item -> things.addAll(item.known().uses()));
    for (UsedThing thing : things) {
      table.putNewer(Rows.item(thing, job), job.version());
    }
    table.setAt(
        JobItem.key(job.known().id()),
        job.version(),
        JobItem.LISTED,
        AttributeValue.fromN(String.valueOf(job.known().latest().toEpochMilli())));
  }

  @Override
  public List<JobRow> using(UsedThing thing) {
    return table.query(Partitions.uses(thing)).stream()
        .flatMap(item -> Rows.row(item).stream())
        .toList();
  }

  @Override
  public List<IndexedJob> jobs(Collection<JobId> ids) {
    return items(new TreeSet<>(ids)).values().stream().map(JobItem::known).toList();
  }

  private SortedMap<JobId, JobItem> items(Collection<JobId> ids) {
    SortedMap<JobId, JobItem> found = new TreeMap<>();
    for (Map<String, AttributeValue> item : table.all(ids.stream().map(JobItem::key).toList())) {
      JobItem job = JobItem.of(item);
      found.put(job.known().id(), job);
    }
    return found;
  }

  @Override
  public void remove(JobId id) {
    for (int tried = 0; tried < DynamoRecords.TRIES; tried++) {
      Optional<JobItem> stored = table.get(JobItem.key(id)).map(JobItem::of);
      if (stored.isEmpty()) {
        return;
      }
      for (UsedThing thing : stored.get().known().uses()) {
        table.delete(Rows.key(thing, id));
      }
      AttributeValue version = AttributeValue.fromN(String.valueOf(stored.get().version()));
      if (table.deleteIf(JobItem.key(id), "version", version)) {
        return;
      }
    }
    throw busy("labeling job " + id.key());
  }

  /// Answers for five minutes as it was read: one function handles many events.
  @Override
  public Optional<Instant> completeSince(String region, Instant now) {
    return complete
        .compute(
            region, (_, before) -> before != null && before.holds(now) ? before : read(region, now))
        .found()
        .filter(found -> found.holds(now))
        .map(Completeness::since);
  }

  private Read read(String region, Instant now) {
    return new Read(
        table.get(Items.key(Partitions.COMPLETE, region)).map(DynamoJobIndex::completeness), now);
  }

  @Override
  public void recordSweep(String region, Instant begun) {
    complete.remove(region);
    for (int tried = 0; tried < DynamoRecords.TRIES; tried++) {
      Optional<Map<String, AttributeValue>> stored =
          table.get(Items.key(Partitions.COMPLETE, region));
      Completeness after =
          stored
              .map(item -> completeness(item).with(begun))
              .orElseGet(() -> Completeness.from(begun));
      if (stored.map(DynamoJobIndex::completeness).filter(after::equals).isPresent()) {
        return;
      }
      long version = stored.map(item -> Items.number(item, "version")).orElse(0L);
      if (table.putVersion(completeItem(region, after, version + 1), version)) {
        return;
      }
    }
    throw busy(region);
  }

  private static Completeness completeness(Map<String, AttributeValue> item) {
    return new Completeness(
        Instant.ofEpochMilli(Items.number(item, "since")),
        Instant.ofEpochMilli(Items.number(item, "last")));
  }

  private static Map<String, AttributeValue> completeItem(
      String region, Completeness complete, long version) {
    return Items.at(Partitions.COMPLETE, region)
        .time("since", complete.since())
        .time("last", complete.last())
        .number("version", version)
        .expires(complete.last().plus(Completeness.LASTS))
        .item();
  }

  private static IllegalStateException busy(String what) {
    return new IllegalStateException(
        "cannot change what the index says of " + what + ": too many writers at once; try again");
  }

  /// The row that leads from a thing to a job that uses it. It has at most 200 bytes in a bucket's
  /// partition, so that one query reads more than 5,000 jobs.
  ///
  /// A row without a status is of a job that has ended. It stays for a while: where two calls write
  /// at the same time, its version keeps the older one from listing the job again.
  ///
  /// @see <a
  ///     href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Query.html">Query,
  ///     which returns up to 1 MB</a>
  private static final class Rows {

    /// Longer than a call that was slow can still write, which is 15 minutes in Lambda.
    private static final Duration ENDED_KEPT = Duration.ofDays(1);

    private static final String STATUS = "status";

    static Map<String, AttributeValue> key(UsedThing thing, JobId job) {
      return Items.key(Partitions.uses(thing), job.key());
    }

    static Map<String, AttributeValue> item(UsedThing thing, JobItem of) {
      IndexedJob job = of.known();
      Items row = Items.at(Partitions.uses(thing), job.id().key()).number("version", of.version());
      return job.status().live() && job.uses().contains(thing)
          ? row.text(STATUS, job.status().name()).expires(job.latest().plus(JobIndex.KEPT)).item()
          : row.expires(job.latest().plus(ENDED_KEPT)).item();
    }

    /// Returns the row; empty where the job has ended.
    static Optional<JobRow> row(Map<String, AttributeValue> item) {
      return Items.optional(item, STATUS)
          .map(status -> new JobRow(new JobId(Items.text(item, "sk")), Status.valueOf(status)));
    }
  }
}
