package io.labelguard.local;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/// One HTTP response.
///
/// @param body empty for none
record Answer(int status, Map<String, String> headers, String body) {

  Answer {
    headers = Map.copyOf(headers);
  }

  static Answer json(String body) {
    return new Answer(200, Map.of("Content-Type", "application/x-amz-json-1.1"), body);
  }

  static Answer xml(String body) {
    return new Answer(200, Map.of("Content-Type", "text/xml"), body);
  }

  static Answer text(int status, String body) {
    return new Answer(status, Map.of("Content-Type", "text/plain"), body);
  }

  byte[] bytes() {
    return body.getBytes(StandardCharsets.UTF_8);
  }
}
