package io.labelguard.core.port.past;

/// Holds the ports by which the past of a labeling job is read; none of them can write.
public record PastSources(TrailEvents events, JobLogs logs, RememberedPolicies remembered) {}
