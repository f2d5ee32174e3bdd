package io.labelguard.core.port.dependency;

import io.labelguard.core.labeling.Reading;
import io.labelguard.core.labeling.key.KeyFacts;
import io.labelguard.core.port.CallFailedException;
import io.labelguard.policy.layer.Grant;
import io.labelguard.policy.model.Policy;
import java.util.List;
import java.util.Optional;

/// Reads KMS keys in the Region that the guard runs in.
public interface Keys {

  /// Reads what a key is; known and empty where there is none of that name.
  ///
  /// @param name its id, its alias, or the ARN of either
  /// @throws CallFailedException where KMS neither answers nor refuses
  Reading<Optional<KeyFacts>> find(String name);

  /// Reads the policy of a key of the guard's own account: KMS answers for no other.
  ///
  /// @throws CallFailedException likewise, or with a policy that cannot be read
  Reading<Policy> policy(String arn);

  /// Reads all grants of a key.
  ///
  /// @throws CallFailedException likewise
  Reading<List<Grant>> grants(String arn);
}
