package io.labelguard.core.record;

import java.time.Instant;

/// The outcome of a write.
///
/// @param note a sentence for a person
public record Completion(FixOutcome.Result result, Instant at, String note) {}
