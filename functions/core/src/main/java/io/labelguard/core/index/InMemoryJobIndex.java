package io.labelguard.core.index;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Keeps the index in memory and forgets nothing. Safe for many threads.
public final class InMemoryJobIndex implements JobIndex {

  private final SortedMap<JobId, IndexedJob> known = new TreeMap<>();
  private final SortedMap<String, Completeness> complete = new TreeMap<>();

  @Override
  public synchronized List<IndexedJob> add(Collection<IndexedJob> facts) {
    for (IndexedJob fact : facts) {
      known.merge(fact.id(), fact, IndexedJob::with);
    }
    return jobs(facts.stream().map(IndexedJob::id).toList());
  }

  @Override
  public synchronized List<JobRow> using(UsedThing thing) {
    return known.values().stream()
        .filter(job -> job.uses().contains(thing) && job.status().live())
        .map(job -> new JobRow(job.id(), job.status()))
        .toList();
  }

  @Override
  public synchronized List<IndexedJob> jobs(Collection<JobId> ids) {
    List<IndexedJob> found = new ArrayList<>();
    for (JobId id : new TreeSet<>(ids)) {
      Optional.ofNullable(known.get(id)).ifPresent(found::add);
    }
    return List.copyOf(found);
  }

  @Override
  public synchronized void remove(JobId id) {
    known.remove(id);
  }

  @Override
  public synchronized Optional<Instant> completeSince(String region, Instant now) {
    return Optional.ofNullable(complete.get(region))
        .filter(found -> found.holds(now))
        .map(Completeness::since);
  }

  @Override
  public synchronized void recordSweep(String region, Instant begun) {
    complete.merge(region, Completeness.from(begun), (found, _) -> found.with(begun));
  }
}
