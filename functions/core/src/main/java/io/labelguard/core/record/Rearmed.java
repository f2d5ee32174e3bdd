package io.labelguard.core.record;

import java.time.Instant;

/// A person's leave.
///
/// @param by ARN
public record Rearmed(Instant at, String by) {}
