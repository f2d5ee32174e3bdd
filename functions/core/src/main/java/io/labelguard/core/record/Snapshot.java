package io.labelguard.core.record;

import io.labelguard.core.fix.Fingerprint;
import java.time.Instant;
import java.util.Optional;

/// A bucket's policy as it was at one time.
///
/// @param policy empty where the bucket had none
/// @param actor ARN of who made it so, where known
/// @param eventId of the event that says so; for a write of Labelguard's the id of its intent
public record Snapshot(
    String bucket,
    Optional<String> policy,
    Fingerprint fingerprint,
    Instant at,
    Optional<String> actor,
    Optional<String> eventId) {}
