package io.labelguard.core.labeling;

import io.labelguard.core.evaluate.Request;

/// One access request that a job depends on.
///
/// @param request what is asked of the bucket's policy
public record Need(AccessPath path, LabelingJob job, String bucket, Request request) {}
