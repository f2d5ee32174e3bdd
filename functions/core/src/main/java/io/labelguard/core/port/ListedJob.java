package io.labelguard.core.port;

import io.labelguard.core.labeling.LabelCounters;
import io.labelguard.core.labeling.LabelingJob.Status;
import java.time.Instant;
import java.util.Optional;

/// A labeling job as SageMaker lists it. A list says how far a job is, but not what it uses.
///
/// @param created empty where SageMaker left it out
/// @param counters likewise
/// @see <a
///     href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_LabelingJobSummary.html">LabelingJobSummary</a>
public record ListedJob(
    String name, Status status, Optional<Instant> created, Optional<LabelCounters> counters) {}
