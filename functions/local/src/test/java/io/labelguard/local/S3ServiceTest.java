package io.labelguard.local;

import static io.labelguard.local.Clients.ACCOUNT;
import static io.labelguard.local.Clients.GUARD;
import static io.labelguard.local.Clients.REGION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.labelguard.local.world.World;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.AbstractObjectAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CORSRule;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.Tag;

class S3ServiceTest {

  private static final String POLICY =
      """
      {"Version": "2012-10-17", "Statement": [{"Sid": "OnlyTls", "Effect": "Deny",
       "Principal": "*", "Action": "s3:*", "Resource": ["arn:aws:s3:::labels", "arn:aws:s3:::labels/*"],
       "Condition": {"Bool": {"aws:SecureTransport": "false"}}}]}\
      """;

  private static final String WORLD =
      """
      {"account": "111122223333", "region": "us-east-1",
       "buckets": [
         {"name": "labels", "tags": {"team": "vision", "labelguard:mode": "alert"},
          "cors": [{"AllowedMethods": ["GET"], "AllowedOrigins": ["*"], "ExposeHeaders": ["Access-Control-Allow-Origin"]}],
          "abac": "Enabled"},
         {"name": "scans", "region": "eu-west-1"},
         {"name": "plain", "cors": []},
         {"name": "foreign", "owner": "444455556666"}]}\
      """;

  private final InstantSource clock = InstantSource.fixed(Instant.parse("2026-11-20T10:00:00Z"));
  private LocalAws aws;
  private S3Client s3;

  @BeforeEach
  void start() {
    aws = LocalAws.start(World.parse(WORLD), GUARD, clock);
    s3 = Clients.s3(aws);
  }

  @AfterEach
  void close() {
    s3.close();
    aws.close();
  }

  @Test
  void aPolicyComesBackToTheByteUntilItIsDeleted() {
    s3.putBucketPolicy(put -> put.bucket("labels").policy(POLICY).expectedBucketOwner(ACCOUNT));
    assertThat(s3.getBucketPolicy(get -> get.bucket("labels")).policy()).isEqualTo(POLICY);

    s3.deleteBucketPolicy(delete -> delete.bucket("labels"));
    refused(() -> s3.getBucketPolicy(get -> get.bucket("labels")), 404, "NoSuchBucketPolicy");
  }

  @Test
  void whetherTagsDecideIsSaidAndStaysWithTheBucket() {
    assertThat(s3.getBucketAbac(get -> get.bucket("labels")).abacStatus().statusAsString())
        .isEqualTo("Enabled");
    assertThat(s3.getBucketAbac(get -> get.bucket("scans")).abacStatus().statusAsString())
        .isEqualTo("Disabled");
    aws.state().setPolicy("labels", Optional.of(POLICY));
    aws.state().tagBucket("labels", Map.of("k", "v"));
    assertThat(aws.state().world().buckets())
        .filteredOn(bucket -> bucket.name().equals("labels"))
        .extracting(World.Bucket::abac)
        .containsExactly(true);
  }

  @Test
  void anUnknownBucketIsSaid() {
    refused(() -> s3.getBucketPolicy(get -> get.bucket("nowhere")), 404, "NoSuchBucket");
    assertThatThrownBy(() -> s3.headBucket(head -> head.bucket("nowhere")))
        .isInstanceOfSatisfying(S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(404));
  }

  @Test
  void theWrongExpectedOwnerIsRefusedAndNothingIsWritten() {
    refused(
        () ->
            s3.putBucketPolicy(
                put -> put.bucket("labels").policy(POLICY).expectedBucketOwner("444455556666")),
        403,
        "AccessDenied");
    assertThat(aws.state().policy("labels")).isEmpty();
  }

  @Test
  void textThatS3WouldNotTakeIsMalformed() {
    for (String text :
        new String[] {
          "not json",
          "[]",
          "{\"Version\": \"2012-10-17\"}",
          POLICY.replace("\"Principal\": \"*\",", ""),
          POLICY.replace("\"Deny\"", "\"deny\""),
          POLICY.replace("arn:aws:s3:::labels/*", "arn:aws:s3:::other/*"),
          POLICY.replace(
              "\"Principal\": \"*\"", "\"Principal\": {\"AWS\": \"AROAEXAMPLEROLEID1234\"}"),
          POLICY.replace("OnlyTls", "x".repeat(20_480)),
        }) {
      refused(
          () -> s3.putBucketPolicy(put -> put.bucket("labels").policy(text)),
          400,
          "MalformedPolicy");
    }
    assertThat(aws.state().policy("labels")).isEmpty();
  }

  @Test
  void everyPatternThatCanNameTheBucketIsTaken() {
    for (String resource :
        new String[] {
          "*",
          "arn:aws:s3:::*",
          "arn:aws:s3:::*/*",
          "arn:aws:s3:::lab*",
          "arn:aws:s3:::lab?ls/in/*",
        }) {
      String policy = POLICY.replace("arn:aws:s3:::labels/*", resource);
      s3.putBucketPolicy(put -> put.bucket("labels").policy(policy));
      assertThat(aws.state().policy("labels")).contains(policy);
    }
  }

  @Test
  void aPolicyOfExactlyTheLimitIsTaken() {
    String policy = POLICY.replace("OnlyTls", "x".repeat(20_480 - POLICY.length() + 7));
    s3.putBucketPolicy(put -> put.bucket("labels").policy(policy));
    assertThat(aws.state().policy("labels").orElseThrow()).hasSize(20_480);
  }

  @Test
  void thePolicyOfAForeignBucketIsNotForThisAccount() {
    refused(() -> s3.getBucketPolicy(get -> get.bucket("foreign")), 405, "MethodNotAllowed");
    refused(() -> s3.getBucketTagging(get -> get.bucket("foreign")), 403, "AccessDenied");
    refused(
        () -> s3.getBucketPolicy(get -> get.bucket("foreign").expectedBucketOwner(ACCOUNT)),
        403,
        "AccessDenied");
  }

  @Test
  void tagsComeBackOrAreSaidToBeMissing() {
    assertThat(s3.getBucketTagging(get -> get.bucket("labels")).tagSet())
        .containsExactly(
            Tag.builder().key("labelguard:mode").value("alert").build(),
            Tag.builder().key("team").value("vision").build());
    refused(() -> s3.getBucketTagging(get -> get.bucket("scans")), 404, "NoSuchTagSet");
  }

  @Test
  void theRegionIsToldInBothWays() {
    assertThat(s3.getBucketLocation(get -> get.bucket("scans")).locationConstraintAsString())
        .isEqualTo("eu-west-1");
    assertThat(s3.getBucketLocation(get -> get.bucket("labels")).locationConstraintAsString())
        .isNullOrEmpty();
    assertThat(s3.headBucket(head -> head.bucket("scans")).bucketRegion()).isEqualTo("eu-west-1");
    assertThat(s3.headBucket(head -> head.bucket("labels")).bucketRegion()).isEqualTo(REGION);
  }

  @Test
  void corsRulesComeBackOrAreSaidToBeMissing() {
    assertThat(s3.getBucketCors(get -> get.bucket("labels")).corsRules())
        .containsExactly(
            CORSRule.builder()
                .allowedMethods("GET")
                .allowedOrigins("*")
                .exposeHeaders("Access-Control-Allow-Origin")
                .build());
    refused(() -> s3.getBucketCors(get -> get.bucket("plain")), 404, "NoSuchCORSConfiguration");
  }

  @Test
  void corsRulesComeBackAsTheyWerePutUntilTheyAreDeleted() {
    CORSRule whole =
        CORSRule.builder()
            .id("site")
            .allowedHeaders("x-*", "authorization")
            .allowedMethods("PUT", "GET")
            .allowedOrigins("https://*.example.com", "https://a.example.com/?a=1&b=<2>")
            .exposeHeaders("ETag")
            .maxAgeSeconds(3000)
            .build();
    CORSRule small = CORSRule.builder().allowedMethods("GET").allowedOrigins("*").build();
    putCors(whole, small);
    assertThat(s3.getBucketCors(get -> get.bucket("plain")).corsRules())
        .containsExactly(whole, small);

    s3.deleteBucketCors(delete -> delete.bucket("plain").expectedBucketOwner(ACCOUNT));
    refused(() -> s3.getBucketCors(get -> get.bucket("plain")), 404, "NoSuchCORSConfiguration");
  }

  @Test
  void putCorsRulesRaiseAnEventWithTheRules() {
    putCors(CORSRule.builder().allowedMethods("GET").allowedOrigins("*").build());
    s3.deleteBucketCors(delete -> delete.bucket("plain"));
    assertThat(aws.takeEvents())
        .hasSize(2)
        .first()
        .asString()
        .contains("\"eventName\":\"PutBucketCors\"")
        .contains("\"CORSRule\":{\"AllowedMethod\":\"GET\",\"AllowedOrigin\":\"*\"}");
  }

  @Test
  void corsRulesBeyondS3sLimitsAreRefused() {
    CORSRule fine = CORSRule.builder().allowedMethods("GET").allowedOrigins("*").build();
    putCors(Collections.nCopies(100, fine).toArray(CORSRule[]::new));
    malformed(Collections.nCopies(101, fine).toArray(CORSRule[]::new));
    malformed(fine.toBuilder().allowedOrigins("https://" + "a".repeat(65_536)).build());
    malformed(fine.toBuilder().id("i".repeat(256)).build());
    malformed(CORSRule.builder().allowedMethods("GET").build());
    refused(() -> putCors(fine.toBuilder().allowedMethods("PATCH").build()), 400, "InvalidRequest");
    refused(
        () -> putCors(fine.toBuilder().allowedOrigins("https://*.*").build()),
        400,
        "InvalidRequest");
    assertThat(s3.getBucketCors(get -> get.bucket("plain")).corsRules()).hasSize(100);
  }

  private void malformed(CORSRule... rules) {
    refused(() -> putCors(rules), 400, "MalformedXML");
  }

  private void putCors(CORSRule... rules) {
    s3.putBucketCors(
        put ->
            put.bucket("plain")
                .expectedBucketOwner(ACCOUNT)
                .corsConfiguration(cors -> cors.corsRules(rules)));
  }

  @Test
  void corsRulesThatTheWorldDoesNotGiveAreRefused() {
    refused(() -> s3.getBucketCors(get -> get.bucket("scans")), 403, "AccessDenied");
  }

  @Test
  void whatIsNotServedIsSaid() {
    refused(() -> s3.getBucketLogging(get -> get.bucket("labels")), 501, "NotImplemented");
  }

  private static void refused(ThrowingCallable call, int status, String code) {
    AbstractObjectAssert<?, S3Exception> error =
        assertThatThrownBy(call).asInstanceOf(type(S3Exception.class));
    error.extracting(S3Exception::statusCode).isEqualTo(status);
    error.extracting(e -> e.awsErrorDetails().errorCode()).isEqualTo(code);
  }
}
