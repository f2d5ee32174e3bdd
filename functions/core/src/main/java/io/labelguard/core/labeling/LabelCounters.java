package io.labelguard.core.labeling;

/// How many data objects of a job are labeled.
///
/// @param labeled the objects that have a label
/// @param failed those that could not be labeled because of an error
/// @param left those that are not labeled yet
/// @see <a
///     href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_LabelCounters.html">LabelCounters</a>
public record LabelCounters(long labeled, long failed, long left) {

  /// @throws IllegalArgumentException where one is negative
  public LabelCounters {
    if (labeled < 0 || failed < 0 || left < 0) {
      throw new IllegalArgumentException("a number of objects cannot be negative");
    }
  }

  /// Returns the number of all objects of the job.
  public long total() {
    return labeled + failed + left;
  }
}
