package io.labelguard.core.index;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Keeps the index in memory and forgets nothing. Safe for many threads.
public final class InMemoryJobIndex implements JobIndex {

  private final SortedMap<JobId, IndexedJob> known = new TreeMap<>();
  private final Map<UsedThing, SortedSet<JobId>> users = new HashMap<>();
  private final SortedMap<String, Completeness> complete = new TreeMap<>();

  @Override
  public synchronized List<IndexedJob> add(Collection<IndexedJob> facts) {
    for (IndexedJob fact : facts) {
      IndexedJob job = known.merge(fact.id(), fact, IndexedJob::with);
      if (fact.settings().isPresent()) {
        job.uses()
            .forEach(thing -> users.computeIfAbsent(thing, _ -> new TreeSet<>()).add(job.id()));
      }
    }
    return jobs(facts.stream().map(IndexedJob::id).toList());
  }

  @Override
  public synchronized List<JobRow> using(UsedThing thing) {
    return users.getOrDefault(thing, Collections.emptySortedSet()).stream()
        .flatMap(id -> Stream.ofNullable(known.get(id)))
        .filter(job -> job.status().live() && job.uses().contains(thing))
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
