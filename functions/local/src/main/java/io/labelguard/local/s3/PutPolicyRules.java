package io.labelguard.local.s3;

import com.fasterxml.jackson.databind.JsonNode;
import io.labelguard.local.json.JsonTrees;
import io.labelguard.local.wire.AwsError;
import io.labelguard.local.world.World;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Refuses what PutBucketPolicy refuses. It does not use the engine's reader, so that the two check
/// each other, and has only the rules that Labelguard can meet.
///
/// @see <a
///     href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketPolicy.html">PutBucketPolicy</a>
public final class PutPolicyRules {

  private static final int MAX_BYTES = 20_480;

  private PutPolicyRules() {}

  /// @throws AwsError MalformedPolicy with S3's reason
  static void check(String text, World.Bucket bucket) {
    if (text.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
      throw malformed("Policy exceeds the maximum allowed document size.");
    }
    JsonNode policy =
        JsonTrees.of(text)
            .filter(JsonNode::isObject)
            .orElseThrow(
                () -> malformed("Policies must be valid JSON and the first byte must be '{'"));
    JsonNode statements = policy.path("Statement");
    if (statements.isMissingNode() || statements.isEmpty()) {
      throw malformed("Missing required field Statement");
    }
    for (JsonNode statement : items(statements)) {
      checkStatement(statement, bucket);
    }
  }

  private static void checkStatement(JsonNode statement, World.Bucket bucket) {
    String effect = statement.path("Effect").asText();
    if (!effect.equals("Allow") && !effect.equals("Deny")) {
      throw malformed(
          effect.isEmpty() ? "Missing required field Effect" : "Invalid effect: " + effect);
    }
    for (String element : List.of("Principal", "Action", "Resource")) {
      if (!statement.has(element) && !statement.has("Not" + element)) {
        throw malformed("Missing required field " + element);
      }
    }
    for (JsonNode principal :
        items(
            statement.path("Principal").path("AWS"), statement.path("NotPrincipal").path("AWS"))) {
      if (principal.asText().matches("A(RO|ID)A[A-Z0-9]+")) {
        throw malformed("Invalid principal in policy");
      }
    }
    for (JsonNode resource : items(statement.path("Resource"), statement.path("NotResource"))) {
      if (!names(resource.asText(), bucket)) {
        throw malformed("Policy has invalid resource");
      }
    }
  }

  private static boolean names(String resource, World.Bucket bucket) {
    String pattern = resource.replaceFirst("^arn:[^:]+:s3:::", "");
    int slash = pattern.indexOf('/');
    String bucketPattern = slash < 0 ? pattern : pattern.substring(0, slash);
    String regex = Pattern.quote(bucketPattern).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
    boolean wildAcrossSlash = slash < 0 || bucketPattern.contains("*");
    return resource.equals("*")
        || bucket.name().matches(regex)
        || (wildAcrossSlash && (bucket.name() + "/").matches(regex));
  }

  private static List<JsonNode> items(JsonNode... values) {
    List<JsonNode> items = new ArrayList<>();
    for (JsonNode value : values) {
      if (value.isArray()) {
        value.forEach(items::add);
      } else if (!value.isMissingNode()) {
        items.add(value);
      }
    }
    return items;
  }

  private static AwsError malformed(String reason) {
    return AwsError.badRequest("MalformedPolicy", reason);
  }
}
