package io.labelguard.tests.ports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.labelguard.aws.kms.AwsKeys;
import io.labelguard.aws.s3.S3BucketPolicies;
import io.labelguard.aws.s3.S3ControlTags;
import io.labelguard.aws.signed.SignedCalls;
import io.labelguard.core.labeling.Reading;
import io.labelguard.core.labeling.key.BucketEncryption;
import io.labelguard.core.labeling.key.KeyFacts;
import io.labelguard.core.labeling.key.KmsKeyState;
import io.labelguard.core.port.BucketPolicies;
import io.labelguard.core.port.CallFailedException;
import io.labelguard.core.port.CallFailure;
import io.labelguard.core.port.dependency.Keys;
import io.labelguard.local.wire.Fault;
import io.labelguard.local.world.World;
import io.labelguard.policy.layer.Grant;
import io.labelguard.policy.model.Policy;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/// Reading keys, and how buckets encrypt, from end to end.
class KeysPortTest {

  private static final String ID = "1234abcd-12ab-34cd-56ef-1234567890ab";
  private static final String ARN = "arn:aws:kms:us-east-1:111122223333:key/" + ID;
  private static final String ALIAS_ARN = "arn:aws:kms:us-east-1:111122223333:alias/labels";
  private static final int GRANTS = 120;

  private static final String KEYS =
      """
      ,"keys":[
        {"KeyMetadata":{"KeyId":"%1$s","Arn":"%2$s","KeyState":"Disabled",
          "KeySpec":"SYMMETRIC_DEFAULT","KeyUsage":"ENCRYPT_DECRYPT"},
         "Policy":{"Version":"2012-10-17","Statement":[{"Sid":"Account","Effect":"Allow",
          "Principal":{"AWS":"111122223333"},"Action":"kms:*","Resource":"*"}]},
         "Aliases":[{"AliasName":"alias/labels"}],
         "Grants":[%3$s]},
        {"KeyMetadata":{"KeyId":"no-policy",
          "Arn":"arn:aws:kms:us-east-1:111122223333:key/no-policy","KeyState":"Enabled"}},
        {"KeyMetadata":{"KeyId":"locked"},
         "refused":{"DescribeKey":"not for you","ListGrants":"nor these"}}]
      """
          .formatted(
              ID,
              ARN,
              IntStream.range(0, GRANTS)
                  .mapToObj(KeysPortTest::grantJson)
                  .collect(Collectors.joining(",")));

  private LocalAccount account = new LocalAccount(KEYS);

  @AfterEach
  void close() {
    account.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {ID, ARN, "alias/labels", ALIAS_ARN})
  void aKeyIsReadByItsIdItsAliasOrTheArnOfEither(String name) {
    assertThat(keys().find(name))
        .isEqualTo(
            new Reading.Known<>(
                Optional.of(
                    new KeyFacts(
                        ARN, KmsKeyState.DISABLED, "SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT"))));
  }

  @Test
  void aKeyThatIsNotThereIsKnownToBeMissing() {
    assertThat(keys().find("alias/none")).isEqualTo(new Reading.Known<>(Optional.empty()));
  }

  @Test
  void thePolicyIsReadAsItsOwner() {
    Policy policy = keys().policy(ARN).known().orElseThrow();
    assertThat(policy.statements())
        .singleElement()
        .extracting(one -> one.sid().orElse(""))
        .isEqualTo("Account");
  }

  @Test
  void allGrantsAreReadPageByPage() {
    List<Grant> grants = keys().grants(ARN).known().orElseThrow();
    assertThat(grants).hasSize(GRANTS);
    assertThat(grants.get(0).constrained()).isTrue();
    assertThat(grants.get(1))
        .isEqualTo(
            new Grant(
                "arn:aws:iam::111122223333:role/R1", List.of("Decrypt", "GenerateDataKey"), false));
    assertThat(account.aws().takeCalls()).containsEntry("kms ListGrants", 3);
  }

  @Test
  void aGrantListThatIsLeftOutIsEmptyAndAPolicyIsNotGiven() {
    String arn = "arn:aws:kms:us-east-1:111122223333:key/no-policy";
    assertThat(keys().grants(arn)).isEqualTo(new Reading.Known<>(List.of()));
    assertThat(keys().policy(arn))
        .isInstanceOfSatisfying(
            Reading.NotPermitted.class,
            refused -> {
              assertThat(refused.permission()).isEqualTo("kms:GetKeyPolicy");
              assertThat(refused.reason()).contains(World.NOT_GIVEN);
            });
  }

  @Test
  void whatAnEntryRefusesIsRefusedInItsWords() {
    assertThat(keys().find("locked"))
        .isEqualTo(
            new Reading.NotPermitted<>(
                "kms:DescribeKey", "HTTP 400, AccessDeniedException: not for you"));
    assertThat(keys().grants("locked"))
        .isEqualTo(
            new Reading.NotPermitted<>(
                "kms:ListGrants", "HTTP 400, AccessDeniedException: nor these"));
  }

  @Test
  void aWorldWithoutKeysSaysThatTheyAreNotGiven() {
    restart("");
    assertThat(keys().find(ID))
        .isInstanceOfSatisfying(
            Reading.NotPermitted.class,
            refused -> assertThat(refused.reason()).contains(World.NOT_GIVEN));
  }

  @ParameterizedTest
  @CsvSource({"DescribeKey", "GetKeyPolicy", "ListGrants"})
  void aRefusalNamesThePermission(String operation) {
    account.aws().faults().next(1, operation, Fault.ACCESS_DENIED);
    assertThat(reading(operation).get())
        .isInstanceOfSatisfying(
            Reading.NotPermitted.class,
            refused -> assertThat(refused.permission()).isEqualTo("kms:" + operation));
    assertThat(reading(operation).get()).isInstanceOf(Reading.Known.class);
  }

  @ParameterizedTest
  @CsvSource({
    "DescribeKey, THROTTLED", "DescribeKey, SERVER_ERROR", "DescribeKey, LOST_ANSWER",
    "GetKeyPolicy, THROTTLED", "GetKeyPolicy, SERVER_ERROR", "GetKeyPolicy, LOST_ANSWER",
    "ListGrants, THROTTLED", "ListGrants, SERVER_ERROR", "ListGrants, LOST_ANSWER"
  })
  void anyOtherFaultIsAFailureOfTheCall(String operation, Fault fault) {
    account.aws().faults().next(1, operation, fault);
    CallFailure failure =
        catchThrowableOfType(CallFailedException.class, () -> reading(operation).get()).failure();
    assertThat(failure.refused()).isFalse();
    assertThat(failure.attempt()).contains(ARN).endsWith("kms:" + operation);
    assertThat(reading(operation).get()).isInstanceOf(Reading.Known.class);
  }

  @Test
  void theEncryptionOfABucketIsReadWithItsKey() {
    restart(
        """
        ,"buckets":[
          {"name":"with-key","encryption":{"ServerSideEncryptionConfiguration":{"Rules":[
            {"ApplyServerSideEncryptionByDefault":{"SSEAlgorithm":"aws:kms:dsse",
             "KMSMasterKeyID":"%s"}}]}}},
          {"name":"with-key-of-aws","encryption":{"Rules":[
            {"ApplyServerSideEncryptionByDefault":{"SSEAlgorithm":"aws:kms"}}]}},
          {"name":"with-key-of-s3","encryption":{"Rules":[
            {"ApplyServerSideEncryptionByDefault":{"SSEAlgorithm":"AES256"}}]}},
          {"name":"without","encryption":{}},
          {"name":"not-given"}]
        """
            .formatted(ARN));
    assertThat(buckets().encryption("with-key"))
        .isEqualTo(new Reading.Known<>(new BucketEncryption.OfKms(Optional.of(ARN))));
    assertThat(buckets().encryption("with-key-of-aws"))
        .isEqualTo(new Reading.Known<>(new BucketEncryption.OfKms(Optional.empty())));
    assertThat(buckets().encryption("with-key-of-s3"))
        .isEqualTo(new Reading.Known<>(new BucketEncryption.OfS3()));
    assertThat(buckets().encryption("without"))
        .isEqualTo(new Reading.Known<>(new BucketEncryption.OfS3()));
    assertThat(buckets().encryption("not-given"))
        .isInstanceOfSatisfying(
            Reading.NotPermitted.class,
            refused -> {
              assertThat(refused.permission()).isEqualTo("s3:GetEncryptionConfiguration");
              assertThat(refused.reason()).contains(World.NOT_GIVEN);
            });
    assertThat(buckets().encryption("nobodys")).isEqualTo(new Reading.NotGiven<>());
    assertThat(buckets().encryption("not a name")).isEqualTo(new Reading.NotGiven<>());
  }

  @Test
  void recordsOfChangesAreEnacted() {
    assertThat(enact("DisableKey", "\"keyId\":\"no-policy\"")).isTrue();
    assertThat(state("no-policy")).isEqualTo(KmsKeyState.DISABLED);
    assertThat(enact("ScheduleKeyDeletion", "\"keyId\":\"" + ARN + "\"")).isTrue();
    assertThat(state(ARN)).isEqualTo(KmsKeyState.PENDING_DELETION);
    assertThat(
            enact(
                "PutKeyPolicy",
                "\"keyId\":\"no-policy\",\"policyName\":\"default\",\"policy\":"
                    + "\"{\\\"Statement\\\":[{\\\"Sid\\\":\\\"New\\\"}]}\""))
        .isTrue();
    assertThat(keys().policy("no-policy").known().orElseThrow().statements()).hasSize(1);
    assertThat(enact("RevokeGrant", "\"keyId\":\"" + ID + "\",\"grantId\":\"grant-1\"")).isTrue();
    assertThat(keys().grants(ARN).known().orElseThrow()).hasSize(GRANTS - 1);
    assertThat(enact("DisableKey", "\"keyId\":\"nobodys\"")).isFalse();
    World later = World.parse(account.aws().state().world().toJson());
    assertThat(later.given().get("keys").path(1).path("KeyMetadata").path("KeyState").asText())
        .isEqualTo("Disabled");
  }

  private KmsKeyState state(String name) {
    return keys().find(name).known().orElseThrow().orElseThrow().state();
  }

  private boolean enact(String call, String parameters) {
    return account
        .aws()
        .state()
        .enact(
            """
            {"account":"111122223333","region":"us-east-1","source":"aws.kms","detail":
             {"eventSource":"kms.amazonaws.com","eventName":"%s","requestParameters":{%s}}}
            """
                .formatted(call, parameters));
  }

  private Supplier<Reading<?>> reading(String operation) {
    return switch (operation) {
      case "DescribeKey" -> () -> keys().find(ARN);
      case "GetKeyPolicy" -> () -> keys().policy(ARN);
      case "ListGrants" -> () -> keys().grants(ARN);
      default -> throw new IllegalArgumentException(operation);
    };
  }

  private static String grantJson(int at) {
    return """
    {"GrantId":"grant-%1$d","GranteePrincipal":"arn:aws:iam::111122223333:role/R%1$d",
     "Operations":["Decrypt","GenerateDataKey"],"Constraints":%2$s}
    """
        .formatted(at, at == 0 ? "{\"EncryptionContextSubset\":{\"a\":\"b\"}}" : "null");
  }

  private void restart(String more) {
    account.close();
    account = new LocalAccount(more);
  }

  private Keys keys() {
    return new AwsKeys(
        new SignedCalls(
            UrlConnectionHttpClient.create(),
            account.credentials(),
            AwsKeys.addressIn(Region.US_EAST_1).at(account.aws().endpoint())));
  }

  private BucketPolicies buckets() {
    return new S3BucketPolicies(
        account.client(S3Client.builder()),
        LocalAccount.ACCOUNT,
        new S3ControlTags(
            _ -> {
              throw new AssertionError("no tags are read");
            },
            Region.US_EAST_1,
            LocalAccount.ACCOUNT));
  }
}
