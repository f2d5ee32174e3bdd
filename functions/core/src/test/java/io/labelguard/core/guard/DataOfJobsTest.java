package io.labelguard.core.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.check.CheckId;
import io.labelguard.core.check.Finding;
import io.labelguard.core.event.GuardEvent;
import io.labelguard.core.guard.detect.Guard;
import io.labelguard.core.guard.detect.Outcome;
import io.labelguard.core.guard.detect.Sweep;
import io.labelguard.core.index.JobId;
import io.labelguard.core.index.UsedThing;
import io.labelguard.core.port.Pause;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the guard does with the manifests of labeling jobs.
class DataOfJobsTest {

  private static final String IMAGES = "street-images";
  private static final String MANIFEST = "s3://gt-labeling-data/cats.json";
  private static final String DENIED =
      """
      {"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:GetObject",
      "Resource":"arn:aws:s3:::street-images/*",
      "Condition":{"StringNotEquals":{"aws:SourceVpce":"vpce-0c1d2e3f4a5b60789"}}}]}
      """;

  private final TestAccount account = new TestAccount();

  @BeforeEach
  void makeAJobWhoseObjectsLieElsewhere() {
    account.jobs.add(TestAccount.readingJob("cats", TestAccount.CHANGED.minus(Duration.ofDays(2))));
    account.manifests.texts.put(MANIFEST, "{\"source-ref\":\"s3://street-images/a/1.jpg\"}\n");
    account.settings =
        TestAccount.fixing(Set.of("*")).readingManifestsOf(Set.of(TestAccount.BUCKET));
  }

  @Test
  void theCreateEventReadsTheManifestSoThatALaterChangeOfTheObjectsBucketIsFound() {
    created();
    assertThat(account.manifests.asked).containsExactly(MANIFEST);
    assertThat(account.index.using(UsedThing.bucket(IMAGES))).hasSize(1);
    account.index.recordSweep(TestAccount.REGION, account.now);

    account.policies.put(IMAGES, DENIED);
    Outcome outcome = changed();

    assertThat(checks(outcome)).contains(CheckId.DATA_DENIED);
    assertThat(account.alerts).hasSize(1);
    assertThat(account.manifests.asked).as("read once").hasSize(1);
  }

  /// Who may create jobs may name any object in a manifest.
  @Test
  void noWriteIsRequestedForObjectsOfAManifest() {
    account.settings =
        TestAccount.settings(Settings.Mode.FIX, false, true)
            .readingManifestsOf(Set.of(TestAccount.BUCKET));
    created();
    account.policies.put(IMAGES, DENIED);
    assertThat(checks(changed())).contains(CheckId.DATA_DENIED);
    assertThat(account.requests).isEmpty();
    assertThat(account.puts).isEmpty();
    assertThat(account.alerts.getLast().notes().toString())
        .contains("not for objects that a manifest lists", "fix --bucket street-images");
  }

  @Test
  void aSweepReadsEachManifestOnce() {
    account.policies.put(IMAGES, DENIED);
    assertThat(checks(sweep())).contains(CheckId.DATA_DENIED);
    account.now = account.now.plus(Duration.ofHours(6));
    assertThat(checks(sweep())).contains(CheckId.DATA_DENIED);
    assertThat(account.manifests.asked).containsExactly(MANIFEST);
  }

  @Test
  void aManifestThatIsRefusedIsSaidAndReadAgainByTheNextSweep() {
    account.manifests.texts.clear();
    Sweep.Report first = sweep();
    assertThat(first.result().failures().toString()).contains(MANIFEST).contains("AccessDenied");
    account.now = account.now.plus(Duration.ofHours(6));
    sweep();
    assertThat(account.manifests.asked).containsExactly(MANIFEST, MANIFEST);
  }

  @Test
  void noManifestOfAnotherBucketIsRead() {
    assertThat(created().reason()).doesNotContain("ReadManifestsOf");
    account.manifests.asked.clear();
    account.index.remove(JobId.of("cats"));
    account.settings = account.settings.readingManifestsOf(Set.of(IMAGES));
    assertThat(created("e-2").reason()).contains("was not read", "ReadManifestsOf");
    sweep();
    assertThat(account.manifests.asked).isEmpty();
  }

  @Test
  void sequenceFilesAreReadInTheSameBucketsOnly() {
    account.manifests.texts.put(
        MANIFEST,
        """
        {"source-ref":"s3://gt-labeling-data/seq/1.json"}
        {"source-ref":"s3://elsewhere/seq/2.json"}
        """);
    account.manifests.texts.put(
        "s3://gt-labeling-data/seq/1.json",
        "{\"seq-no\":1,\"prefix\":\"s3://frames/1\",\"frames\":[{\"frame\":\"a.jpg\"}]}");
    created();
    assertThat(account.manifests.asked)
        .containsExactly(MANIFEST, "s3://gt-labeling-data/seq/1.json");
    assertThat(account.index.using(UsedThing.bucket("frames"))).hasSize(1);
    assertThat(account.index.using(UsedThing.bucket("elsewhere"))).hasSize(1);
  }

  @Test
  void aSequenceFileThatIsRefusedLeavesTheRest() {
    account.manifests.texts.put(
        MANIFEST,
        """
        {"source-ref":"s3://gt-labeling-data/seq/1.json"}
        {"source-ref":"s3://street-images/a/1.jpg"}
        """);
    created();
    assertThat(account.index.using(UsedThing.bucket(IMAGES))).hasSize(1);
  }

  @Test
  void sequenceFilesThatTakeTooLongAreLeftOut() {
    StringBuilder manifest = new StringBuilder();
    for (int i = 0; i < 10; i++) {
      String file = "s3://gt-labeling-data/seq/" + i + ".json";
      manifest.append("{\"source-ref\":\"").append(file).append("\"}\n");
      account.manifests.texts.put(
          file,
          "{\"seq-no\":1,\"prefix\":\"s3://frames-%d/\",\"frames\":[{\"frame\":\"a.jpg\"}]}"
              .formatted(i));
    }
    account.manifests.texts.put(MANIFEST, manifest.toString());
    account.manifests.before = () -> account.now = account.now.plusSeconds(9);
    created();
    assertThat(account.manifests.asked).hasSize(1 + 3);
    assertThat(account.index.using(UsedThing.bucket("frames-2"))).hasSize(1);
    assertThat(account.index.using(UsedThing.bucket("frames-3"))).isEmpty();
  }

  private Outcome created() {
    return created("e-0");
  }

  private Outcome created(String event) {
    return guard()
        .handle(
            new GuardEvent.LabelingJobCreated(
                TestAccount.facts(event, "CreateLabelingJob", TestAccount.PERSON),
                "cats",
                Optional.empty()));
  }

  private Outcome changed() {
    return guard()
        .handle(
            new GuardEvent.BucketPolicyChanged(
                TestAccount.facts("e-1", "PutBucketPolicy", TestAccount.PERSON),
                IMAGES,
                Optional.of(DENIED)));
  }

  private Guard guard() {
    return new Guard(account.context(), account.requests::add, Pause.NONE, () -> "claim");
  }

  private Sweep.Report sweep() {
    return account.sweep().run();
  }

  private static List<CheckId> checks(Outcome outcome) {
    return outcome.findings().stream().map(Finding::check).toList();
  }

  private static List<CheckId> checks(Sweep.Report report) {
    return report.findings().stream().map(Finding::check).toList();
  }
}
