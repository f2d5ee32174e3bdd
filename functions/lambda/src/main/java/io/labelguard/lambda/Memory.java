package io.labelguard.lambda;

import io.labelguard.core.index.InMemoryJobIndex;
import io.labelguard.core.index.JobIndex;
import io.labelguard.core.record.Records;

/// What the guard remembers from one event to the next: its records, and the jobs that it knows.
/// Both lie in the same table, or in memory.
public record Memory(Records records, JobIndex index) {

  /// Returns records with an index that is empty, and so is not asked: labeling jobs are listed.
  public static Memory withoutIndex(Records records) {
    return new Memory(records, new InMemoryJobIndex());
  }
}
