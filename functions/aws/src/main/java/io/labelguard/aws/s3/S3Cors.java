package io.labelguard.aws.s3;

import io.labelguard.core.labeling.CorsRule;
import io.labelguard.core.labeling.Reading;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CORSRule;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// Reads the CORS rules of a bucket. The owner is not named: a bucket of another account may let
/// its rules be read.
///
/// @see <a
///     href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketCors.html">GetBucketCors</a>
final class S3Cors {

  private static final String PERMISSION = "s3:GetBucketCORS";

  private S3Cors() {}

  static Reading<List<CorsRule>> of(S3Client s3, String bucket) {
    UnknownCorsElements unknown = new UnknownCorsElements();
    try {
      List<CORSRule> rules =
          s3.getBucketCors(ask -> ask.bucket(bucket).overrideConfiguration(unknown.configuration()))
              .corsRules();
      return new Reading.Known<>(
          IntStream.range(0, rules.size())
              .mapToObj(place -> rule(rules.get(place), unknown.of(place)))
              .toList());
    } catch (S3Exception e) {
      Refusal refusal = Refusal.of(e);
      return switch (refusal.code()) {
        case "NoSuchCORSConfiguration" -> new Reading.Known<>(List.of());
        // The check of the bucket's Region says that there is no such bucket.
        case "NoSuchBucket", "InvalidBucketName" -> new Reading.NotGiven<>();
        default -> new Reading.NotPermitted<>(PERMISSION, refusal.reason());
      };
    }
  }

  private static CorsRule rule(CORSRule rule, SortedSet<String> unknown) {
    return new CorsRule(
        Optional.ofNullable(rule.id()),
        rule.allowedOrigins(),
        rule.allowedMethods(),
        rule.allowedHeaders(),
        rule.exposeHeaders(),
        Optional.ofNullable(rule.maxAgeSeconds()),
        unknown);
  }
}
