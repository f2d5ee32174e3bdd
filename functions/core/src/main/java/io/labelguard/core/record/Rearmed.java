package io.labelguard.core.record;

import java.time.Instant;

/// A person's decision that the guard may fix a bucket or team again (`rearm`).
///
/// @param by ARN of the person
public record Rearmed(Instant at, String by) {}
