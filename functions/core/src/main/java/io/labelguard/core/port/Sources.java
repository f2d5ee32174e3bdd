package io.labelguard.core.port;

/// What the guard reads the truth from; none of it can write.
public record Sources(BucketPolicies buckets, LabelingJobs jobs, Workteams teams, Trails trails) {}
