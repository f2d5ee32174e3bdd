package io.labelguard.aws.s3;

import io.labelguard.aws.AwsCalls;
import io.labelguard.core.check.Bucket;
import io.labelguard.core.check.BucketPolicyState;
import io.labelguard.core.labeling.CorsRule;
import io.labelguard.core.labeling.Reading;
import io.labelguard.core.labeling.S3Location;
import io.labelguard.core.labeling.key.BucketEncryption;
import io.labelguard.core.port.BucketPolicies;
import io.labelguard.policy.PolicyReader;
import io.labelguard.policy.model.MalformedPolicyException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetBucketPolicyRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.Tag;

/// Reads buckets from S3.
///
/// Every call names the account that must own the bucket, so that a bucket of that name in another
/// account is never mistaken for ours. The client must follow buckets into their own Regions
/// (`crossRegionAccessEnabled`).
///
/// @see <a
///     href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketPolicy.html">GetBucketPolicy</a>
///     for who is answered 403 and who 405
public final class S3BucketPolicies implements BucketPolicies {

  /// CloudFormation sets this tag on the resources that it creates.
  ///
  /// @see <a
  ///     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-resource-tags.html">Resource
  ///     tags</a>
  private static final String STACK_TAG = "aws:cloudformation:stack-name";

  private static final String MODE_TAG = "labelguard:mode";

  /// The form of a bucket name, old names in us-east-1 included. The URI in a job may hold any
  /// text; S3 is not called for other names.
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{2,254}");

  private final S3Client s3;
  private final String account;
  private final BucketRegions regions;
  private final S3ControlTags control;

  /// @param account the guard's own
  /// @param control asked for tags where GetBucketTagging is refused
  public S3BucketPolicies(S3Client s3, String account, S3ControlTags control) {
    this.s3 = s3;
    this.account = account;
    this.control = control;
    this.regions = new BucketRegions(s3, account);
  }

  /// Returns S3's own words in the reason for which a policy or CORS rules could not be read.
  public static String wordsOfS3(String reason) {
    return Refusal.words(reason);
  }

  @Override
  public Bucket read(String bucket) {
    if (!NAME.matcher(bucket).matches()) {
      return gone(bucket);
    }
    if (S3Location.isReserved(bucket)) {
      return new Bucket(
          bucket, Optional.empty(), Optional.empty(), BucketPolicyState.NotRead.RESERVED_NAME);
    }
    return AwsCalls.of("read the policy of bucket " + bucket, () -> called(bucket));
  }

  private Bucket called(String bucket) {
    try {
      String text = s3.getBucketPolicy(asOwner(bucket)).policy();
      return ours(bucket, text == null ? new BucketPolicyState.NoPolicy() : state(text));
    } catch (S3Exception e) {
      return refused(bucket, Refusal.of(e));
    }
  }

  @Override
  public TagReading modeTag(String bucket) {
    if (!NAME.matcher(bucket).matches()) {
      return new TagReading.Unreadable("it is not a valid bucket name");
    }
    if (S3Location.isReserved(bucket)) {
      return new TagReading.Unreadable("it is not the name of a bucket");
    }
    return AwsCalls.of("read the tags of bucket " + bucket, () -> tags(bucket));
  }

  @Override
  public Reading<List<CorsRule>> cors(String bucket) {
    return isAsked(bucket)
        ? AwsCalls.of("read the CORS rules of bucket " + bucket, () -> S3Cors.of(s3, bucket))
        : new Reading.NotGiven<>();
  }

  @Override
  public Reading<BucketEncryption> encryption(String bucket) {
    return isAsked(bucket)
        ? AwsCalls.of("read the encryption of bucket " + bucket, () -> S3Encryption.of(s3, bucket))
        : new Reading.NotGiven<>();
  }

  private static boolean isAsked(String bucket) {
    return NAME.matcher(bucket).matches() && !S3Location.isReserved(bucket);
  }

  private TagReading tags(String bucket) {
    try {
      return reading(
          s3
              .getBucketTagging(ask -> ask.bucket(bucket).expectedBucketOwner(account))
              .tagSet()
              .stream()
              .collect(Collectors.toMap(Tag::key, S3BucketPolicies::value, (a, _) -> a)));
    } catch (S3Exception e) {
      return tags(bucket, Refusal.of(e));
    }
  }

  private static String value(Tag tag) {
    return Optional.ofNullable(tag.value()).orElse("");
  }

  private TagReading tags(String bucket, Refusal refusal) {
    if (refusal.code().equals("NoSuchTagSet")) {
      return reading(Map.of());
    }
    Optional<Map<String, String>> listed =
        refusal.status() == 403 ? control.read(bucket, regions.ofOwn(bucket)) : Optional.empty();
    return listed
        .map(S3BucketPolicies::reading)
        .orElseGet(() -> new TagReading.Unreadable(refusal.message()));
  }

  private static TagReading reading(Map<String, String> tags) {
    return new TagReading.Value(
        Optional.ofNullable(tags.get(MODE_TAG)), Optional.ofNullable(tags.get(STACK_TAG)));
  }

  private GetBucketPolicyRequest asOwner(String bucket) {
    return GetBucketPolicyRequest.builder().bucket(bucket).expectedBucketOwner(account).build();
  }

  private Bucket refused(String bucket, Refusal refusal) {
    return switch (refusal.code()) {
      case "NoSuchBucketPolicy" -> ours(bucket, new BucketPolicyState.NoPolicy());
      case "NoSuchBucket", "InvalidBucketName" -> gone(bucket);
      default -> denied(bucket, refusal);
    };
  }

  private static Bucket gone(String bucket) {
    return new Bucket(
        bucket, Optional.empty(), Optional.empty(), new BucketPolicyState.NoSuchBucket());
  }

  /// A refusal without a reason may also mean that the bucket is another account's. A second call,
  /// which does not name the owner, is then answered with 405.
  private Bucket denied(String bucket, Refusal refusal) {
    Refusal decisive = refusal.saysWhy() ? refusal : refusalWithoutOwner(bucket).orElse(refusal);
    if (decisive.anotherAccounts()) {
      return new Bucket(
          bucket, regions.ofAny(bucket), Optional.empty(), new BucketPolicyState.OtherAccount());
    }
    BucketPolicyState lockedOut =
        new BucketPolicyState.LockedOut(decisive.reason(), Optional.empty());
    return decisive.saysWhy()
        ? ours(bucket, lockedOut)
        : new Bucket(bucket, regions.ofAny(bucket), Optional.empty(), lockedOut);
  }

  private Optional<Refusal> refusalWithoutOwner(String bucket) {
    try {
      // The text is ignored: S3 has just said that this bucket is not ours.
      s3.getBucketPolicy(ask -> ask.bucket(bucket));
      return Optional.empty();
    } catch (S3Exception e) {
      return Optional.of(Refusal.of(e));
    }
  }

  private Bucket ours(String bucket, BucketPolicyState state) {
    return new Bucket(bucket, regions.ofOwn(bucket), Optional.of(account), state);
  }

  private static BucketPolicyState state(String text) {
    try {
      return new BucketPolicyState.Readable(PolicyReader.live(text));
    } catch (MalformedPolicyException e) {
      return new BucketPolicyState.Unreadable(text, e.problem().text());
    }
  }
}
