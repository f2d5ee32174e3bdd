package io.labelguard.aws.records;

import io.labelguard.core.index.IndexedJob;
import io.labelguard.core.index.JobId;
import io.labelguard.core.index.JobIndex;
import io.labelguard.core.index.JobRow;
import io.labelguard.core.index.UsedThing;
import io.labelguard.core.labeling.LabelingJob.Status;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The row that leads from a thing to a job that uses it. It has at most 200 bytes in a bucket's
/// partition, so that one query reads more than 5,000 jobs.
///
/// A row without a status is of a job that has ended. It stays for a while: where two calls write
/// at the same time, its version keeps the older one from listing the job again.
///
/// @see <a
///     href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Query.html">Query,
///     which returns up to 1 MB</a>
final class JobRowItem {

  /// Longer than a call that was slow can still write, which is 15 minutes in Lambda.
  private static final Duration ENDED_KEPT = Duration.ofDays(1);

  private static final String STATUS = "status";

  private JobRowItem() {}

  static Map<String, AttributeValue> key(UsedThing thing, JobId job) {
    return Items.key(Partitions.uses(thing), job.key());
  }

  static Map<String, AttributeValue> item(UsedThing thing, JobItem of) {
    IndexedJob job = of.known();
    Items row = Items.at(Partitions.uses(thing), job.id().key()).number("version", of.version());
    return job.status().live() && job.uses().contains(thing)
        ? row.text(STATUS, job.status().name()).expires(job.latest().plus(JobIndex.KEPT)).item()
        : row.expires(job.latest().plus(ENDED_KEPT)).item();
  }

  /// Returns the row; empty where the job has ended.
  static Optional<JobRow> row(Map<String, AttributeValue> item) {
    return Items.optional(item, STATUS)
        .map(status -> new JobRow(new JobId(Items.text(item, "sk")), Status.valueOf(status)));
  }
}
