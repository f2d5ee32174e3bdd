package io.labelguard.core.labeling.setup;

import io.labelguard.core.labeling.Arn;
import io.labelguard.core.labeling.LabelingJob;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What a worker's browser loads for a task, as the function of Ground Truth that prepares it says.
///
/// @see <a
///     href="https://docs.aws.amazon.com/sagemaker/latest/dg/sms-cors-update.html">CORS requirement
///     for input image data</a>
public enum TaskMedia {
  /// The text is in the task itself.
  TEXT,
  /// Images.
  IMAGES,
  /// The frames of a video, as images.
  VIDEO_FRAMES,
  /// 3D point clouds, and images beside them.
  POINT_CLOUDS,
  /// Nothing documents what the task loads: a template of the customer's, or a type that the page
  /// on CORS does not speak of.
  NOT_KNOWN;

  private static final String FUNCTION = "function:PRE-";
  private static final Pattern CHANGED = Pattern.compile("^(?:Adjustment|Verification)");
  private static final Set<String> TEXT_TYPES =
      Set.of("TextMultiClass", "TextMultiClassMultiLabel", "NamedEntityRecognition");
  private static final Set<String> IMAGE_TYPES =
      Set.of("BoundingBox", "ImageMultiClass", "ImageMultiClassMultiLabel", "SemanticSegmentation");
  private static final Set<String> VIDEO_FRAME_TYPES =
      Set.of("VideoObjectDetection", "VideoObjectTracking");
  private static final Set<String> POINT_CLOUD_TYPES =
      Set.of(
          "3DPointCloudObjectDetection",
          "3DPointCloudObjectTracking",
          "3DPointCloudSemanticSegmentation");

  /// Returns what the job's tasks load.
  public static TaskMedia of(LabelingJob job) {
    return type(job).map(TaskMedia::ofType).orElse(NOT_KNOWN);
  }

  /// Whether the job's tasks show videos, their frames or 3D point clouds, as its function's name
  /// says.
  public static boolean isVideoOrPointCloud(LabelingJob job) {
    return type(job).filter(type -> type.startsWith("Video") || type.startsWith("3D")).isPresent();
  }

  private static Optional<String> type(LabelingJob job) {
    return job.description()
        .preHumanTaskLambdaArn()
        .flatMap(Arn::parse)
        .map(Arn::resource)
        .filter(resource -> resource.startsWith(FUNCTION))
        .map(resource -> resource.substring(FUNCTION.length()))
        .map(name -> CHANGED.matcher(name).replaceFirst(""));
  }

  private static TaskMedia ofType(String type) {
    if (TEXT_TYPES.contains(type)) {
      return TEXT;
    }
    if (IMAGE_TYPES.contains(type)) {
      return IMAGES;
    }
    if (VIDEO_FRAME_TYPES.contains(type)) {
      return VIDEO_FRAMES;
    }
    return POINT_CLOUD_TYPES.contains(type) ? POINT_CLOUDS : NOT_KNOWN;
  }
}
