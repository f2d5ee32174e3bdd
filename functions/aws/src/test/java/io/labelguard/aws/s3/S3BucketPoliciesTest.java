package io.labelguard.aws.s3;

import static io.labelguard.aws.LoopbackAws.Answer.s3Error;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelguard.aws.LoopbackAws;
import io.labelguard.aws.LoopbackAws.Answer;
import io.labelguard.aws.LoopbackAws.Ask;
import io.labelguard.core.check.Bucket;
import io.labelguard.core.check.BucketPolicyState.LockedOut;
import io.labelguard.core.check.BucketPolicyState.NoPolicy;
import io.labelguard.core.check.BucketPolicyState.NoSuchBucket;
import io.labelguard.core.check.BucketPolicyState.NotRead;
import io.labelguard.core.check.BucketPolicyState.OtherAccount;
import io.labelguard.core.check.BucketPolicyState.Unreadable;
import io.labelguard.core.port.BucketPolicies.TagReading;
import io.labelguard.core.port.CallFailedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

class S3BucketPoliciesTest {

  private static final String OWN = "111122223333";
  private static final String DENIED =
      "User: arn:aws:sts::111122223333:assumed-role/guard/x is not authorized to perform:"
          + " s3:GetBucketPolicy on resource: \"arn:aws:s3:::data\" with an explicit deny in a"
          + " resource-based policy";
  private static final S3ControlTags NO_CONTROL =
      new S3ControlTags(
          _ -> {
            throw new AssertionError("S3 Control is called");
          },
          Region.US_EAST_1,
          OWN);
  private static final Answer HEAD =
      new Answer(200, Map.of("x-amz-bucket-region", "eu-west-2"), "");

  @Test
  void aPolicyThatCannotBeReadAtAllIsKeptWithTheReason() {
    Bucket bucket = read(policy(Answer.ok("[]")));
    assertThat(bucket.policy())
        .isInstanceOfSatisfying(
            Unreadable.class,
            state -> {
              assertThat(state.text()).isEqualTo("[]");
              assertThat(state.reason()).isNotBlank();
            });
    assertThat(bucket.owner()).contains(OWN);
    assertThat(bucket.region()).contains("eu-west-2");
  }

  @Test
  void aBucketWithoutAPolicyIsOurs() {
    Bucket bucket = read(policy(s3Error(404, "NoSuchBucketPolicy", "none")));
    assertThat(bucket)
        .isEqualTo(new Bucket("data", Optional.of("eu-west-2"), Optional.of(OWN), new NoPolicy()));
  }

  @Test
  void aBucketThatIsGoneIsAskedForOnce() {
    try (LoopbackAws aws = new LoopbackAws(_ -> s3Error(404, "NoSuchBucket", "gone"))) {
      assertThat(policies(aws).read("data").policy()).isInstanceOf(NoSuchBucket.class);
      assertThat(aws.asked()).hasSize(1);
    }
  }

  @Test
  void aNameThatNoBucketCanHaveIsNotAskedFor() {
    try (LoopbackAws aws = new LoopbackAws(_ -> Answer.ok("[]"))) {
      for (String name :
          List.of("", "a", "..", "a/b", "a?policy", "a b\n", "arn:aws:s3:::x", "b".repeat(256))) {
        assertThat(policies(aws).read(name).policy()).isInstanceOf(NoSuchBucket.class);
        assertThat(policies(aws).modeTag(name)).isInstanceOf(TagReading.Unreadable.class);
      }
      assertThat(aws.asked()).isEmpty();
    }
  }

  @Test
  void aNameThatS3RefusesIsThatOfNoBucket() {
    assertThat(read(_ -> s3Error(400, "InvalidBucketName", "not valid")).policy())
        .isInstanceOf(NoSuchBucket.class);
  }

  @Test
  void anExplicitDenyLocksTheGuardOutInS3sOwnWords() {
    try (LoopbackAws aws = new LoopbackAws(policy(s3Error(403, "AccessDenied", DENIED)))) {
      Bucket bucket = policies(aws).read("data");
      assertThat(bucket.policy()).isEqualTo(new LockedOut(DENIED, Optional.empty()));
      assertThat(bucket.owner()).contains(OWN);
      assertThat(aws.asked()).hasSize(2);
    }
  }

  @Test
  void aForeignBucketIsFoundOutByAskingWithoutAnOwner() {
    Bucket bucket =
        read(
            ask -> {
              if (!ask.uri().endsWith("?policy")) {
                return HEAD;
              }
              return ask.headers().containsKey("x-amz-expected-bucket-owner")
                  ? s3Error(403, "AccessDenied", "Access Denied")
                  : s3Error(405, "MethodNotAllowed", "The specified method is not allowed.");
            });
    assertThat(bucket)
        .isEqualTo(
            new Bucket("data", Optional.of("eu-west-2"), Optional.empty(), new OtherAccount()));
  }

  @Test
  void aForeignBucketOfTheSameOrganizationIsToldByItsMissingAllow() {
    String message = "not authorized because no resource-based policy allows the action";
    assertThat(read(policy(s3Error(403, "AccessDenied", message))).policy())
        .isInstanceOf(OtherAccount.class);
  }

  @Test
  void aRefusalWithoutAReasonIsNotRoundedToSafe() {
    Bucket bucket = read(policy(s3Error(403, "AccessDenied", "Access Denied")));
    assertThat(bucket.policy())
        .isEqualTo(
            new LockedOut(
                "Access Denied (S3 gives no reason; the bucket may also be another account's)",
                Optional.empty()));
    assertThat(bucket.owner()).isEmpty();
  }

  @Test
  void theOwnerIsAlwaysSaid() {
    try (LoopbackAws aws = new LoopbackAws(policy(Answer.ok("[]")))) {
      policies(aws).read("data");
      assertThat(aws.asked().getFirst().headers().get("x-amz-expected-bucket-owner"))
          .isEqualTo(OWN);
    }
  }

  /// Unlike an address of digits, this one lets the SDK form the endpoint of each bucket from its
  /// name, as it does against AWS.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "abc--x-s3",
        "a--xa-s3",
        "a--use1-az4--x-s3",
        "x--op-s3",
        "test-accessp-q0b1d075431d83bebde8xz5w8ijx1qzlbp3i3kuse10--op-s3",
        "data-s3alias",
        "data--ol-s3",
        "data--table-s3",
        "foo.mrap",
        "xn--data",
        "sthree-data",
        "amzn-s3-demo-data",
        "192.168.5.4",
        "a..b",
        "a.-b",
        "a-.b",
        "Data",
        "data_1",
        "data.",
        "data-"
      })
  void anyNameIsReadOrFailsByItself(String name) {
    List<String> hosts = new ArrayList<>();
    try (S3Client s3 = withoutNetwork(hosts)) {
      S3BucketPolicies policies = new S3BucketPolicies(s3, OWN, NO_CONTROL);
      try {
        assertThat(policies.read(name).policy()).isInstanceOf(NotRead.class);
        assertThat(policies.modeTag(name)).isInstanceOf(TagReading.Unreadable.class);
        assertThat(hosts).isEmpty();
      } catch (CallFailedException e) {
        assertThat(e.failure().attempt()).isEqualTo("read the policy of bucket " + name);
        assertThatThrownBy(() -> policies.modeTag(name)).isInstanceOf(CallFailedException.class);
        assertThat(hosts).allMatch(host -> host.endsWith("s3.us-east-1.amazonaws.com"));
      }
    }
  }

  @Property(tries = 500)
  void noNameThrowsAnythingButTheFailureOfItsCall(@ForAll("names") String name) {
    try (S3Client s3 = withoutNetwork(new ArrayList<>())) {
      S3BucketPolicies policies = new S3BucketPolicies(s3, OWN, NO_CONTROL);
      String outcome;
      try {
        outcome = policies.read(name).policy().getClass().getSimpleName();
      } catch (CallFailedException e) {
        outcome = "failed";
        assertThatThrownBy(() -> policies.modeTag(name)).isInstanceOf(CallFailedException.class);
      }
      Statistics.label("outcome").collect(outcome);
      Statistics.label("outcome")
          .coverage(
              checker -> {
                checker.check("failed").percentage(share -> share > 10);
                checker.check("NotRead").percentage(share -> share > 1);
              });
    }
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.of(
            "a",
            "X",
            "1",
            "-",
            "--",
            ".",
            "_",
            "x-s3",
            "op-s3",
            "-s3alias",
            ".mrap",
            "arn",
            "use1-az4")
        .list()
        .ofMinSize(1)
        .ofMaxSize(7)
        .map(parts -> String.join("", parts));
  }

  /// Makes a client of AWS's own addresses, none of whose requests is sent.
  private static S3Client withoutNetwork(List<String> hosts) {
    SdkHttpClient refusing =
        new SdkHttpClient() {
          @Override
          public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
            hosts.add(request.httpRequest().host());
            return new ExecutableHttpRequest() {
              @Override
              public HttpExecuteResponse call() throws IOException {
                throw new IOException("nothing is sent here");
              }

              @Override
              public void abort() {}
            };
          }

          @Override
          public void close() {}
        };
    return S3Client.builder()
        .region(Region.US_EAST_1)
        .crossRegionAccessEnabled(true)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIAEXAMPLE", "made-up")))
        .httpClient(refusing)
        .overrideConfiguration(
            configuration -> configuration.retryStrategy(AwsRetryStrategy.doNotRetry()))
        .build();
  }

  @Test
  void throttlingIsTriedAgainAndThenLetOut() {
    try (LoopbackAws aws = new LoopbackAws(_ -> s3Error(503, "SlowDown", "slow down"))) {
      assertThatThrownBy(() -> policies(aws).read("data")).isInstanceOf(CallFailedException.class);
      assertThat(aws.asked()).hasSize(3);
    }
  }

  @Test
  void expiredCredentialsAreNoAnswerAboutTheBucket() {
    assertThatThrownBy(() -> read(policy(s3Error(403, "ExpiredToken", "expired"))))
        .isInstanceOf(CallFailedException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<LocationConstraint/>|us-east-1",
        "<LocationConstraint>EU</LocationConstraint>|eu-west-1",
        "<LocationConstraint>eu-central-1</LocationConstraint>|eu-central-1",
      })
  void readingAnOwnBucketMakesNoRefusedCall(String location, String region) {
    Function<Ask, Answer> answers =
        ask -> {
          if (ask.method().equals("HEAD")) {
            return Answer.status(403, "");
          }
          return ask.uri().endsWith("?location")
              ? Answer.ok(location)
              : s3Error(404, "NoSuchBucketPolicy", "none");
        };
    try (LoopbackAws aws = new LoopbackAws(answers)) {
      assertThat(policies(aws).read("data").region()).contains(region);
      assertThat(aws.asked())
          .hasSize(2)
          .allSatisfy(
              ask -> {
                assertThat(ask.method()).isEqualTo("GET");
                assertThat(ask.headers().get("x-amz-expected-bucket-owner")).isEqualTo(OWN);
              });
    }
  }

  @Test
  void whereTheLocationMayNotBeReadTheHeaderNamesTheRegionEvenInARefusal() {
    Bucket bucket =
        read(
            ask -> {
              if (ask.method().equals("HEAD")) {
                return new Answer(403, Map.of("x-amz-bucket-region", "ap-south-1"), "");
              }
              return ask.uri().endsWith("?location")
                  ? s3Error(403, "AccessDenied", "no")
                  : s3Error(404, "NoSuchBucketPolicy", "none");
            });
    assertThat(bucket.region()).contains("ap-south-1");
  }

  @Test
  void theLocationOfAForeignBucketIsNotAskedFor() {
    String message = "not authorized because no resource-based policy allows the action";
    try (LoopbackAws aws = new LoopbackAws(policy(s3Error(403, "AccessDenied", message)))) {
      assertThat(policies(aws).read("data").region()).contains("eu-west-2");
      assertThat(aws.asked()).noneMatch(ask -> ask.uri().endsWith("?location"));
    }
  }

  @Test
  void aRegionThatS3DoesNotNameIsUnknown() {
    Bucket bucket =
        read(
            ask ->
                ask.uri().endsWith("?policy")
                    ? s3Error(404, "NoSuchBucketPolicy", "none")
                    : s3Error(403, "AccessDenied", "no"));
    assertThat(bucket.region()).isEmpty();
  }

  @Test
  void theModeTagIsReadAmongOthers() {
    String tags =
        "<Tagging><TagSet><Tag><Key>a</Key><Value>b</Value></Tag><Tag>"
            + "<Key>labelguard:mode</Key><Value>alert</Value></Tag></TagSet></Tagging>";
    assertThat(modeTag(Answer.ok(tags)))
        .isEqualTo(new TagReading.Value(Optional.of("alert"), Optional.empty()));
  }

  @Test
  void aBucketWithoutTagsHasNoMode() {
    assertThat(modeTag(s3Error(404, "NoSuchTagSet", "none")))
        .isEqualTo(new TagReading.Value(Optional.empty(), Optional.empty()));
  }

  @Test
  void tagsThatMayNotBeReadAreUnreadable() {
    assertThat(modeTag(s3Error(403, "AccessDenied", "no")))
        .isEqualTo(new TagReading.Unreadable("no"));
  }

  /// Both calls return the same tags, and a policy may forbid one of them alone.
  @Test
  void tagsThatMayBeListedAreReadWhereGetBucketTaggingIsRefused() {
    Function<Ask, Answer> answers =
        ask ->
            ask.uri().startsWith("/v20180820/")
                ? Answer.ok(S3ControlTagsTest.LISTED)
                : policy(s3Error(403, "AccessDenied", "no")).apply(ask);
    try (LoopbackAws aws = new LoopbackAws(answers)) {
      assertThat(policies(aws).modeTag("data"))
          .isEqualTo(new TagReading.Value(Optional.of("alert"), Optional.of("labels")));
    }
  }

  @Test
  void tagsOfABucketThatIsGoneAreNotListed() {
    try (LoopbackAws aws = new LoopbackAws(_ -> s3Error(404, "NoSuchBucket", "gone"))) {
      assertThat(policies(aws).modeTag("data")).isEqualTo(new TagReading.Unreadable("gone"));
      assertThat(aws.asked()).hasSize(1);
    }
  }

  private static TagReading modeTag(Answer answer) {
    try (LoopbackAws aws = new LoopbackAws(_ -> answer)) {
      return policies(aws).modeTag("data");
    }
  }

  private static Function<Ask, Answer> policy(Answer answer) {
    return ask -> {
      if (ask.method().equals("HEAD")) {
        return HEAD;
      }
      return ask.uri().endsWith("?location")
          ? Answer.ok("<LocationConstraint>eu-west-2</LocationConstraint>")
          : answer;
    };
  }

  private static Bucket read(Function<Ask, Answer> answers) {
    try (LoopbackAws aws = new LoopbackAws(answers)) {
      return policies(aws).read("data");
    }
  }

  private static S3BucketPolicies policies(LoopbackAws aws) {
    return new S3BucketPolicies(aws.client(S3Client.builder()), OWN, S3ControlTagsTest.tags(aws));
  }
}
