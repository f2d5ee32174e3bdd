package io.labelguard.core.labeling;

import io.labelguard.policy.json.JsonWriter;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// One CORS rule of a bucket. S3 takes the first rule whose origin, method and headers all fit a
/// browser's request.
///
/// @param id `ID`: a name that only people read
/// @param origins `AllowedOrigins`: texts with at most one `*` each
/// @param methods `AllowedMethods`
/// @param headers `AllowedHeaders`, likewise with `*`
/// @param exposed `ExposeHeaders`
/// @param maxAge `MaxAgeSeconds`: how long a browser may remember the answer
/// @param unknown names of elements in the rule, or beside it, that this version does not know:
///     written back, the rule would lack them
/// @see <a
///     href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/ManageCorsUsing.html">Elements
///     of a CORS configuration</a>
public record CorsRule(
    Optional<String> id,
    List<String> origins,
    List<String> methods,
    List<String> headers,
    List<String> exposed,
    Optional<Integer> maxAge,
    SortedSet<String> unknown) {

  private static final String SECURE = "https://";
  private static final String ANY = "*";

  /// A rule without a name, a time, or anything that is not known.
  public CorsRule(
      List<String> origins, List<String> methods, List<String> headers, List<String> exposed) {
    this(
        Optional.empty(),
        origins,
        methods,
        headers,
        exposed,
        Optional.empty(),
        Collections.emptySortedSet());
  }

  public CorsRule {
    unknown = Collections.unmodifiableSortedSet(new TreeSet<>(unknown));
    origins = List.copyOf(origins);
    methods = List.copyOf(methods);
    headers = List.copyOf(headers);
    exposed = List.copyOf(exposed);
  }

  /// Whether a page of any https origin may ask, such as by `*` or `https://*`.
  public boolean fitsAnyOrigin() {
    return anyOrigin().isPresent();
  }

  /// Returns the first origin that stands for any https origin.
  public Optional<String> anyOrigin() {
    return origins.stream()
        .filter(
            origin ->
                origin.endsWith(ANY) && SECURE.startsWith(origin.substring(0, origin.length() - 1)))
        .findFirst();
  }

  /// Whether a page may use the method.
  public boolean admits(String method) {
    return methods.contains(method);
  }

  /// Whether a page may send any header.
  public boolean fitsAnyHeader() {
    return headers.contains(ANY);
  }

  /// Whether a page may read this header of the answer.
  public boolean exposes(String header) {
    return exposed.stream().anyMatch(header::equalsIgnoreCase);
  }

  /// Returns the rule on one line, as JSON of S3's API; what is not known is left out.
  public String json() {
    return JsonWriter.object(
        out -> {
          out.text("ID", id)
              .texts("AllowedHeaders", headers)
              .texts("AllowedMethods", methods)
              .texts("AllowedOrigins", origins)
              .texts("ExposeHeaders", exposed);
          maxAge.ifPresent(seconds -> out.number("MaxAgeSeconds", seconds));
        });
  }
}
