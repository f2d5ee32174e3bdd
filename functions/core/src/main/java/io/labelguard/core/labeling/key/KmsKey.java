package io.labelguard.core.labeling.key;

import io.labelguard.core.labeling.Reading;
import io.labelguard.policy.layer.Grant;
import io.labelguard.policy.model.Policy;
import java.util.List;

/// A KMS key, as far as it could be read.
///
/// @param policy its key policy; never given for a key of another account
/// @param grants all of its grants
public record KmsKey(KeyFacts facts, Reading<Policy> policy, Reading<List<Grant>> grants) {

  /// Whether all of it was read.
  public boolean isKnown() {
    return policy instanceof Reading.Known && grants instanceof Reading.Known;
  }
}
