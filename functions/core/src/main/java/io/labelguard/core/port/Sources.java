package io.labelguard.core.port;

/// Holds the ports by which the guard reads an account; none of them can write.
public record Sources(BucketPolicies buckets, LabelingJobs jobs, Workteams teams, Trails trails) {}
