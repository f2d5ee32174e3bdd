package io.labelguard.core.record;

/// Whether and how often an alert was published.
///
/// @param published whether it was published within the window
/// @param merged how often it was repeated since it was published last
public record Repeats(boolean published, int merged) {}
