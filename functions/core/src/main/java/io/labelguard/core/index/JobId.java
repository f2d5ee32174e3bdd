package io.labelguard.core.index;

import java.util.Locale;

/// Identifies a labeling job in its account and Region. SageMaker compares names without regard to
/// case.
///
/// @param key the name in lower case
/// @see <a
///     href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateLabelingJob.html">CreateLabelingJob</a>
public record JobId(String key) implements Comparable<JobId> {

  /// @throws IllegalArgumentException where the key is blank or has a capital
  public JobId {
    if (key.isBlank() || !key.equals(key.toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException("not the key of a labeling job: \"" + key + "\"");
    }
  }

  /// Returns the id of a job by its name, in any spelling.
  public static JobId of(String name) {
    return new JobId(name.toLowerCase(Locale.ROOT));
  }

  @Override
  public int compareTo(JobId other) {
    return key.compareTo(other.key);
  }
}
