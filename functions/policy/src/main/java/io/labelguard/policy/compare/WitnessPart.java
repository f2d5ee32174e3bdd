package io.labelguard.policy.compare;

import io.labelguard.policy.request.Principal;
import java.util.List;

/// What one dimension gives to a witness request.
sealed interface WitnessPart {

  /// The caller.
  record By(Principal principal) implements WitnessPart {}

  /// The action and its resource.
  record On(String action, String resource) implements WitnessPart {}

  /// A condition key (lower case) and its values; empty for absent.
  record With(String key, List<String> values) implements WitnessPart {
    public With {
      values = List.copyOf(values);
    }
  }
}
