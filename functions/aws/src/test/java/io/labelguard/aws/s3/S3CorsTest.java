package io.labelguard.aws.s3;

import static io.labelguard.aws.LoopbackAws.Answer.s3Error;
import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.aws.LoopbackAws;
import io.labelguard.aws.LoopbackAws.Answer;
import io.labelguard.core.labeling.CorsRule;
import io.labelguard.core.labeling.Reading;
import io.labelguard.core.port.write.BucketPolicyWriter.PutResult;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;

/// CORS rules as S3 sends them and takes them, on loopback.
class S3CorsTest {

  private static final String WHOLE =
      """
      <CORSConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><CORSRule><ID>site</ID>\
      <AllowedHeader>x-*</AllowedHeader><AllowedMethod>GET</AllowedMethod>\
      <AllowedMethod>PUT</AllowedMethod><AllowedOrigin>https://*.example.com</AllowedOrigin>\
      <ExposeHeader>ETag</ExposeHeader><MaxAgeSeconds>3000</MaxAgeSeconds></CORSRule>\
      <CORSRule><AllowedMethod>GET</AllowedMethod><AllowedOrigin>*</AllowedOrigin></CORSRule>\
      </CORSConfiguration>\
      """;

  private static final CorsRule SITE =
      new CorsRule(
          Optional.of("site"),
          List.of("https://*.example.com"),
          List.of("GET", "PUT"),
          List.of("x-*"),
          List.of("ETag"),
          Optional.of(3000),
          Collections.emptySortedSet());
  private static final CorsRule ANY =
      new CorsRule(List.of("*"), List.of("GET"), List.of(), List.of());

  @Test
  void allMembersOfRulesAreRead() {
    assertThat(read(WHOLE)).containsExactly(SITE, ANY);
  }

  @Test
  void anElementThatTheSdkDropsIsNamed() {
    assertThat(read(WHOLE.replace("<ID>", "<AllowCredentials>true</AllowCredentials><ID>")))
        .extracting(CorsRule::unknown)
        .containsExactly(new TreeSet<>(Set.of("AllowCredentials")), new TreeSet<>());
  }

  @Test
  void anElementBesideTheRulesIsNamedInEach() {
    assertThat(read(WHOLE.replace("</CORSConfiguration>", "<Mode/></CORSConfiguration>")))
        .extracting(CorsRule::unknown)
        .containsOnly(new TreeSet<>(Set.of("Mode")));
  }

  @Test
  void aBucketWithoutRulesHasNone() {
    try (LoopbackAws aws =
        new LoopbackAws(_ -> s3Error(404, "NoSuchCORSConfiguration", "does not exist"))) {
      assertThat(S3Cors.of(aws.client(S3Client.builder()), "data"))
          .isEqualTo(new Reading.Known<>(List.of()));
    }
  }

  @Test
  void rulesAreSentWholeAndInOrderForABucketOfTheOwner() {
    try (LoopbackAws aws = new LoopbackAws(_ -> Answer.status(200, ""))) {
      assertThat(put(aws, SITE, ANY)).isEqualTo(new PutResult.Accepted());
      var asked = aws.asked().getFirst();
      assertThat(asked.uri()).isEqualTo("/data?cors");
      assertThat(asked.headers().get("x-amz-expected-bucket-owner")).isEqualTo("111122223333");
      // The answer of S3 to these rules is read as the same rules.
      assertThat(read(asked.body())).containsExactly(SITE, ANY);
    }
  }

  @Test
  void noRulesAreADeletion() {
    try (LoopbackAws aws = new LoopbackAws(_ -> Answer.status(204, ""))) {
      assertThat(put(aws)).isEqualTo(new PutResult.Accepted());
      var asked = aws.asked().getFirst();
      assertThat(asked.method()).isEqualTo("DELETE");
      assertThat(asked.uri()).isEqualTo("/data?cors");
      assertThat(asked.headers().get("x-amz-expected-bucket-owner")).isEqualTo("111122223333");
    }
  }

  @Test
  void aServerErrorIsUnclearAndNotTriedAgain() {
    try (LoopbackAws aws = new LoopbackAws(_ -> s3Error(500, "InternalError", "try again"))) {
      assertThat(put(aws, ANY)).isInstanceOf(PutResult.Unclear.class);
      assertThat(put(aws)).isInstanceOf(PutResult.Unclear.class);
      assertThat(aws.asked()).hasSize(2);
    }
  }

  private static PutResult put(LoopbackAws aws, CorsRule... rules) {
    return new S3BucketCorsWriter(aws.client(S3Client.builder()))
        .put("data", "111122223333", List.of(rules));
  }

  private static List<CorsRule> read(String xml) {
    try (LoopbackAws aws = new LoopbackAws(_ -> Answer.status(200, xml))) {
      return S3Cors.of(aws.client(S3Client.builder()), "data").known().orElseThrow();
    }
  }
}
