package io.labelguard.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.labelguard.aws.event.MalformedEventException;
import io.labelguard.core.event.GuardEvent;
import io.labelguard.core.guard.detect.Outcome;
import io.labelguard.core.port.CallFailure;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DetectionHandlersTest {

  private final Given given = new Given();
  private final List<GuardEvent> guarded = new ArrayList<>();

  @ParameterizedTest
  @CsvSource({
    "03-policy-tightened.json,gt-labeling-data",
    "04-guards-own-write.json,gt-labeling-data",
    "10-put-bucket-policy-2019-form.json,gt-labeling-archive",
    "11-delete-bucket-policy-2015-form.json,gt-labeling-archive",
    "12-delete-bucket-policy.json,gt-labeling-archive",
    "13-error-code-null.json,gt-labeling-data",
    "14-error-code-empty.json,gt-labeling-data",
    "15-through-cloudformation.json,gt-labeling-data",
    "16-cross-account-caller.json,gt-partner-drop",
    "17-hostile-strings.json,gt-hostile-names",
    "24-request-parameters-omitted.json,gt-labeling-data",
    "25-through-terraform.json,gt-labeling-data"
  })
  void aChangedPolicyReachesTheGuardByTheNameOfItsBucket(String file, String bucket)
      throws IOException {
    var answer = answer(new BucketPolicyHandler(this::guard, given), event(file));
    assertThat(guarded).singleElement().isInstanceOf(GuardEvent.BucketPolicyChanged.class);
    assertThat(guarded.getFirst().resource()).isEqualTo(bucket);
    assertThat(answer.path("outcome").asText()).isEqualTo("findings");
    assertThat(answer.path("resource").asText()).isEqualTo(bucket);
    assertThat(given.handled.getFirst().resource()).contains(bucket);
  }

  @Test
  void aNewJobReachesTheGuardByItsName() throws IOException {
    answer(new LabelingJobHandler(this::guard, given), event("02-job-on-vpc-only-bucket.json"));
    assertThat(guarded)
        .singleElement()
        .isInstanceOfSatisfying(
            GuardEvent.LabelingJobCreated.class,
            created -> {
              assertThat(created.job()).isEqualTo("xray-triage");
              assertThat(created.request().orElseThrow().buckets())
                  .containsExactly("gt-vpc-only-scans");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "40-bucket-tagged.json",
        "41-bucket-tags-deleted.json",
        "42-tags-decide-access.json",
        "43-bucket-tagged-by-arn.json",
        "44-bucket-untagged-by-arn.json"
      })
  void changedTagsReachTheGuardByTheNameOfTheirBucket(String file) throws IOException {
    answer(new BucketPolicyHandler(this::guard, given), event(file));
    assertThat(guarded)
        .singleElement()
        .isEqualTo(
            new GuardEvent.BucketTagsChanged(guarded.getFirst().facts(), "gt-labeling-data"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"30-labeling-job-state-change.json", "34-job-stopped.json"})
  void jobThatStopsOrEndsReachesTheGuardByItsName(String file) throws IOException {
    answer(new LabelingJobHandler(this::guard, given), event(file));
    assertThat(guarded).singleElement().extracting(GuardEvent::resource).isEqualTo("cats-and-dogs");
  }

  @ParameterizedTest
  @CsvSource({
    "46-team-deleted.json,night-shift",
    "47-workforce-deleted.json,default",
    "01-team-without-constraint.json,street-scenes-annotators",
    "19-team-updated-with-constraint.json,reviewers",
    "20-team-updated-with-both-constraints.json,night-shift",
    "21-workforce-created.json,default",
    "22-workforce-opened-to-the-world.json,default"
  })
  void aTeamAndTheWorkforceReachTheGuardByName(String file, String name) throws IOException {
    answer(new WorkteamHandler(this::guard, given), event(file));
    assertThat(guarded).singleElement().extracting(GuardEvent::resource).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({
    "bucket, gt-labeling-data, 1, 0",
    "team, night-shift, 0, 1",
    "workforce, default, 0, 1"
  })
  void aRequestedLookReachesTheGuardByItsOwnFunctionOnly(
      String kind, String name, int byBuckets, int byTeams) throws IOException {
    String look =
        """
        {"id":"l-1","detail-type":"Labelguard Look Request","source":"labelguard",
         "account":"111122223333","region":"us-east-1","time":"2026-11-20T10:00:00Z",
         "detail":{"kind":"%s","name":"%s"}}
        """
            .formatted(kind, name);
    answer(new BucketPolicyHandler(this::guard, given), look);
    assertThat(guarded).hasSize(byBuckets);
    answer(new WorkteamHandler(this::guard, given), look);
    assertThat(guarded).hasSize(byBuckets + byTeams);
    answer(new LabelingJobHandler(this::guard, given), look);
    assertThat(guarded)
        .singleElement()
        .isInstanceOfSatisfying(
            GuardEvent.LookRequested.class, event -> assertThat(event.name()).isEqualTo(name));
  }

  @Test
  void aCallThatFailedChangedNothingAndTheGuardIsNotAsked() throws IOException {
    var answer = answer(new BucketPolicyHandler(this::guard, given), event("06-failed-call.json"));
    assertThat(guarded).isEmpty();
    assertThat(answer.path("outcome").asText()).isEqualTo("nothing");
    assertThat(answer.path("reason").asText())
        .isEqualTo("PutBucketPolicy failed with AccessDenied, so it changed nothing.");
    assertThat(answer.path("resource").asText()).isEqualTo("gt-labeling-data");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "31-forged-labelguard-event.json",
        "32-forged-source.json",
        "48-public-access-blocked.json"
      })
  void anEventThatNoRuleDeliversIsNoneOfOursEvenIfItComes(String file) throws IOException {
    for (var handler :
        List.of(
            new BucketPolicyHandler(this::guard, given),
            new LabelingJobHandler(this::guard, given),
            new WorkteamHandler(this::guard, given))) {
      var answer = answer(handler, event(file));
      assertThat(answer.path("outcome").asText()).isEqualTo("nothing");
      assertThat(answer.path("reason").asText()).isNotEmpty();
    }
    assertThat(guarded).isEmpty();
  }

  @Test
  void anEventOfAnotherFunctionIsLeftToIt() throws IOException {
    var answer =
        answer(new WorkteamHandler(this::guard, given), event("02-job-on-vpc-only-bucket.json"));
    assertThat(guarded).isEmpty();
    assertThat(answer.path("reason").asText())
        .isEqualTo("CreateLabelingJob is handled by another function");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "{\"detail-type\":\"AWS API Call via CloudTrail\"}{}"})
  void anEventThatIsNoneIsThrownSoThatItIsKept(String event) {
    assertThatThrownBy(() -> answer(new BucketPolicyHandler(this::guard, given), event))
        .isInstanceOf(MalformedEventException.class);
    assertThat(given.outcomes).isEmpty();
  }

  @Test
  void aBucketNameThatNoBucketCanHaveIsThrownWithTheNameEscaped() throws IOException {
    var event = event("18-hostile-bucket-name.json");
    assertThatThrownBy(() -> answer(new BucketPolicyHandler(this::guard, given), event))
        .isInstanceOf(MalformedEventException.class)
        .hasMessageNotContaining("\n")
        .hasMessageNotContaining("\u001b");
  }

  @Test
  void aFailureOfTheGuardIsLetOutSoThatTheEventIsDeliveredAgain() throws IOException {
    var event = event("03-policy-tightened.json");
    var handler =
        new BucketPolicyHandler(
            _ -> {
              throw new IllegalStateException("throttled");
            },
            given);
    assertThatThrownBy(() -> answer(handler, event)).hasMessage("throttled");
    assertThat(given.outcomes).isEmpty();
  }

  @Test
  void aPartThatFailedIsThrownAfterTheRestWasRecorded() throws IOException {
    var event = event("03-policy-tightened.json");
    var failure = new CallFailure("list the workforces", "HTTP 500, InternalFailure: x", false);
    var partly =
        new Outcome(Outcome.Result.FINDINGS, "1 finding (LG101).", List.of(), List.of(failure));
    var handler = new BucketPolicyHandler(_ -> partly, given);
    assertThatThrownBy(() -> answer(handler, event))
        .isInstanceOf(IncompleteException.class)
        .hasMessage("Labelguard could not list the workforces: HTTP 500, InternalFailure: x.");
    assertThat(given.outcomes).containsExactly(partly);
  }

  private Outcome guard(GuardEvent event) {
    guarded.add(event);
    return new Outcome(Outcome.Result.FINDINGS, "told", List.of());
  }

  private JsonNode answer(RequestStreamHandler handler, String event) throws IOException {
    var answer = new ByteArrayOutputStream();
    handler.handleRequest(
        new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), answer, given);
    return new JsonMapper().readTree(answer.toByteArray());
  }

  private static String event(String file) throws IOException {
    var root =
        Optional.ofNullable(System.getProperty("labelguard.root")).map(Path::of).orElseThrow();
    return Files.readString(root.resolve("events").resolve(file));
  }
}
