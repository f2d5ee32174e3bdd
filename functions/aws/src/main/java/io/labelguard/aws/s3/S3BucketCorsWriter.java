package io.labelguard.aws.s3;

import io.labelguard.aws.SingleTry;
import io.labelguard.core.labeling.CorsRule;
import io.labelguard.core.port.write.BucketCorsWriter;
import io.labelguard.core.port.write.BucketPolicyWriter.PutResult;
import java.util.List;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CORSRule;

/// Puts the CORS rules of buckets into S3, each exactly once: as for policies, the SDK does not
/// retry. To delete all rules needs the same permission, `s3:PutBucketCORS`.
///
/// @see <a
///     href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucketCors.html">DeleteBucketCors</a>
public final class S3BucketCorsWriter implements BucketCorsWriter {

  private final S3Client s3;

  public S3BucketCorsWriter(S3Client s3) {
    this.s3 = s3;
  }

  @Override
  public PutResult put(String bucket, String expectedOwner, List<CorsRule> rules) {
    if (rules.isEmpty()) {
      return SingleTry.of(
          () ->
              s3.deleteBucketCors(
                  ask ->
                      ask.bucket(bucket)
                          .expectedBucketOwner(expectedOwner)
                          .overrideConfiguration(SingleTry.configuration())));
    }
    List<CORSRule> all = rules.stream().map(S3BucketCorsWriter::rule).toList();
    return SingleTry.of(
        () ->
            s3.putBucketCors(
                ask ->
                    ask.bucket(bucket)
                        .expectedBucketOwner(expectedOwner)
                        .corsConfiguration(cors -> cors.corsRules(all))
                        .overrideConfiguration(SingleTry.configuration())));
  }

  private static CORSRule rule(CorsRule rule) {
    CORSRule.Builder builder =
        CORSRule.builder().allowedOrigins(rule.origins()).allowedMethods(rule.methods());
    // An empty list and none mean the same; S3 stores no element for either.
    if (!rule.headers().isEmpty()) {
      builder.allowedHeaders(rule.headers());
    }
    if (!rule.exposed().isEmpty()) {
      builder.exposeHeaders(rule.exposed());
    }
    rule.id().ifPresent(builder::id);
    rule.maxAge().ifPresent(builder::maxAgeSeconds);
    return builder.build();
  }
}
