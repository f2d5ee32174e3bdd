package io.labelguard.policy.layer;

import io.labelguard.policy.model.Policy;
import java.util.List;

/// The policies of one layer, as far as they are known.
public sealed interface Layer {

  /// A layer that does not restrict, such as the boundary of a role that has none.
  Layer NOT_GIVEN = new NotGiven();

  /// A layer of which nothing is known.
  Layer NOT_READ = new NotRead();

  /// Returns the layer of these policies.
  static Layer of(Policy... policies) {
    return new Policies(List.of(policies));
  }

  /// There is no such layer, so it does not restrict.
  record NotGiven() implements Layer {}

  /// Whether there are policies, and what they say, is not known.
  record NotRead() implements Layer {}

  /// All policies of the layer. One of them must allow a request; none in the list allows nothing.
  ///
  /// @param policies read by `PolicyReader.liveOfLayer`, where a statement without a Principal
  ///     covers the caller
  record Policies(List<Policy> policies) implements Layer {
    public Policies {
      policies = List.copyOf(policies);
    }
  }
}
