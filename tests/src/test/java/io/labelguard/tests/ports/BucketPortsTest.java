package io.labelguard.tests.ports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelguard.aws.s3.S3BucketPolicies;
import io.labelguard.aws.s3.S3BucketPolicyWriter;
import io.labelguard.aws.s3.S3ControlTags;
import io.labelguard.aws.signed.SignedCalls;
import io.labelguard.core.check.Bucket;
import io.labelguard.core.check.BucketPolicyState.LockedOut;
import io.labelguard.core.check.BucketPolicyState.NoPolicy;
import io.labelguard.core.check.BucketPolicyState.NoSuchBucket;
import io.labelguard.core.check.BucketPolicyState.OtherAccount;
import io.labelguard.core.check.BucketPolicyState.Readable;
import io.labelguard.core.check.BucketPolicyState.Unreadable;
import io.labelguard.core.port.BucketPolicies.TagReading;
import io.labelguard.core.port.CallFailedException;
import io.labelguard.core.port.write.BucketPolicyWriter.PutResult;
import io.labelguard.local.wire.Fault;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/// Reading and writing bucket policies, from end to end.
class BucketPortsTest {

  private static final String BUCKET = "gt-labeling-data";
  private static final String NEW =
      "{\"Version\": \"2012-10-17\",\n \"Statement\": [{\"Effect\":\"Deny\",\"Principal\":\"*\","
          + "\"Action\":\"s3:DeleteBucket\",\"Resource\":\"arn:aws:s3:::gt-labeling-data\"}]}";

  private LocalAccount account;
  private S3BucketPolicies policies;
  private S3BucketPolicyWriter writer;

  @BeforeEach
  void start() {
    account = new LocalAccount();
    S3Client s3 = account.client(S3Client.builder().crossRegionAccessEnabled(true));
    policies =
        new S3BucketPolicies(
            s3,
            LocalAccount.ACCOUNT,
            new S3ControlTags(
                region ->
                    new SignedCalls(
                        UrlConnectionHttpClient.create(),
                        account.credentials(),
                        S3ControlTags.addressIn(region, LocalAccount.ACCOUNT)
                            .at(account.aws().endpoint())),
                Region.of(LocalAccount.REGION),
                LocalAccount.ACCOUNT));
    writer = new S3BucketPolicyWriter(s3);
  }

  @AfterEach
  void close() {
    account.close();
  }

  @Test
  void aPolicyIsReadWithItsRegionAndOwner() {
    Bucket bucket = policies.read(BUCKET);
    assertThat(bucket.region()).contains("eu-west-2");
    assertThat(bucket.owner()).contains(LocalAccount.ACCOUNT);
    assertThat(bucket.policy())
        .isInstanceOfSatisfying(
            Readable.class,
            state ->
                assertThat(Optional.of(state.policy().text()))
                    .isEqualTo(account.aws().state().policy(BUCKET)));
  }

  @Test
  void everyOtherStateOfABucketIsReported() {
    assertThat(policies.read("gt-no-policy").policy()).isInstanceOf(NoPolicy.class);
    assertThat(policies.read("gt-gone").policy()).isInstanceOf(NoSuchBucket.class);
    assertThat(policies.read("partners-bucket").policy()).isInstanceOf(OtherAccount.class);
    assertThat(policies.read("partners-bucket").region()).contains("eu-west-1");
    account.aws().state().setPolicy(BUCKET, Optional.of("not JSON"));
    assertThat(policies.read(BUCKET).policy()).isInstanceOf(Unreadable.class);
  }

  @Test
  void aGuardThatIsLockedOutQuotesS3() {
    Bucket bucket = policies.read("gt-locked-vault");
    assertThat(bucket.region()).contains("us-east-1");
    assertThat(bucket.policy())
        .isInstanceOfSatisfying(
            LockedOut.class,
            state ->
                assertThat(state.reason())
                    .contains("s3:GetBucketPolicy")
                    .contains("with an explicit deny in a resource-based policy"));
  }

  @Test
  void throttlingIsWaitedOutOrLetOut() {
    account.aws().faults().next(2, "GetBucketPolicy", Fault.THROTTLED);
    assertThat(policies.read(BUCKET).policy()).isInstanceOf(Readable.class);
    account.aws().faults().next(3, "GetBucketPolicy", Fault.THROTTLED);
    assertThatThrownBy(() -> policies.read(BUCKET)).isInstanceOf(CallFailedException.class);
  }

  @Test
  void theModeTagIsRead() {
    assertThat(policies.modeTag(BUCKET))
        .isEqualTo(new TagReading.Value(Optional.of("alert"), Optional.empty()));
    assertThat(policies.modeTag("gt-no-policy"))
        .isEqualTo(new TagReading.Value(Optional.empty(), Optional.empty()));
    assertThat(policies.modeTag("gt-locked-vault")).isInstanceOf(TagReading.Unreadable.class);
    assertThat(policies.modeTag("partners-bucket")).isInstanceOf(TagReading.Unreadable.class);
  }

  /// A bucket's policy may deny GetBucketTagging and leave ListTagsForResource.
  @Test
  void theModeTagIsListedWhereGetBucketTaggingIsDenied() {
    account.aws().state().setPolicy(BUCKET, Optional.of(deny("s3:GetBucketTagging")));
    assertThat(policies.modeTag(BUCKET))
        .isEqualTo(new TagReading.Value(Optional.of("alert"), Optional.empty()));
    account.aws().state().setPolicy(BUCKET, Optional.of(deny("s3:*Tag*")));
    assertThat(policies.modeTag(BUCKET))
        .isInstanceOfSatisfying(
            TagReading.Unreadable.class,
            unreadable -> assertThat(unreadable.reason()).contains("s3:GetBucketTagging"));
  }

  @Test
  void tagsThatCouldNotBeListedAreNotTakenForNone() {
    account.aws().state().setPolicy(BUCKET, Optional.of(deny("s3:GetBucketTagging")));
    for (Fault fault : List.of(Fault.THROTTLED, Fault.SERVER_ERROR)) {
      account.aws().faults().next(1, "ListTagsForResource", fault);
      assertThatThrownBy(() -> policies.modeTag(BUCKET)).isInstanceOf(CallFailedException.class);
    }
  }

  private static String deny(String action) {
    return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\",\"Principal\":\"*\","
        + "\"Action\":\""
        + action
        + "\",\"Resource\":\"arn:aws:s3:::gt-labeling-data\"}]}";
  }

  @Test
  void whatIsPutIsReadBackToTheByte() {
    assertThat(put(BUCKET, NEW)).isEqualTo(new PutResult.Accepted());
    assertThat(account.aws().state().policy(BUCKET)).contains(NEW);
    assertThat(account.aws().takeEvents()).hasSize(1);
  }

  @Test
  void aBucketOfAnotherAccountIsNeverWritten() {
    assertThat(put("partners-bucket", NEW)).isInstanceOf(PutResult.Refused.class);
    assertThat(account.aws().state().policy("partners-bucket")).isEmpty();
  }

  @Test
  void aMalformedPolicyIsRefused() {
    assertThat(put(BUCKET, "{")).isInstanceOf(PutResult.Refused.class);
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"SERVER_ERROR", "LOST_ANSWER", "LOST_REQUEST"})
  void aPutWithoutAnAnswerIsUnclearAndNotMadeTwice(Fault fault) {
    account.aws().faults().next(1, "PutBucketPolicy", fault);
    assertThat(put(BUCKET, NEW)).isInstanceOf(PutResult.Unclear.class);
    // CloudTrail records each call that reached S3, failed ones included.
    assertThat(account.aws().takeEvents()).hasSizeLessThan(2);
  }

  @Test
  void aThrottledPutIsRefusedAndNotMadeTwice() {
    account.aws().faults().next(1, "PutBucketPolicy", Fault.THROTTLED);
    assertThat(put(BUCKET, NEW)).isInstanceOf(PutResult.Refused.class);
    assertThat(account.aws().takeEvents()).hasSizeLessThan(2);
  }

  private PutResult put(String bucket, String policy) {
    return writer.put(bucket, LocalAccount.ACCOUNT, policy);
  }
}
