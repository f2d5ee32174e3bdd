package io.labelguard.core.guard.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.check.CheckId;
import io.labelguard.core.check.Finding;
import io.labelguard.core.event.EventFacts;
import io.labelguard.core.event.GuardEvent;
import io.labelguard.core.guard.TestAccount;
import io.labelguard.core.index.UsedThing;
import io.labelguard.core.index.UsedThing.Kind;
import io.labelguard.core.labeling.LabelingDocuments;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.Reading;
import io.labelguard.core.labeling.key.KeyFacts;
import io.labelguard.core.labeling.key.KmsKey;
import io.labelguard.core.labeling.key.KmsKeyState;
import io.labelguard.policy.json.JsonReader;
import io.labelguard.policy.json.MalformedJsonException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which live jobs are looked at when something that jobs may depend on was changed.
class DependencyEventsTest {

  private static final String NOTHING_FOUND =
      "Nothing that was read of what they depend on endangers one of the 1 live labeling jobs that"
          + " may use ";

  private static final AtomicInteger IDS = new AtomicInteger();

  private static final String ID = "8c4f1e2a-3b5d-4c6e-9f70-1a2b3c4d5e6f";
  private static final String KEY = "arn:aws:kms:us-east-1:111122223333:key/" + ID;

  private final TestAccount account = new TestAccount();

  @BeforeEach
  void withAStreamingJobThatASweepSaw() {
    account.jobs.add(job());
    account.policies.put(TestAccount.BUCKET, TestAccount.OPEN);
    account.sweep().run();
  }

  @ParameterizedTest
  @CsvSource({
    "KEY, 8c4f1e2a-3b5d-4c6e-9f70-1a2b3c4d5e6f",
    "FUNCTION, quality-pre-task",
    "ROLE, Gt",
    "TOPIC, labeling-input",
    "TOPIC, GroundTruth-street-stream",
    "QUEUE, GroundTruth-Street-Stream",
    "REGION, us-east-1"
  })
  void theJobsThatUseItAreLookedAt(Kind kind, String name) {
    assertThat(reason(changed(kind, name, TestAccount.ACCOUNT, TestAccount.REGION)))
        .isEqualTo(NOTHING_FOUND + name + ".");
  }

  @ParameterizedTest
  @CsvSource({"KEY, 0c4f1e2a-3b5d-4c6e-9f70-1a2b3c4d5e6f", "ROLE, other", "QUEUE, labeling-input"})
  void whatNoLiveJobUsesIsNotLookedAt(Kind kind, String name) {
    account.reads.clear();
    assertThat(reason(changed(kind, name, TestAccount.ACCOUNT, TestAccount.REGION)))
        .isEqualTo("No live labeling job uses " + name + ".");
    assertThat(account.reads).isEmpty();
  }

  @Test
  void aPolicyOfRolesMayBeCarriedByTheRoleOfAnyJob() {
    assertThat(
            reason(
                new GuardEvent.DependencyChanged(
                    facts(TestAccount.ACCOUNT, TestAccount.REGION), "Data", Optional.empty())))
        .isEqualTo(NOTHING_FOUND + "Data.");
  }

  /// IAM is one for all Regions, and its events arrive in one of them.
  @Test
  void aRoleIsOfEveryRegionAndAKeyOfOne() {
    assertThat(reason(changed(Kind.ROLE, "Gt", TestAccount.ACCOUNT, "eu-west-1")))
        .startsWith(NOTHING_FOUND);
    assertThat(reason(changed(Kind.KEY, "Gt", TestAccount.ACCOUNT, "eu-west-1")))
        .isEqualTo("Gt is of account 111122223333 in eu-west-1, which this guard does not cover.");
    assertThat(reason(changed(Kind.ROLE, "Gt", "444455556666", TestAccount.REGION)))
        .endsWith("which this guard does not cover.");
  }

  /// Without an index every live job is listed, and those that do not use it are left out.
  @Test
  void withoutASweepTheJobsAreListed() {
    TestAccount unswept = new TestAccount();
    unswept.jobs.add(job());
    unswept.policies.put(TestAccount.BUCKET, TestAccount.OPEN);
    GuardEvent event = changed(Kind.ROLE, "Gt", TestAccount.ACCOUNT, TestAccount.REGION);
    assertThat(unswept.guard().handle(event).reason()).startsWith(NOTHING_FOUND);
    GuardEvent other = changed(Kind.ROLE, "other", TestAccount.ACCOUNT, TestAccount.REGION);
    assertThat(unswept.guard().handle(other).reason()).startsWith("No live labeling job uses");
  }

  @Test
  void aDisabledKeyIsFoundForEachJobAndReadOnce() {
    account.jobs.add(job("street-again"));
    account.sweep().run();
    account.keys.put(KEY, Optional.of(key(KmsKeyState.DISABLED)));
    account.keyReads.clear();

    assertThat(reason(changed(Kind.KEY, ID, TestAccount.ACCOUNT, TestAccount.REGION)))
        .isEqualTo("2 findings (LG206).");
    assertThat(account.keyReads).containsExactly(KEY);
  }

  @Test
  void aKeyThatIsMissingIsFoundByTheSweep() {
    account.keys.put(KEY, Optional.empty());
    assertThat(account.sweep().run().findings())
        .extracting(Finding::check)
        .contains(CheckId.KEY_UNUSABLE);
  }

  private static KmsKey key(KmsKeyState state) {
    return new KmsKey(
        new KeyFacts(KEY, state, "SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT"),
        new Reading.NotGiven<>(),
        new Reading.Known<>(List.of()));
  }

  private String reason(GuardEvent event) {
    return account.guard().handle(event).reason();
  }

  private static GuardEvent changed(Kind kind, String name, String account, String region) {
    return new GuardEvent.DependencyChanged(
        facts(account, region), name, Optional.of(new UsedThing(kind, name)));
  }

  private static EventFacts facts(String account, String region) {
    EventFacts facts =
        TestAccount.facts("e-" + IDS.incrementAndGet(), "Changed", TestAccount.PERSON);
    return new EventFacts(
        facts.id(), facts.call(), account, region, facts.time(), facts.actor(), facts.error());
  }

  private static LabelingJob job() {
    return job("street-stream");
  }

  private static LabelingJob job(String name) {
    String text =
        """
        {"LabelingJobName": "%2$s", "LabelingJobStatus": "InProgress",
         "LabelingJobArn": "arn:aws:sagemaker:us-east-1:111122223333:labeling-job/%2$s",
         "RoleArn": "arn:aws:iam::111122223333:role/labeling/Gt",
         "InputConfig": {"DataSource": {
           "S3DataSource": {"ManifestS3Uri": "s3://%1$s/m"},
           "SnsDataSource": {
             "SnsTopicArn": "arn:aws:sns:us-east-1:111122223333:labeling-input"}}},
         "OutputConfig": {"S3OutputPath": "s3://%1$s/out/",
           "KmsKeyId":
             "arn:aws:kms:us-east-1:111122223333:key/8c4f1e2a-3b5d-4c6e-9f70-1a2b3c4d5e6f"},
         "HumanTaskConfig": {
          "PreHumanTaskLambdaArn":
            "arn:aws:lambda:us-east-1:111122223333:function:quality-pre-task"}}
        """
            .formatted(TestAccount.BUCKET, name);
    try {
      return LabelingDocuments.labelingJob(
          JsonReader.read(text), Optional.empty(), Optional.empty());
    } catch (MalformedJsonException e) {
      throw new AssertionError(e);
    }
  }
}
