package io.labelguard.local.message;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/// A message that was sent to an SQS queue.
///
/// @param attributes as SendMessage gave them; empty or missing for none
/// @param sequence rises with every message of the local AWS
public record QueueMessage(
    String id,
    String queueUrl,
    String body,
    Optional<String> groupId,
    Optional<String> deduplicationId,
    JsonNode attributes,
    int sequence) {}
