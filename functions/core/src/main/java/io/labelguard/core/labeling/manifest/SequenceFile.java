package io.labelguard.core.labeling.manifest;

import io.labelguard.core.labeling.S3Location;
import io.labelguard.policy.json.Json;
import io.labelguard.policy.json.JsonReader;
import io.labelguard.policy.json.MalformedJsonException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Where the frames of one sequence of video frames or point clouds lie, as its sequence file says.
///
/// @param prefixes the folders of the frames and of their camera images, distinct and sorted by
///     URI; at most [ManifestSummary#MOST_PREFIXES] in a bucket
/// @param badReferences what cannot be located: a `prefix` that is no S3 URI, a frame or image
///     without a name, or one whose prefix is missing or bad
/// @param complete whether all of them fit into memory
/// @see <a
///     href="https://docs.aws.amazon.com/sagemaker/latest/dg/sms-point-cloud-input-data.html">Point
///     cloud input data</a>
/// @see <a
///     href="https://docs.aws.amazon.com/sagemaker/latest/dg/sms-video-manual-data-setup.html">A
///     video's sequence file</a>
public record SequenceFile(List<S3Location> prefixes, long badReferences, boolean complete) {

  private static final String SCHEME = "s3://";

  public SequenceFile {
    prefixes = List.copyOf(prefixes);
    if (badReferences < 0) {
      throw new IllegalArgumentException("a negative number of references");
    }
  }

  /// Reads the text of a sequence file; empty where it is JSON of another kind.
  ///
  /// @throws MalformedJsonException where it is not JSON
  public static Optional<SequenceFile> read(String text) throws MalformedJsonException {
    return JsonReader.read(text) instanceof Json.Obj document && isSequence(document)
        ? Optional.of(new Reading().read(document))
        : Optional.empty();
  }

  /// Whether a document has the members that only a sequence file has.
  public static boolean isSequence(Json document) {
    return document instanceof Json.Obj object
        && object.all("frames").stream().anyMatch(Json.Arr.class::isInstance)
        && Stream.of("prefix", "seq-no", "number-of-frames")
            .anyMatch(name -> !object.all(name).isEmpty());
  }

  /// One pass over a sequence file.
  private static final class Reading {

    private final KeptPlaces places = new KeptPlaces();
    private long bad;

    SequenceFile read(Json.Obj document) {
      Optional<S3Location> prefix = prefix(document);
      for (Json.Obj frame : objects(document, "frames")) {
        locate(frame, "frame", prefix);
        Optional<S3Location> ofImages = frame.all("prefix").isEmpty() ? prefix : prefix(frame);
        for (Json.Obj image : objects(frame, "images")) {
          locate(image, "image-path", ofImages);
        }
      }
      return new SequenceFile(places.sorted(), bad, !places.isFull());
    }

    /// Returns the member `prefix` with the slash at its end that it may lack, and adds it.
    private Optional<S3Location> prefix(Json.Obj of) {
      Optional<S3Location> prefix =
          text(of, "prefix").flatMap(uri -> location(uri.endsWith("/") ? uri : uri + "/"));
      prefix.ifPresentOrElse(this::add, () -> bad += of.all("prefix").isEmpty() ? 0 : 1);
      return prefix;
    }

    private void locate(Json.Obj of, String member, Optional<S3Location> prefix) {
      text(of, member)
          .flatMap(name -> location(name).or(() -> prefix.map(base -> behind(base, name))))
          .ifPresentOrElse(this::add, () -> bad++);
    }

    private static S3Location behind(S3Location base, String name) {
      return new S3Location(base.bucket(), base.key() + name);
    }

    private void add(S3Location object) {
      places.add(object.bucket(), object.key().substring(0, object.key().lastIndexOf('/') + 1));
    }

    private static Optional<S3Location> location(String uri) {
      int slash = uri.startsWith(SCHEME) ? uri.indexOf('/', SCHEME.length()) : -1;
      return slash <= SCHEME.length()
          ? Optional.empty()
          : Optional.of(
              new S3Location(uri.substring(SCHEME.length(), slash), uri.substring(slash + 1)));
    }

    /// Returns a member's text, the last where it is repeated.
    private static Optional<String> text(Json.Obj of, String name) {
      List<Json> values = of.all(name);
      return !values.isEmpty() && values.getLast() instanceof Json.Str text
          ? Optional.of(text.value())
          : Optional.empty();
    }

    private static List<Json.Obj> objects(Json.Obj of, String name) {
      return of.all(name).stream()
          .flatMap(value -> value instanceof Json.Arr list ? list.items().stream() : Stream.empty())
          .flatMap(item -> item instanceof Json.Obj object ? Stream.of(object) : Stream.empty())
          .toList();
    }
  }
}
