package io.labelguard.aws.s3;

import io.labelguard.aws.signed.ServiceAddress;
import io.labelguard.aws.signed.SignedAnswer;
import io.labelguard.aws.signed.SignedCalls;
import io.labelguard.aws.signed.XmlElement;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.ServiceMetadata;
import software.amazon.awssdk.regions.servicemetadata.S3ControlServiceMetadata;

/// Reads the tags of a bucket by ListTagsForResource of S3 Control. It returns the same tags as
/// GetBucketTagging and needs another permission.
///
/// @see <a
///     href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_control_ListTagsForResource.html">ListTagsForResource</a>
public final class S3ControlTags {

  private static final String PATH = "/v20180820/tags/";
  private static final int THROTTLED = 429;

  private final Function<Region, SignedCalls> calls;
  private final Region region;
  private final String account;

  /// @param calls makes calls at [#addressIn] of a Region, or at another endpoint
  /// @param region the guard's own
  /// @param account the guard's own, which must own the bucket
  public S3ControlTags(Function<Region, SignedCalls> calls, Region region, String account) {
    this.calls = calls;
    this.region = region;
    this.account = account;
  }

  /// Returns the address of S3 Control in the Region of a bucket.
  public static ServiceAddress addressIn(Region region, String account) {
    ServiceMetadata metadata = new S3ControlServiceMetadata();
    return new ServiceAddress(
        "s3",
        metadata.signingRegion(region),
        URI.create("https://" + account + "." + metadata.endpointFor(region)));
  }

  /// Returns the tags of a bucket; empty where S3 refuses to list them.
  ///
  /// @param of the bucket's Region; empty where it is not known
  /// @throws SdkException where S3 neither answers nor refuses
  Optional<Map<String, String>> read(String bucket, Optional<String> of) {
    Region there = of.map(Region::of).orElse(region);
    String arn = "arn:" + PartitionMetadata.of(there).id() + ":s3:::" + bucket;
    SignedAnswer answer =
        calls.apply(there).get(PATH + arn.replace(":", "%3A"), Map.of("x-amz-account-id", account));
    if (answer.ok()) {
      return Optional.of(tags(XmlElement.read(answer.body())));
    }
    if (answer.status() == THROTTLED || answer.status() >= 500) {
      throw answer.failure("", "");
    }
    return Optional.empty();
  }

  /// Reads an answer. One of another form is no answer: a tag that is overlooked might be the one
  /// that keeps the guard from writing.
  private static Map<String, String> tags(XmlElement answer) {
    List<XmlElement> tags =
        answer.children("Tags").stream().flatMap(list -> list.children().stream()).toList();
    if (!answer.name().equals("ListTagsForResourceResult")
        || answer.children().size() != answer.children("Tags").size()
        || tags.stream().anyMatch(tag -> !tag.name().equals("Tag") || tag.child("Key").isEmpty())) {
      throw SdkClientException.create("the answer of ListTagsForResource is not a list of tags");
    }
    return tags.stream()
        .collect(
            Collectors.toMap(tag -> tag.textOf("Key"), tag -> tag.textOf("Value"), (a, _) -> a));
  }
}
