package io.labelguard.policy.request;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// The condition keys of a request; letter case in their names is ignored.
///
/// @param keys state by key name, lower case
/// @param othersUnknown whether every key that `keys` has not got is unknown; absent otherwise
public record RequestContext(SortedMap<String, KeyState> keys, boolean othersUnknown) {

  private static final KeyState ABSENT = new KeyState.Absent();
  private static final KeyState UNKNOWN = new KeyState.Unknown();

  /// Copies the keys, their names in lower case.
  ///
  /// @throws IllegalArgumentException where a name is blank, or two differ only in letter case
  public RequestContext {
    SortedMap<String, KeyState> lower = new TreeMap<>();
    keys.forEach(
        (key, state) -> {
          if (key.isBlank()) {
            throw new IllegalArgumentException(
                "context: a condition key must have a name, such as \"aws:SourceIp\"");
          }
          if (lower.put(key.toLowerCase(Locale.ROOT), state) != null) {
            throw new IllegalArgumentException(
                "context: condition key " + key + " is given twice (letter case is ignored)");
          }
        });
    keys = Collections.unmodifiableSortedMap(lower);
  }

  /// Returns a context of these keys, in any letter case; all others are absent.
  ///
  /// @throws IllegalArgumentException as the constructor
  public static RequestContext of(Map<String, KeyState> keys) {
    return new RequestContext(new TreeMap<>(keys), false);
  }

  /// Returns this context with one key set, in any letter case.
  ///
  /// @throws IllegalArgumentException where the key is blank
  public RequestContext with(String key, KeyState state) {
    SortedMap<String, KeyState> more = new TreeMap<>(keys);
    more.put(key.toLowerCase(Locale.ROOT), state);
    return new RequestContext(more, othersUnknown);
  }

  /// The same for contexts that have the same number of keys: they are part of requests that differ
  /// in more, and have dozens of keys.
  @Override
  public int hashCode() {
    return 31 * keys.size() + Boolean.hashCode(othersUnknown);
  }

  /// {@return the state of a key, given in any letter case}
  public KeyState state(String key) {
    KeyState state = keys.get(key.toLowerCase(Locale.ROOT));
    return state != null ? state : othersUnknown ? UNKNOWN : ABSENT;
  }
}
