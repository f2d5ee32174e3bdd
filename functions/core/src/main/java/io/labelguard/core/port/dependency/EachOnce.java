package io.labelguard.core.port.dependency;

import io.labelguard.core.labeling.Reading;
import io.labelguard.core.labeling.Reading.Known;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/// Reads things of one kind that are asked for by id, several at once. Of several only those are
/// asked for that nobody asked for before, and none after a refusal. For one thread.
public final class EachOnce<T> {

  private final Function<Collection<String>, Reading<List<T>>> ask;
  private final Function<T, String> id;
  private final Map<String, Optional<T>> known = new HashMap<>();
  private Optional<Reading<List<T>>> refusal = Optional.empty();

  /// @param ask reads the things of some ids; one that does not exist is left out
  public EachOnce(Function<Collection<String>, Reading<List<T>>> ask, Function<T, String> id) {
    this.ask = ask;
    this.id = id;
  }

  /// Returns the things of some ids that exist, by id.
  public Reading<List<T>> of(Collection<String> ids) {
    TreeSet<String> further = new TreeSet<>(ids);
    further.removeAll(known.keySet());
    if (!further.isEmpty()) {
      Reading<List<T>> answer = refusal.orElseGet(() -> ask.apply(further));
      if (!(answer instanceof Known<List<T>>(List<T> found))) {
        refusal = Optional.of(answer);
        return answer;
      }
      further.forEach(one -> known.put(one, Optional.empty()));
      found.forEach(one -> known.put(id.apply(one), Optional.of(one)));
    }
    return new Known<>(
        new TreeSet<>(ids)
            .stream().flatMap(one -> known.getOrDefault(one, Optional.empty()).stream()).toList());
  }
}
