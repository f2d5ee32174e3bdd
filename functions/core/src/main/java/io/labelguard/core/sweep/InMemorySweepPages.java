package io.labelguard.core.sweep;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Keeps sweeps in memory and forgets nothing. Safe for many threads.
public final class InMemorySweepPages implements SweepPages {

  private final Map<String, SweepState> states = new HashMap<>();
  private final Map<String, SortedMap<String, SweepPage>> pages = new HashMap<>();
  private Optional<Held> held = Optional.empty();

  private record Held(String run, Instant until) {}

  @Override
  public synchronized boolean hold(String run, Instant now) {
    boolean free = held.filter(by -> !by.run().equals(run) && by.until().isAfter(now)).isEmpty();
    if (free) {
      held = Optional.of(new Held(run, now.plus(HELD)));
    }
    return free;
  }

  @Override
  public synchronized void release(String run) {
    held = held.filter(by -> !by.run().equals(run));
  }

  @Override
  public synchronized Optional<SweepState> state(String run) {
    return Optional.ofNullable(states.get(run));
  }

  @Override
  public synchronized void keep(String run, SweepState state, Instant now) {
    states.put(run, state);
  }

  @Override
  public synchronized void keep(String run, Collection<SweepPage> some, Instant now) {
    SortedMap<String, SweepPage> all = pages.computeIfAbsent(run, _ -> new TreeMap<>());
    some.forEach(page -> all.put(page.id(), page));
  }

  @Override
  public synchronized Optional<SweepPage> page(String run, String id) {
    return Optional.ofNullable(pages.get(run)).flatMap(all -> Optional.ofNullable(all.get(id)));
  }

  @Override
  public synchronized List<SweepPage> pages(String run) {
    return Optional.ofNullable(pages.get(run))
        .map(all -> List.copyOf(all.values()))
        .orElse(List.of());
  }
}
