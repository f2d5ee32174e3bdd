package io.labelguard.core.compose;

import io.labelguard.core.labeling.AccessPath;
import java.util.List;

/// What came of an order.
public sealed interface Composed {

  /// A policy of one bucket, proven.
  ///
  /// @param owner id of the account that the bucket is taken to belong to
  /// @param text the policy, with line breaks
  /// @param paths the access paths of the job that it surely lets through
  /// @param denials what it denies to whom
  /// @param notes sentences on what the proof takes for granted
  record BucketPolicy(
      String bucket,
      String owner,
      String text,
      List<AccessPath> paths,
      List<Denial> denials,
      List<String> notes) {
    public BucketPolicy {
      paths = List.copyOf(paths);
      denials = List.copyOf(denials);
      notes = List.copyOf(notes);
    }
  }

  /// A policy for each bucket, in the order's order.
  record Proven(List<BucketPolicy> policies) implements Composed {
    public Proven {
      policies = List.copyOf(policies);
    }
  }

  /// No policy, because none of this form is proven.
  ///
  /// @param reasons sentences for a person; they hold strings from outside unescaped
  record NotProven(List<String> reasons) implements Composed {
    public NotProven {
      reasons = List.copyOf(reasons);
    }
  }
}
