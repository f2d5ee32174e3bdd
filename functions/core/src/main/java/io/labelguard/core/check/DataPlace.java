package io.labelguard.core.check;

import io.labelguard.core.labeling.LabelingJob;

/// Words for where a job's data objects are taken to be.
final class DataPlace {

  private DataPlace() {}

  /// Returns why a bucket is taken to hold data objects of a job, as it stands behind the job's
  /// name.
  static String of(LabelingJob job) {
    return job.data().isPresent()
        ? " has data objects there, as its manifest says."
        : " has its manifest there. Labelguard has not read the manifest and takes its data objects"
            + " to be there too.";
  }
}
