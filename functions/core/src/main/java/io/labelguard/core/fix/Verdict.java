package io.labelguard.core.fix;

import java.util.List;

/// What the verifier says of a changed policy.
public sealed interface Verdict {

  /// The change is safe.
  ///
  /// @param edits all that differs between the two texts
  record Proof(List<Edit> edits, Fingerprint before, Fingerprint after) implements Verdict {
    public Proof {
      edits = List.copyOf(edits);
    }
  }

  /// It is not proven, and why; each reason is a sentence.
  record Refusal(List<String> reasons) implements Verdict {
    public Refusal {
      reasons = List.copyOf(reasons);
    }
  }
}
