package io.labelguard.local.message;

import java.util.Optional;

/// A message that was sent to an SQS queue.
///
/// @param sequence rises with every message of the local AWS
public record QueueMessage(
    String id,
    String queueUrl,
    String body,
    Optional<String> groupId,
    Optional<String> deduplicationId,
    int sequence) {}
