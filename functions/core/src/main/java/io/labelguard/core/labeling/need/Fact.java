package io.labelguard.core.labeling.need;

import io.labelguard.policy.request.KeyState;
import io.labelguard.policy.request.RequestContext;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What is known of one condition key of a request, and which page says so.
///
/// @param page the address of the page
record Fact(String key, KeyState state, String page) {

  /// Returns the context of all that is known; every other key is unknown.
  ///
  /// @throws IllegalArgumentException where two facts are about one key
  static RequestContext context(List<Fact> facts) {
    Map<String, KeyState> keys = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (Fact fact : facts) {
      if (keys.put(fact.key(), fact.state()) != null) {
        throw new IllegalArgumentException("two facts are about " + fact.key());
      }
    }
    return new RequestContext(new TreeMap<>(keys), true);
  }
}
