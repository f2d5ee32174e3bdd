package io.labelguard.policy.request;

import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// The condition keys of a request; key names are case-insensitive.
///
/// @param keys state by key name, lower case
/// @param othersUnknown whether a key in none of them is unknown (else absent)
public record RequestContext(SortedMap<String, KeyState> keys, boolean othersUnknown) {

  private static final KeyState ABSENT = new KeyState.Absent();
  private static final KeyState UNKNOWN = new KeyState.Unknown();

  public RequestContext {
    SortedMap<String, KeyState> lower = new TreeMap<>();
    keys.forEach((key, state) -> lower.put(key.toLowerCase(Locale.ROOT), state));
    keys = java.util.Collections.unmodifiableSortedMap(lower);
  }

  /// Returns a context of these keys, in any letter case; all others are absent.
  public static RequestContext of(Map<String, KeyState> keys) {
    return new RequestContext(new TreeMap<>(keys), false);
  }

  /// Returns this context with one key set.
  public RequestContext with(String key, KeyState state) {
    SortedMap<String, KeyState> more = new TreeMap<>(keys);
    more.put(key.toLowerCase(Locale.ROOT), state);
    return new RequestContext(more, othersUnknown);
  }

  /// Returns the state of a key given in lower case.
  public KeyState state(String lowerCaseKey) {
    KeyState state = keys.get(lowerCaseKey);
    return state != null ? state : othersUnknown ? UNKNOWN : ABSENT;
  }
}
