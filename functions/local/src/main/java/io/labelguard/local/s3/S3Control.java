package io.labelguard.local.s3;

import io.labelguard.local.wire.Answer;
import io.labelguard.local.wire.AwsError;
import io.labelguard.local.wire.Call;
import io.labelguard.local.wire.Xml;
import io.labelguard.local.world.World;
import java.util.Map;
import java.util.stream.Collectors;

/// What S3 Control has of a bucket: its tags, by the bucket's ARN.
///
/// @see <a
///     href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_control_ListTagsForResource.html">ListTagsForResource</a>
final class S3Control {

  private static final String TAGS = "/v20180820/tags/";
  private static final String BUCKET = ":s3:::";

  private S3Control() {}

  /// Whether a call is one of S3 Control, not of S3.
  static boolean owns(Call call) {
    return call.path().startsWith(TAGS);
  }

  /// Returns the operation; empty text for one that is not served.
  static String operation(Call call) {
    return call.method().equals("GET") ? "ListTagsForResource" : "";
  }

  /// Returns the name of the bucket; empty text where the ARN is another resource's.
  static String bucket(Call call) {
    int at = call.path().indexOf(BUCKET);
    return at < 0 ? "" : call.path().substring(at + BUCKET.length());
  }

  /// Returns the account that the call says owns the bucket.
  static String owner(Call call) {
    String owner = call.header("x-amz-account-id");
    if (owner.isEmpty()) {
      throw AwsError.badRequest("InvalidRequest", "Missing required header: x-amz-account-id");
    }
    return owner;
  }

  /// Writes the tags; an empty list where there are none.
  static Answer tags(World.Bucket bucket) {
    String tags =
        bucket.tags().entrySet().stream()
            .map(
                tag ->
                    Xml.element(
                        "Tag", Xml.text("Key", tag.getKey()), Xml.text("Value", tag.getValue())))
            .collect(Collectors.joining());
    return Answer.xml(Xml.element("ListTagsForResourceResult", Xml.element("Tags", tags)));
  }

  static Answer error(AwsError error) {
    String body =
        Xml.element(
            "ErrorResponse",
            Xml.element("Error", Xml.text("Code", error.code()), Xml.text("Message", error.text())),
            Xml.text("RequestId", "LOCAL"));
    return new Answer(error.status(), Map.of("Content-Type", "application/xml"), body);
  }
}
