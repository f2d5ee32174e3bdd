package io.labelguard.core.port.past;

import io.labelguard.core.labeling.Reading;
import io.labelguard.core.labeling.past.LogLine;
import java.util.List;
import java.util.Optional;

/// Reads the log streams of labeling jobs.
@FunctionalInterface
public interface JobLogs {

  /// The log group of all labeling jobs of a Region.
  String GROUP = "/aws/sagemaker/LabelingJobs";

  /// Reads the newest lines of a job's stream, at most 100, oldest first; known and empty where
  /// there is no such stream.
  ///
  /// @throws io.labelguard.core.port.CallFailedException where CloudWatch Logs neither answers nor
  ///     refuses
  Reading<Optional<List<LogLine>>> of(String job);
}
