package io.labelguard.local.wire;

import java.util.Map;

/// One HTTP request.
///
/// @param path decoded, with its leading slash
/// @param query the parameters of the URL; a marker such as `?policy` has an empty value
/// @param headers by lower-case name, first value
/// @param service the signing name in the request's credential scope (`s3`, `sagemaker`), empty
///     where it is not signed
/// @param caller whose access key signed it
public record Call(
    String method,
    String path,
    Map<String, String> query,
    Map<String, String> headers,
    String body,
    String service,
    LocalCaller caller) {

  public Call {
    query = Map.copyOf(query);
    headers = Map.copyOf(headers);
  }

  /// Returns a header's value, empty where it is missing.
  public String header(String lowerCaseName) {
    return headers.getOrDefault(lowerCaseName, "");
  }
}
