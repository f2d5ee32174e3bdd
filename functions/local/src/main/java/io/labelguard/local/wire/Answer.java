package io.labelguard.local.wire;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/// One HTTP response.
///
/// @param body empty for none
public record Answer(int status, Map<String, String> headers, String body) {

  public Answer {
    headers = Map.copyOf(headers);
  }

  static Answer json(String body) {
    return new Answer(200, Map.of("Content-Type", "application/x-amz-json-1.1"), body);
  }

  public static Answer xml(String body) {
    return new Answer(200, Map.of("Content-Type", "text/xml"), body);
  }

  public static Answer text(int status, String body) {
    return new Answer(status, Map.of("Content-Type", "text/plain"), body);
  }

  public byte[] bytes() {
    return body.getBytes(StandardCharsets.UTF_8);
  }
}
