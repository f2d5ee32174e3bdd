package io.labelguard.local.s3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labelguard.local.wire.AwsError;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/// Refuses what PutBucketCors refuses. Its limits are written down here once more, so that they
/// and those of a fix check each other.
///
/// @see <a
///     href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketCors.html">PutBucketCors</a>
///     for the size
/// @see <a
///     href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_CORSRule.html">CORSRule</a>
final class PutCorsRules {

  private static final int MAX_BYTES = 64 * 1024;
  private static final int MAX_RULES = 100;
  private static final int MAX_ID = 255;
  private static final Set<String> METHODS = Set.of("GET", "PUT", "HEAD", "POST", "DELETE");

  private PutCorsRules() {}

  /// Returns the rules of a request.
  ///
  /// @throws AwsError with S3's code
  static List<ObjectNode> of(String xml) {
    if (xml.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
      throw CorsXml.malformed();
    }
    List<ObjectNode> rules = CorsXml.read(xml);
    if (rules.isEmpty() || rules.size() > MAX_RULES) {
      throw CorsXml.malformed();
    }
    rules.forEach(PutCorsRules::check);
    return rules;
  }

  private static void check(ObjectNode rule) {
    if (rule.path("AllowedMethods").isEmpty()
        || rule.path("AllowedOrigins").isEmpty()
        || rule.path("ID").asText().length() > MAX_ID) {
      throw CorsXml.malformed();
    }
    for (JsonNode method : rule.path("AllowedMethods")) {
      if (!METHODS.contains(method.asText())) {
        throw AwsError.badRequest(
            "InvalidRequest",
            "Found unsupported HTTP method in CORS config. Unsupported method is "
                + method.asText());
      }
    }
    for (String list : List.of("AllowedOrigins", "AllowedHeaders")) {
      for (JsonNode value : rule.path(list)) {
        if (value.asText().chars().filter(c -> c == '*').count() > 1) {
          throw AwsError.badRequest(
              "InvalidRequest",
              list.replaceFirst("s$", "")
                  + " \""
                  + value.asText()
                  + "\" can not have more than one wildcard.");
        }
      }
    }
  }
}
