package io.labelguard.local.s3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labelguard.local.wire.Answer;
import io.labelguard.local.wire.AwsError;
import io.labelguard.local.wire.Xml;
import io.labelguard.local.world.World;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Writes S3's XML answers about a bucket.
final class S3Xml {

  private S3Xml() {}

  static Answer tagging(World.Bucket bucket) {
    if (bucket.tags().isEmpty()) {
      throw new AwsError(404, "NoSuchTagSet", "The TagSet does not exist");
    }
    String tags =
        bucket.tags().entrySet().stream()
            .map(
                tag ->
                    Xml.element(
                        "Tag", Xml.text("Key", tag.getKey()), Xml.text("Value", tag.getValue())))
            .collect(Collectors.joining());
    return Answer.xml(Xml.element("Tagging", Xml.element("TagSet", tags)));
  }

  /// Writes a bucket's location, which is empty for us-east-1.
  static Answer location(World.Bucket bucket, String namespace) {
    String region = bucket.region().equals("us-east-1") ? "" : bucket.region();
    return Answer.xml(
        "<LocationConstraint xmlns=\"%s\">%s</LocationConstraint>".formatted(namespace, region));
  }

  static Answer cors(World.Bucket bucket) {
    List<ObjectNode> given =
        bucket
            .corsRules()
            .orElseThrow(
                () -> new AwsError(403, "AccessDenied", "Access Denied: " + World.NOT_GIVEN));
    if (given.isEmpty()) {
      throw new AwsError(404, "NoSuchCORSConfiguration", "The CORS configuration does not exist");
    }
    return Answer.xml(CorsXml.of(given));
  }

  /// Writes how a bucket encrypts by default.
  ///
  /// @see <a
  ///     href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketEncryption.html">GetBucketEncryption</a>
  static Answer encryption(World.Bucket bucket) {
    JsonNode rules =
        bucket
            .encryption()
            .orElseThrow(
                () -> new AwsError(403, "AccessDenied", "Access Denied: " + World.NOT_GIVEN))
            .path("Rules");
    if (rules.isEmpty()) {
      throw new AwsError(
          404,
          "ServerSideEncryptionConfigurationNotFoundError",
          "The server side encryption configuration was not found");
    }
    return Answer.xml(
        Xml.element(
            "ServerSideEncryptionConfiguration",
            rules.valueStream().map(S3Xml::encryptionRule).collect(Collectors.joining())));
  }

  private static String encryptionRule(JsonNode rule) {
    JsonNode byDefault = rule.path("ApplyServerSideEncryptionByDefault");
    String texts =
        Stream.of("SSEAlgorithm", "KMSMasterKeyID")
            .filter(member -> byDefault.path(member).isTextual())
            .map(member -> Xml.text(member, byDefault.path(member).textValue()))
            .collect(Collectors.joining());
    return Xml.element("Rule", Xml.element("ApplyServerSideEncryptionByDefault", texts));
  }

  /// Writes whether a bucket's tags decide about access.
  ///
  /// @see <a
  ///     href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketAbac.html">GetBucketAbac</a>
  static Answer abac(World.Bucket bucket) {
    return Answer.xml(
        Xml.element("AbacStatus", Xml.text("Status", bucket.abac() ? "Enabled" : "Disabled")));
  }
}
