package io.labelguard.core.labeling.stream;

import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.LabelingJob.Use;
import io.labelguard.core.labeling.S3Location;
import java.util.Optional;
import java.util.stream.Stream;

/// Where a streaming labeling job reads and writes.
///
/// Ground Truth does not allow one location for the notifications of new objects and for the
/// output: what it writes would come back to it as new objects. Which location that is stands in
/// the notifications of the bucket; the folders of the manifest and of its data objects are looked
/// at, and never a whole bucket.
///
/// @see <a href="https://docs.aws.amazon.com/sagemaker/latest/dg/sms-streaming-create-job.html">
///     Create a streaming labeling job</a>
public final class StreamFolders {

  private StreamFolders() {}

  /// Returns the folder of a streaming job's input in which its output lies; empty where it lies in
  /// none, or the job is not a streaming job.
  public static Optional<S3Location> inputAroundOutput(LabelingJob job) {
    if (job.description().snsTopicArn().isEmpty()) {
      return Optional.empty();
    }
    return job.locations().stream()
        .filter(at -> at.use() == Use.OUTPUT)
        .map(at -> asFolder(at.at()))
        .flatMap(output -> inputs(job).filter(input -> contains(input, output)))
        .findFirst();
  }

  private static Stream<S3Location> inputs(LabelingJob job) {
    return job.locations().stream()
        .filter(at -> at.use() == Use.MANIFEST || at.use() == Use.DATA)
        .map(at -> folderOf(at.at()))
        .filter(folder -> !folder.key().isEmpty());
  }

  private static boolean contains(S3Location folder, S3Location other) {
    return folder.bucket().equals(other.bucket()) && other.key().startsWith(folder.key());
  }

  private static S3Location folderOf(S3Location object) {
    return new S3Location(
        object.bucket(), object.key().substring(0, object.key().lastIndexOf('/') + 1));
  }

  private static S3Location asFolder(S3Location at) {
    return at.key().isEmpty() || at.key().endsWith("/")
        ? at
        : new S3Location(at.bucket(), at.key() + "/");
  }
}
