package io.labelguard.core.labeling.stream;

import io.labelguard.policy.model.Policy;
import java.util.Optional;

/// What was read of a topic or queue.
///
/// @param policy its own policy; empty where it has none
/// @param kmsKey the KMS key that encrypts its messages, as the topic or queue names it: an id, an
///     alias, or the ARN of either; empty where no key of KMS does
public record ChannelFacts(Optional<Policy> policy, Optional<String> kmsKey) {}
