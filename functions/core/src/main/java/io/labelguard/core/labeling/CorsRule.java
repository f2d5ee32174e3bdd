package io.labelguard.core.labeling;

import java.util.List;

/// One CORS rule of a bucket. S3 takes the first rule whose origin, method and headers all fit a
/// browser's request.
///
/// @param origins `AllowedOrigins`: texts with at most one `*` each
/// @param methods `AllowedMethods`
/// @param headers `AllowedHeaders`, likewise with `*`
/// @param exposed `ExposeHeaders`
/// @see <a
///     href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/ManageCorsUsing.html">Elements
///     of a CORS configuration</a>
public record CorsRule(
    List<String> origins, List<String> methods, List<String> headers, List<String> exposed) {

  private static final String SECURE = "https://";
  private static final String ANY = "*";

  public CorsRule {
    origins = List.copyOf(origins);
    methods = List.copyOf(methods);
    headers = List.copyOf(headers);
    exposed = List.copyOf(exposed);
  }

  /// Whether a page of any https origin may ask, such as by `*` or `https://*`.
  public boolean fitsAnyOrigin() {
    return origins.stream()
        .anyMatch(
            origin ->
                origin.endsWith(ANY)
                    && SECURE.startsWith(origin.substring(0, origin.length() - 1)));
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
}
