package io.labelguard.core.port.dependency;

import io.labelguard.core.labeling.Reading;
import io.labelguard.core.labeling.key.KeyFacts;
import io.labelguard.policy.layer.Grant;
import io.labelguard.policy.model.Policy;
import java.util.List;
import java.util.Optional;

/// Reads each key once. Two names of one key are two questions; its policy and grants are read once
/// by its ARN.
public record KeysOnce(Keys keys, Once once) implements Keys {

  @Override
  public Reading<Optional<KeyFacts>> find(String name) {
    return once.of(() -> keys.find(name), "key", name);
  }

  @Override
  public Reading<Policy> policy(String arn) {
    return once.of(() -> keys.policy(arn), "policy of key", arn);
  }

  @Override
  public Reading<List<Grant>> grants(String arn) {
    return once.of(() -> keys.grants(arn), "grants of key", arn);
  }
}
