package io.labelguard.local.s3;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labelguard.local.json.JsonTrees;
import io.labelguard.local.wire.Answer;
import io.labelguard.local.wire.AwsError;
import io.labelguard.local.wire.Call;
import io.labelguard.local.wire.Fault;
import io.labelguard.local.wire.Faults;
import io.labelguard.local.wire.Service;
import io.labelguard.local.wire.Xml;
import io.labelguard.local.world.World;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// S3's bucket operations, path style, and the one of S3 Control.
///
/// @see <a
///     href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketPolicy.html">GetBucketPolicy</a>
///     for who is answered 403 and who 405
public final class S3Service implements Service {

  private static final String NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/";

  private static final List<String> SUBRESOURCES =
      List.of("policy", "tagging", "location", "cors", "encryption", "abac");

  private final String account;
  private final String region;
  private final Buckets buckets;
  private final Faults faults;
  private final AtomicInteger reads = new AtomicInteger();

  public S3Service(String account, String region, Buckets buckets, Faults faults) {
    this.account = account;
    this.region = region;
    this.buckets = buckets;
    this.faults = faults;
  }

  @Override
  public String signingName() {
    return "s3";
  }

  @Override
  public String operation(Call call) {
    if (S3Control.owns(call)) {
      return S3Control.operation(call);
    }
    for (String subresource : SUBRESOURCES) {
      if (call.query().containsKey(subresource)) {
        String verb = call.method().charAt(0) + call.method().substring(1).toLowerCase(Locale.ROOT);
        return verb
            + "Bucket"
            + Character.toUpperCase(subresource.charAt(0))
            + subresource.substring(1);
      }
    }
    if (bucketName(call).isEmpty()) {
      return "";
    }
    return switch (call.method()) {
      case "HEAD" -> "HeadBucket";
      case "GET" -> key(call).isEmpty() ? "" : "GetObject";
      default -> "";
    };
  }

  @Override
  public Answer answer(String operation, Call call) {
    World.Bucket bucket = buckets.get(bucketName(call));
    BucketAccess.refuse(bucket, operation);
    String expectedOwner =
        S3Control.owns(call) ? S3Control.owner(call) : call.header("x-amz-expected-bucket-owner");
    if (!expectedOwner.isEmpty() && !expectedOwner.equals(bucket.owner())) {
      throw new AwsError(403, "AccessDenied", "Access Denied");
    }
    if (!buckets.isAsCollected(bucket.name())
        || !BucketAccess.isOfCollected(bucket, account, operation)) {
      BucketAccess.check(bucket, account, operation, key(call), call.caller());
    }
    return switch (operation) {
      case "GetBucketPolicy" -> policy(bucket);
      case "PutBucketPolicy" -> putPolicy(bucket, call);
      case "DeleteBucketPolicy" -> deletePolicy(bucket);
      case "GetBucketTagging" -> S3Xml.tagging(bucket);
      case "ListTagsForResource" -> S3Control.tags(bucket);
      case "GetBucketLocation" -> S3Xml.location(bucket, NAMESPACE);
      case "GetBucketCors" -> S3Xml.cors(bucket);
      case "PutBucketCors" -> cors(bucket, PutCorsRules.of(call.body()));
      case "DeleteBucketCors" -> cors(bucket, List.of());
      case "GetBucketEncryption" -> S3Xml.encryption(bucket);
      case "GetBucketAbac" -> S3Xml.abac(bucket);
      case "GetObject" -> object(bucket, key(call));
      case "HeadBucket" -> new Answer(200, Map.of("x-amz-bucket-region", bucket.region()), "");
      default ->
          throw new AwsError(
              501,
              "NotImplemented",
              "The local AWS does not serve %s %s."
                  .formatted(call.method(), call.query().keySet()));
    };
  }

  /// Writes an error. HeadBucket has the Region in a header with any status, and no body.
  @Override
  public Answer error(Call call, AwsError error) {
    if (call.method().equals("HEAD")) {
      return new Answer(
          error.status(),
          buckets
              .find(bucketName(call))
              .map(bucket -> Map.of("x-amz-bucket-region", bucket.region()))
              .orElse(Map.of()),
          "");
    }
    if (S3Control.owns(call)) {
      return S3Control.error(error);
    }
    String body =
        Xml.element(
            "Error",
            Xml.text("Code", error.code()),
            Xml.text("Message", error.text()),
            Xml.text("BucketName", bucketName(call)),
            Xml.text("RequestId", "LOCAL"));
    return new Answer(error.status(), Map.of("Content-Type", "application/xml"), body);
  }

  @Override
  public AwsError fault(Fault fault) {
    return switch (fault) {
      case THROTTLED -> new AwsError(503, "SlowDown", "Please reduce your request rate.");
      case ACCESS_DENIED -> new AwsError(403, "AccessDenied", "Access Denied");
      case MALFORMED -> AwsError.badRequest("MalformedPolicy", "Invalid policy syntax.");
      case NOT_FOUND -> new AwsError(404, "NotFound", "Not found.");
      case SERVER_ERROR, LOST_ANSWER, LOST_REQUEST, TIMEOUT ->
          new AwsError(500, "InternalError", "We encountered an internal error. Please try again.");
    };
  }

  @Override
  public Optional<Recorded> recorded(String operation, Call call) {
    String bucket = bucketName(call);
    return switch (operation) {
      case "PutBucketPolicy", "DeleteBucketPolicy" -> {
        ObjectNode parameters =
            JsonTrees.object()
                .put("Host", "%s.s3.%s.amazonaws.com".formatted(bucket, region))
                .put("bucketName", bucket);
        if (operation.equals("PutBucketPolicy")) {
          JsonTrees.of(call.body()).ifPresent(policy -> parameters.set("bucketPolicy", policy));
        }
        parameters.put("policy", "");
        yield Optional.of(
            new Recorded("s3", operation, parameters, Optional.of("arn:aws:s3:::" + bucket)));
      }
      case "PutBucketCors", "DeleteBucketCors" -> Optional.of(recordedCors(operation, call));
      default -> Optional.empty();
    };
  }

  private Recorded recordedCors(String operation, Call call) {
    String bucket = bucketName(call);
    ObjectNode parameters =
        JsonTrees.object()
            .put("bucketName", bucket)
            .put("Host", "%s.s3.%s.amazonaws.com".formatted(bucket, region))
            .put("cors", "");
    if (operation.equals("PutBucketCors")) {
      CorsXml.recorded(call.body()).ifPresent(all -> parameters.set("CORSConfiguration", all));
    }
    return new Recorded("s3", operation, parameters, Optional.of("arn:aws:s3:::" + bucket));
  }

  private Answer cors(World.Bucket bucket, List<ObjectNode> rules) {
    buckets.change(bucket.name(), each -> each.withCors(Optional.of(rules)));
    return new Answer(rules.isEmpty() ? 204 : 200, Map.of(), "");
  }

  private Answer policy(World.Bucket bucket) {
    Optional<String> text =
        faults.takeStaleRead(bucket.name()) ? buckets.policyBefore(bucket.name()) : bucket.policy();
    String policy =
        text.orElseThrow(
            () -> new AwsError(404, "NoSuchBucketPolicy", "The bucket policy does not exist"));
    String spelled =
        faults.respelling() ? PolicySpelling.another(policy, reads.incrementAndGet()) : policy;
    return new Answer(200, Map.of("Content-Type", "application/json"), spelled);
  }

  private Answer putPolicy(World.Bucket bucket, Call call) {
    PutPolicyRules.check(call.body(), bucket);
    buckets.setPolicy(bucket.name(), Optional.of(call.body()));
    return new Answer(204, Map.of(), "");
  }

  private Answer deletePolicy(World.Bucket bucket) {
    buckets.setPolicy(bucket.name(), Optional.empty());
    return new Answer(204, Map.of(), "");
  }

  private static Answer object(World.Bucket bucket, String key) {
    String text = bucket.objects().get(key);
    if (text == null) {
      throw new AwsError(404, "NoSuchKey", "The specified key does not exist.");
    }
    return new Answer(200, Map.of("Content-Type", "binary/octet-stream"), text);
  }

  /// Returns the key of an object; empty where the call is on the bucket.
  private static String key(Call call) {
    String path = call.path().substring(1);
    int slash = path.indexOf('/');
    return S3Control.owns(call) || slash < 0 ? "" : path.substring(slash + 1);
  }

  private static String bucketName(Call call) {
    if (S3Control.owns(call)) {
      return S3Control.bucket(call);
    }
    String path = call.path().substring(1);
    int slash = path.indexOf('/');
    return slash < 0 ? path : path.substring(0, slash);
  }
}
