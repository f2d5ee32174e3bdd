package io.labelguard.tests.safety;

import static io.labelguard.core.record.EventClaims.Answer.BUSY;
import static io.labelguard.core.record.EventClaims.Answer.CLAIMED;
import static io.labelguard.core.record.EventClaims.Answer.FINISHED;
import static io.labelguard.tests.safety.GuardedBucket.ANA;
import static io.labelguard.tests.safety.GuardedBucket.BUCKET;
import static io.labelguard.tests.safety.GuardedBucket.JOB;
import static io.labelguard.tests.safety.GuardedBucket.TARGET;
import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.aws.records.DynamoClaims;
import io.labelguard.aws.records.DynamoRecords;
import io.labelguard.core.guard.Settings.Mode;
import io.labelguard.core.guard.write.OperatorActions;
import io.labelguard.core.record.EventClaims;
import io.labelguard.core.record.FixOutcome.Result;
import io.labelguard.core.record.Target;
import io.labelguard.lambda.slack.SlackPosts;
import io.labelguard.local.wire.Fault;
import io.labelguard.tests.Repository;
import io.labelguard.tests.packaged.LocalTable;
import io.labelguard.tests.template.StatePermissions;
import io.labelguard.tests.template.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Holds what each function and command does in the state table against what template.yaml permits.
class StateAccessTest {

  private static final Set<String> DETECTING =
      Set.of("BucketPolicyRole", "LabelingJobRole", "WorkteamRole", "SweepRole");
  private static final String APPLY_FIX = "ApplyFixRole";
  private static final String SLACK = "SlackRole";

  private static final Map<String, Object> SHAPE = Template.read().properties("StateTable");
  private static final StatePermissions TEMPLATE = new StatePermissions();
  private static final TableAccess.Recorder CALLS = new TableAccess.Recorder();

  @BeforeAll
  static void useEveryFunctionAndCommand() throws Exception {
    LocalTable table = new LocalTable(SHAPE, "Fixes");
    try {
      useTable(table);
    } finally {
      table.stop();
    }
  }

  private static void useTable(LocalTable table) throws IOException {
    table.create(SHAPE, "TemporaryFixes");
    CALLS.as("SweepRole");
    try (GuardedBucket bucket = new GuardedBucket(Mode.FIX, recorded(table, "Fixes"))) {
      fixAndCommands(bucket);
      otherEvents(bucket);
    }
    CALLS.as("SweepRole");
    try (GuardedBucket bucket =
        new GuardedBucket(Mode.TEMPORARY, recorded(table, "TemporaryFixes"))) {
      temporaryFix(bucket);
    }
    postsToSlack(table);
  }

  private static void fixAndCommands(GuardedBucket bucket) {
    CALLS.as("BucketPolicyRole");
    bucket.aws().faults().next(3, "Publish", Fault.SERVER_ERROR);
    bucket.tightened();
    CALLS.as(APPLY_FIX);
    bucket.work();
    assertThat(bucket.guardPuts()).isOne();
    CALLS.as("BucketPolicyRole");
    bucket.deliver();
    CALLS.as("SweepRole");
    bucket.sweep();
    CALLS.as(TableAccess.PERSON);
    OperatorActions ana = bucket.byHand(Life.whole());
    assertThat(ana.undo(BUCKET, Optional.empty()).result()).isEqualTo(Result.APPLIED);
    assertThat(ana.apply(BUCKET, ana.propose(BUCKET).fingerprint()).result())
        .isEqualTo(Result.APPLIED);
    assertThat(ana.history(BUCKET)).isNotEmpty();
    assertThat(ana.breaker(Target.bucket(BUCKET)).open()).isFalse();
    ana.resetBreaker(Target.bucket(BUCKET));
    ana.rearm(TARGET);
  }

  private static void otherEvents(GuardedBucket bucket) throws IOException {
    CALLS.as("LabelingJobRole");
    bucket.aws().takeEvents();
    bucket.createJob("dogs");
    bucket.deliver();
    CALLS.as("WorkteamRole");
    for (String file : List.of("21-workforce-created", "01-team-without-constraint")) {
      String event = Files.readString(Repository.root().resolve("events").resolve(file + ".json"));
      bucket.aws().state().enact(event);
      bucket.deliver(event);
    }
    CALLS.as(APPLY_FIX);
    bucket.work();
  }

  private static void temporaryFix(GuardedBucket bucket) {
    CALLS.as("BucketPolicyRole");
    bucket.put(ANA, Policies.TIGHT);
    bucket.deliver();
    CALLS.as(APPLY_FIX);
    bucket.work();
    bucket.aws().takeEvents();
    bucket.aws().state().setJobStatus(JOB, "Completed");
    CALLS.as("SweepRole");
    bucket.sweep();
    CALLS.as(APPLY_FIX);
    bucket.work();
    assertThat(bucket.guardPuts()).isEqualTo(2);
  }

  private static void postsToSlack(LocalTable table) {
    CALLS.as(SLACK);
    EventClaims posts =
        DynamoClaims.ofSlack(client(table, UrlConnectionHttpClient.create()), "Fixes");
    Instant noon = Instant.parse("2026-11-20T12:00:00Z");
    assertThat(posts.claimEvent("alert/lg-1/1", "a", noon, SlackPosts.CLAIM)).isEqualTo(CLAIMED);
    assertThat(posts.claimEvent("alert/lg-1/1", "b", noon, SlackPosts.CLAIM)).isEqualTo(BUSY);
    posts.abandonEvent("alert/lg-1/1", "a");
    assertThat(posts.claimEvent("alert/lg-1/1", "b", noon, SlackPosts.CLAIM)).isEqualTo(CLAIMED);
    posts.finishEvent("alert/lg-1/1", noon, SlackPosts.REMEMBERED);
    assertThat(posts.claimEvent("alert/lg-1/1", "c", noon, SlackPosts.CLAIM)).isEqualTo(FINISHED);
  }

  private static GuardedBucket.RecordsOfALife recorded(LocalTable table, String name) {
    return (_, http) -> new DynamoRecords(client(table, http), name);
  }

  private static DynamoDbClient client(LocalTable table, SdkHttpClient http) {
    return DynamoDbClient.builder()
        .endpointOverride(table.endpoint())
        .region(Region.US_EAST_1)
        .httpClient(http)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
        .overrideConfiguration(with -> with.addExecutionInterceptor(CALLS))
        .build();
  }

  @Test
  void everyFunctionMayDoWhatItDoesInTheTable() {
    assertThat(CALLS.made())
        .extracting(TableAccess::who)
        .containsAll(DETECTING)
        .contains(APPLY_FIX, SLACK, TableAccess.PERSON);
    assertThat(CALLS.made())
        .filteredOn(access -> !access.who().equals(TableAccess.PERSON))
        .allSatisfy(
            access ->
                assertThat(
                        TEMPLATE.permit(access.who(), access.action(), List.of(access.partition())))
                    .as(access.toString())
                    .isTrue());
  }

  @Test
  void nothingIsPermittedThatNoFunctionDoes() {
    Set<String> made = new TreeSet<>();
    Set<String> permitted = new TreeSet<>();
    Set<String> madeForSlack = new TreeSet<>();
    for (TableAccess access : CALLS.made()) {
      (access.who().equals(SLACK) ? madeForSlack : made).add(access.action());
    }
    DETECTING.forEach(role -> permitted.addAll(TEMPLATE.actions(role)));
    permitted.addAll(TEMPLATE.actions(APPLY_FIX));
    assertThat(permitted).isEqualTo(made);
    assertThat(TEMPLATE.actions(SLACK)).isEqualTo(Set.of("GetItem", "PutItem", "DeleteItem"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "guard/bucket/b",
        "guard/team/t",
        "guard/lease/bucket/b",
        "guard/temporary",
        "form",
        "events/e",
        "slack/alert/lg-1/1",
        "x"
      })
  void noDetectingRoleMayWriteWhatFixesDependOn(String partition) {
    for (String role : DETECTING) {
      for (String action : List.of("PutItem", "UpdateItem", "DeleteItem")) {
        assertThat(TEMPLATE.permit(role, action, List.of(partition)))
            .as("%s %s", role, action)
            .isFalse();
        assertThat(TEMPLATE.permit(role, action, List.of("event/e", partition))).isFalse();
        assertThat(TEMPLATE.permit(role, action, List.of())).as("without the key").isFalse();
        assertThat(TEMPLATE.permit(role, action, List.of("event/e"))).isTrue();
      }
    }
  }

  @Test
  void slackRoleReachesNothingButWhatItPosted() {
    for (String action : TEMPLATE.actions(SLACK)) {
      assertThat(TEMPLATE.permit(SLACK, action, List.of("slack/alert/lg-1/1"))).isTrue();
      assertThat(TEMPLATE.permit(SLACK, action, List.of())).as("without the key").isFalse();
      for (String other :
          List.of("guard/bucket/b", "event/e", "alert/a", "seen/bucket/b", "job/j", "form")) {
        assertThat(TEMPLATE.permit(SLACK, action, List.of(other))).as(other).isFalse();
        assertThat(TEMPLATE.permit(SLACK, action, List.of("slack/x", other))).isFalse();
      }
    }
  }

  @Test
  void onlyApplyFixAndPeopleWriteIntents() {
    assertThat(CALLS.made())
        .filteredOn(access -> access.writes() && access.partition().startsWith("guard/"))
        .extracting(TableAccess::who)
        .containsOnly(APPLY_FIX, TableAccess.PERSON);
  }

  /// What a person's command never writes: the claims of events, by which the functions know what
  /// they have handled.
  @Test
  void personWritesNoClaimsOfEvents() {
    assertThat(CALLS.made())
        .filteredOn(access -> access.who().equals(TableAccess.PERSON) && access.writes())
        .allMatch(access -> access.partition().matches("(guard|seen|alert)/.*|form"));
  }
}
