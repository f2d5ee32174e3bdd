package io.labelguard.core.labeling.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.labeling.LabelingDocuments;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.Reading;
import io.labelguard.core.labeling.RolePolicies;
import io.labelguard.policy.PolicyReader;
import io.labelguard.policy.json.JsonReader;
import io.labelguard.policy.layer.Grant;
import io.labelguard.policy.model.MalformedPolicyException;
import io.labelguard.policy.model.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// One row a case, with what must be found; rows without a fault are as many as those with one.
class KeyJudgementTest {

  private static final String ID = "1234abcd-12ab-34cd-56ef-1234567890ab";
  private static final String ARN = "arn:aws:kms:us-east-1:111122223333:key/" + ID;
  private static final String ROLE = "arn:aws:iam::111122223333:role/GroundTruthExecutionRole";
  private static final String OTHERS_ROLE = "arn:aws:iam::444455556666:role/Labeler";

  private static final String ROOT = "\"Principal\":{\"AWS\":\"arn:aws:iam::111122223333:root\"}";
  private static final String TO_ACCOUNT = allow(ROOT, "kms:*", "");
  private static final String TO_ROLE =
      allow("\"Principal\":{\"AWS\":\"" + ROLE + "\"}", "kms:*", "");
  private static final String TO_ADMIN =
      allow("\"Principal\":{\"AWS\":\"arn:aws:iam::111122223333:role/KeyAdmin\"}", "kms:*", "");
  private static final String IDENTITY_ALL = ofRole("Allow", "kms:*");
  private static final String IDENTITY_NOTHING = ofRole("Allow", "s3:*");

  private static final String AWS_MANAGED =
      allow(
          "\"Principal\":{\"AWS\":\"*\"}",
          "kms:Encrypt\",\"kms:Decrypt\",\"kms:ReEncrypt*\",\"kms:GenerateDataKey*\",\"kms:DescribeKey",
          "{\"StringEquals\":{\"kms:CallerAccount\":\"111122223333\",\"kms:ViaService\":"
              + "\"s3.us-east-1.amazonaws.com\"}}");

  private static final String OF_EBS =
      AWS_MANAGED.replace("s3.us-east-1.amazonaws.com", "ec2.us-east-1.amazonaws.com");

  @TestFactory
  Stream<DynamicTest> everyCase() {
    List<Row> rows = rows();
    return rows.stream().map(row -> DynamicTest.dynamicTest(row.name, row::check));
  }

  @Test
  void halfOfTheCasesHaveNoFault() {
    List<Row> rows = rows();
    long flagged = rows.stream().filter(row -> row.expected.startsWith("fault")).count();
    assertThat(rows).hasSizeGreaterThanOrEqualTo(25);
    assertThat(rows.size() - flagged).isGreaterThanOrEqualTo(flagged);
  }

  private static List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    // States, kinds and Regions.
    rows.add(row("no such key").missing().expect("fault Missing"));
    for (String state :
        List.of(
            "Disabled",
            "PendingDeletion",
            "PendingReplicaDeletion",
            "PendingImport",
            "Unavailable")) {
      rows.add(row("state " + state).state(state).policy(TO_ROLE).expect("fault " + state));
    }
    rows.add(row("an RSA key").spec("RSA_2048").policy(TO_ROLE).expect("fault RSA_2048"));
    rows.add(row("an HMAC key").spec("HMAC_256").policy(TO_ROLE).expect("fault HMAC_256"));
    rows.add(
        row("a key of another Region by its ARN")
            .name(ARN.replace("us-east-1", "eu-west-1"))
            .notRead()
            .expect("fault eu-west-1 not us-east-1"));
    rows.add(row("state Enabled").policy(TO_ROLE).expect("fine"));
    rows.add(row("state Updating").state("Updating").policy(TO_ROLE).expect("fine"));
    rows.add(row("state Creating").state("Creating").policy(TO_ROLE).expect("doubt Creating"));
    rows.add(row("a state of next year").state("Resting").policy(TO_ROLE).expect("doubt Unknown"));

    // Who is allowed.
    rows.add(row("the policy names the role").policy(TO_ROLE).expect("fine"));
    rows.add(
        row("the policy leaves it to the account, and the role allows")
            .policy(TO_ACCOUNT)
            .identity(IDENTITY_ALL)
            .expect("fine"));
    rows.add(
        row("the policy leaves it to the account, and the role was not read")
            .policy(TO_ACCOUNT)
            .expect("doubt role not read"));
    rows.add(
        row("the policy leaves it to the account, and the role does not allow")
            .policy(TO_ACCOUNT)
            .identity(IDENTITY_NOTHING)
            .expect(
                "fault essential ROLE_ALLOWS_NOT Decrypt DescribeKey Encrypt GenerateDataKey"
                    + " ReEncryptFrom ReEncryptTo"));
    rows.add(
        row("only an administrator, however much the role allows")
            .policy(TO_ADMIN)
            .identity(IDENTITY_ALL)
            .expect(
                "fault essential KEY_ALLOWS_NOT Decrypt DescribeKey Encrypt GenerateDataKey"
                    + " ReEncryptFrom ReEncryptTo"));
    rows.add(
        row("only an administrator, and the role was not read")
            .input()
            .policy(TO_ADMIN)
            .expect("fault essential KEY_ALLOWS_NOT Decrypt"));
    rows.add(
        row("a grant to the role")
            .policy(TO_ADMIN)
            .grant(
                ROLE,
                false,
                "GenerateDataKey",
                "Decrypt",
                "Encrypt",
                "ReEncryptFrom",
                "ReEncryptTo",
                "DescribeKey")
            .expect("fine"));
    rows.add(
        row("a grant to another role")
            .input()
            .policy(TO_ADMIN)
            .grant(ROLE + "2", false, "Decrypt")
            .expect("fault essential KEY_ALLOWS_NOT Decrypt"));
    rows.add(
        row("a grant of another operation")
            .input()
            .policy(TO_ADMIN)
            .grant(ROLE, false, "Encrypt")
            .expect("fault essential KEY_ALLOWS_NOT Decrypt"));
    rows.add(
        row("a grant with constraints")
            .input()
            .policy(TO_ADMIN)
            .grant(ROLE, true, "Decrypt")
            .expect("doubt depends on [] Decrypt"));
    rows.add(
        row("grants that were not read")
            .input()
            .policy(TO_ADMIN)
            .grantsNotRead()
            .expect("doubt depends on [] Decrypt"));
    rows.add(
        row("a statement denies the role")
            .input()
            .policy(TO_ROLE + "," + deny("kms:Decrypt", ""))
            .expect("fault essential KEY_DENIES Decrypt"));
    rows.add(
        row("a statement denies encryption only")
            .policy(TO_ROLE + "," + deny("kms:Encrypt", ""))
            .expect("fault beside KEY_DENIES Encrypt"));
    rows.add(
        row("the role's own policy denies")
            .input()
            .policy(TO_ROLE)
            .identity(IDENTITY_ALL + "," + ofRole("Deny", "kms:Decrypt"))
            .expect("fault essential ROLE_DENIES Decrypt"));
    rows.add(
        row("a Deny for the network, which is not known")
            .input()
            .policy(
                TO_ROLE
                    + ","
                    + deny(
                        "kms:*", "{\"StringNotEquals\":{\"aws:SourceVpce\":\"vpce-1234567890\"}}"))
            .expect("doubt depends on [aws:SourceVpce] Decrypt"));
    rows.add(
        row("an Allow for an encryption context, which is not known")
            .input()
            .policy(
                allow(
                    "\"Principal\":{\"AWS\":\"" + ROLE + "\"}",
                    "kms:*",
                    "{\"StringEquals\":{\"kms:EncryptionContext:aws:s3:arn\":\"arn:aws:s3:::b\"}}"))
            .expect("doubt depends on [kms:EncryptionContext:aws:s3:arn] Decrypt"));

    // What S3's request carries.
    rows.add(row("through S3 of the Region").policy(AWS_MANAGED).expect("fine"));
    rows.add(
        row("through EC2 only")
            .policy(OF_EBS)
            .input()
            .expect("fault essential KEY_ALLOWS_NOT Decrypt"));
    rows.add(
        row("callers of another account only")
            .input()
            .policy(AWS_MANAGED.replace("111122223333", "444455556666"))
            .expect("fault essential KEY_ALLOWS_NOT Decrypt"));
    rows.add(
        row("a volume through EC2 only: who asks is not known")
            .volume()
            .policy(OF_EBS.replace("kms:DescribeKey", "kms:DescribeKey\",\"kms:CreateGrant"))
            .expect(
                "doubt depends on [kms:ViaService] CreateGrant Decrypt DescribeKey Encrypt"
                    + " GenerateDataKey GenerateDataKeyWithoutPlaintext ReEncryptFrom"
                    + " ReEncryptTo"));
    rows.add(
        row("a volume without CreateGrant")
            .volume()
            .policy(AWS_MANAGED.replaceAll(",\"Condition\":.*", "}"))
            .expect("fault essential KEY_ALLOWS_NOT CreateGrant"));
    rows.add(row("a volume with all of it").volume().policy(TO_ROLE).expect("fine"));
    rows.add(
        row("an input that is only read")
            .input()
            .policy(allow("\"Principal\":{\"AWS\":\"" + ROLE + "\"}", "kms:Decrypt", ""))
            .expect("fine"));

    // Accounts.
    rows.add(row("aws/s3 by its alias").name("alias/aws/s3").notRead().expect("fine"));
    rows.add(
        row("aws/s3 of the bucket's account, which is the role's")
            .input()
            .name("alias/aws/s3")
            .notRead()
            .expect("fine"));
    rows.add(
        row("aws/s3 of another account's bucket")
            .input()
            .name("alias/aws/s3")
            .role(OTHERS_ROLE)
            .notRead()
            .expect("doubt aws/s3"));
    rows.add(
        row("a key of another account")
            .name(ARN.replace("111122223333", "444455556666"))
            .notRead()
            .expect("doubt account 444455556666"));
    rows.add(
        row("a key of another account that can be described")
            .arn(ARN.replace("111122223333", "444455556666"))
            .expect("doubt account 444455556666"));
    rows.add(
        row("a role of another account that the key allows, and that was not read")
            .input()
            .role(OTHERS_ROLE)
            .policy(allow("\"Principal\":{\"AWS\":\"" + OTHERS_ROLE + "\"}", "kms:*", ""))
            .expect("doubt role not read"));
    rows.add(
        row("a role of another account that the key does not allow")
            .input()
            .role(OTHERS_ROLE)
            .policy(TO_ACCOUNT)
            .expect("fault essential KEY_ALLOWS_NOT Decrypt"));

    // What was not read.
    rows.add(row("the key was not read").notRead().expect("doubt not read"));
    rows.add(row("the key's policy was not read").expect("doubt policy not read"));
    rows.add(
        row("a disabled key whose policy was not read")
            .state("Disabled")
            .expect("fault Disabled; doubt policy not read"));
    rows.add(
        row("a job without a role").policy(TO_ROLE).role("not a role").expect("doubt no role"));
    return rows;
  }

  private static Row row(String name) {
    return new Row(name);
  }

  private static String allow(String principal, String actions, String condition) {
    return statement("Allow", principal + ",", actions, condition);
  }

  private static String deny(String actions, String condition) {
    return statement("Deny", "\"Principal\":\"*\",", actions, condition);
  }

  private static String ofRole(String effect, String actions) {
    return statement(effect, "", actions, "");
  }

  private static String statement(
      String effect, String principal, String actions, String condition) {
    return "{\"Effect\":\""
        + effect
        + "\","
        + principal
        + "\"Action\":[\""
        + actions
        + "\"],\"Resource\":\"*\""
        + (condition.isEmpty() ? "" : ",\"Condition\":" + condition)
        + "}";
  }

  private static String document(String statements) {
    return "{\"Version\":\"2012-10-17\",\"Statement\":[" + statements + "]}";
  }

  private static final class Row {

    private final String name;
    private KeyUse use = KeyUse.OUTPUT;
    private String key = ID;
    private String arn = ARN;
    private String state = "Enabled";
    private String spec = "SYMMETRIC_DEFAULT";
    private String role = ROLE;
    private boolean missing;
    private boolean read = true;
    private Reading<Policy> policy = new Reading.NotGiven<>();
    private Reading<List<Grant>> grants = new Reading.Known<>(List.of());
    private Reading<RolePolicies> identity = new Reading.NotGiven<>();
    private String expected = "";

    Row(String name) {
      this.name = name;
    }

    Row input() {
      use = KeyUse.INPUT;
      return this;
    }

    Row volume() {
      use = KeyUse.VOLUME;
      return this;
    }

    Row name(String text) {
      key = text;
      return this;
    }

    Row arn(String text) {
      arn = text;
      return this;
    }

    Row state(String text) {
      state = text;
      return this;
    }

    Row spec(String text) {
      spec = text;
      return this;
    }

    Row role(String text) {
      role = text;
      return this;
    }

    Row missing() {
      missing = true;
      return this;
    }

    Row notRead() {
      read = false;
      return this;
    }

    Row policy(String statements) {
      try {
        policy = new Reading.Known<>(PolicyReader.live(document(statements)));
      } catch (MalformedPolicyException e) {
        throw new AssertionError(name, e);
      }
      return this;
    }

    Row grant(String to, boolean constrained, String... operations) {
      grants = new Reading.Known<>(List.of(new Grant(to, List.of(operations), constrained)));
      return this;
    }

    Row grantsNotRead() {
      grants = new Reading.NotGiven<>();
      return this;
    }

    Row identity(String statements) {
      try {
        identity =
            new Reading.Known<>(
                new RolePolicies(
                    role,
                    new TreeMap<>(Map.of("own", PolicyReader.liveOfLayer(document(statements)))),
                    new TreeMap<>(),
                    Optional.empty()));
      } catch (MalformedPolicyException e) {
        throw new AssertionError(name, e);
      }
      return this;
    }

    Row expect(String words) {
      expected = words;
      return this;
    }

    void check() throws Exception {
      LabelingJob job =
          LabelingDocuments.labelingJob(
              JsonReader.read(
                  """
                  {"LabelingJobName": "cats",
                   "LabelingJobArn": "arn:aws:sagemaker:us-east-1:111122223333:labeling-job/cats",
                   "LabelingJobStatus": "InProgress",
                   "RoleArn": "%s"}
                  """
                      .formatted(role)),
              Optional.empty(),
              Optional.empty());
      KeyFacts facts = new KeyFacts(arn, KmsKeyState.of(state), spec, "ENCRYPT_DECRYPT");
      Reading<Optional<KmsKey>> reading =
          read
              ? new Reading.Known<>(
                  missing ? Optional.empty() : Optional.of(new KmsKey(facts, policy, grants)))
              : new Reading.NotGiven<>();
      KeyJudgement judged =
          KeyJudgement.of(
              new JobKey(job, use, key, Optional.of("gt-data")),
              new KeyJudgement.Known(
                  Optional.of("us-east-1"),
                  Optional.of("111122223333"),
                  reading,
                  identity,
                  (context, _) -> context));
      String found =
          Stream.concat(
                  judged.faults().stream().map(Row::words),
                  judged.doubts().stream().map(Row::words))
              .collect(Collectors.joining("; "));
      assertThat(found.isEmpty() ? "fine" : found).isEqualTo(expected);
    }

    private static String words(KeyFault fault) {
      return "fault "
          + switch (fault) {
            case KeyFault.Missing _ -> "Missing";
            case KeyFault.InState(KmsKeyState state) -> state.written();
            case KeyFault.NotSymmetric(String spec) -> spec;
            case KeyFault.Elsewhere(String region, String wanted) -> region + " not " + wanted;
            case KeyFault.Denied denied ->
                (denied.essential() ? "essential " : "beside ")
                    + denied.cause()
                    + " "
                    + actions(denied.actions());
          };
    }

    private static String words(KeyDoubt doubt) {
      return "doubt "
          + switch (doubt) {
            case KeyDoubt.NotRead _ -> "not read";
            case KeyDoubt.PolicyNotRead _ -> "policy not read";
            case KeyDoubt.OtherAccount(String account) -> "account " + account;
            case KeyDoubt.AwsKeyOfAnother _ -> "aws/s3";
            case KeyDoubt.NotReady(KmsKeyState state) -> state.written();
            case KeyDoubt.NoRole _ -> "no role";
            case KeyDoubt.RoleNotRead _ -> "role not read";
            case KeyDoubt.DependsOn(var actions, List<String> keys) ->
                "depends on " + keys + " " + actions(actions);
          };
    }

    private static String actions(SortedSet<String> actions) {
      return actions.stream()
          .map(action -> action.replaceFirst("kms:", ""))
          .collect(Collectors.joining(" "));
    }
  }
}
