package io.labelguard.core.record;

/// What is known of an alert.
///
/// @param told whether it was told lately
/// @param merged how often it came again since it was told last
public record Repeats(boolean told, int merged) {}
