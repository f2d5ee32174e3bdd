package io.labelguard.tests.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.labelguard.cli.account.LocalClock;
import io.labelguard.core.check.CheckId;
import io.labelguard.core.check.Finding;
import io.labelguard.core.event.Actor;
import io.labelguard.core.event.EventFacts;
import io.labelguard.core.event.GuardEvent;
import io.labelguard.core.guard.Settings;
import io.labelguard.core.guard.detect.Outcome;
import io.labelguard.core.record.FixOutcome;
import io.labelguard.core.record.InMemoryRecords;
import io.labelguard.lambda.Clients;
import io.labelguard.lambda.Handled;
import io.labelguard.lambda.IncompleteException;
import io.labelguard.lambda.Journal;
import io.labelguard.lambda.Memory;
import io.labelguard.lambda.SweepHandler;
import io.labelguard.lambda.Wiring;
import io.labelguard.lambda.environment.Environment;
import io.labelguard.local.LocalAws;
import io.labelguard.local.message.SentMessage;
import io.labelguard.local.wire.Fault;
import io.labelguard.local.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/// Every call that a sweep or an event makes, failing in every way, through the real SDK clients.
///
/// Side by side, because most of the time the SDK waits before it tries again; each test has a
/// local AWS of its own.
class FailingCallsTest {

  private static final String ACCOUNT = "111122223333";
  private static final String GUARD = "arn:aws:iam::111122223333:role/labelguard-SweepRole";
  private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");

  /// What is published where nothing fails, and what a failure of each call may take away.
  private static final List<String> ALL =
      List.of(
          "LG101 on bucket gt-alpha",
          "LG101 on bucket gt-beta",
          "LG301 on team one",
          "LG301 on team two",
          "LG303 on the workforce");

  /// How long the clients wait for an answer, so that a call that times out costs a test little.
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final LocalClock clock = new LocalClock(START);
  private LocalAws aws;
  private Wiring wiring;

  @BeforeEach
  void start() {
    aws = LocalAws.start(World.parse(CrowdedWorld.of("gt-beta")), GUARD, clock);
    wiring = wiring();
  }

  @AfterEach
  void close() {
    aws.close();
  }

  /// @param text names the one thing that fails; empty: the call fails for all
  /// @param missing the alert that cannot be, if any
  private record Place(String operation, String text, Set<String> missing) {}

  private static final List<Place> PLACES =
      List.of(
          new Place("GetBucketPolicy", "gt-alpha", Set.of("LG101 on bucket gt-alpha")),
          new Place("GetBucketTagging", "gt-alpha", Set.of()),
          new Place("DescribeLabelingJob", "at-alpha", Set.of("LG101 on bucket gt-alpha")),
          new Place("ListWorkteams", "", Set.of("LG301 on team one", "LG301 on team two")),
          new Place("ListWorkforces", "", Set.of("LG303 on the workforce")),
          new Place("ListTags", "workteam/private-crowd/one", Set.of()),
          new Place("DescribeTrails", "", Set.of()),
          new Place("Publish", "gt-alpha", Set.of("LG101 on bucket gt-alpha")));

  private static Stream<Arguments> callsAndFaults() {
    return PLACES.stream()
        .flatMap(
            place ->
                EnumSet.of(
                        Fault.MALFORMED,
                        Fault.ACCESS_DENIED,
                        Fault.NOT_FOUND,
                        Fault.SERVER_ERROR,
                        Fault.LOST_REQUEST,
                        Fault.TIMEOUT)
                    .stream()
                    .map(fault -> Arguments.of(place.operation(), fault, place)));
  }

  @Execution(ExecutionMode.CONCURRENT)
  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("callsAndFaults")
  void callThatFailsInASweepEndsNothingElse(String operation, Fault fault, Place place) {
    aws.faults().lasting(operation, place.text(), fault);
    Outcome outcome = wiring.sweep().get();
    assertThat(subjects())
        .containsAll(ALL.stream().filter(each -> !place.missing().contains(each)).toList());
    if (operation.equals("Publish")) {
      assertThat(outcome.failures()).isNotEmpty();
    }
    aws.faults().heal();
    assertThat(wiring.sweep().get().failures()).isEmpty();
    assertThat(subjects()).containsAll(ALL);
  }

  @Execution(ExecutionMode.CONCURRENT)
  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("callsAndFaults")
  void callThatFailsInAnEventEndsNothingElse(String operation, Fault fault, Place place) {
    aws.faults().lasting(operation, place.text(), fault);
    Outcome first = wiring.guard().apply(created("at-both"));
    if (operation.equals("Publish")) {
      assertThat(first.failures()).isNotEmpty();
    }
    Set<String> missing = place.missing();
    List<String> buckets = ALL.subList(0, 2);
    assertThat(subjects())
        .containsAll(
            buckets.stream()
                .filter(each -> !missing.contains(each) || operation.equals("DescribeLabelingJob"))
                .toList());
    aws.faults().heal();
    Outcome again = wiring.guard().apply(created("at-both"));
    assertThat(again.failures()).isEmpty();
    assertThat(subjects()).contains("LG101 on bucket gt-beta");
    if (fault == Fault.SERVER_ERROR || fault == Fault.LOST_REQUEST || fault == Fault.TIMEOUT) {
      assertThat(subjects()).containsAll(buckets);
      assertThat(aws.sentMessages()).extracting(SentMessage::message).doesNotHaveDuplicates();
    }
  }

  @Test
  void sweepOfOddBucketNamesReportsEachAndGoesOn() {
    List<String> odd =
        List.of(
            "abc--x-s3",
            "a--xa-s3",
            "x--op-s3",
            "test-accessp-q0b1d075431d83bebde8xz5w8ijx1qzlbp3i3kuse10--op-s3",
            "data-s3alias",
            "foo.mrap",
            "xn--data",
            "sthree-data",
            "192.168.5.4",
            "a..b",
            "-data",
            "Data_1");
    for (String bucket : odd) {
      aws.close();
      aws = LocalAws.start(World.parse(CrowdedWorld.of(bucket)), GUARD, clock);
      Outcome outcome = wiring().sweep().get();
      assertThat(outcome.failures()).as(bucket).isEmpty();
      assertThat(subjects()).as(bucket).contains(ALL.toArray(String[]::new));
      assertThat(outcome.findings())
          .as(bucket)
          .anySatisfy(
              finding -> {
                assertThat(finding.check()).isIn(CheckId.CANNOT_TELL, CheckId.BUCKET_ELSEWHERE);
                assertThat(finding.bucket()).contains(bucket);
              });
    }
  }

  @Test
  void sweepFunctionFailsWhereAnAlertWasNotPublishedAndSaysWhich() {
    aws.faults().lasting("Publish", "gt-alpha", Fault.MALFORMED);
    List<Outcome> swept = new ArrayList<>();
    SweepHandler handler =
        new SweepHandler(
            wiring.introduction(), wiring.sweep(), wiring.sweepSteps(), journal(swept));
    assertThatThrownBy(handler::sweep)
        .isInstanceOf(IncompleteException.class)
        .hasMessageContaining("Labelguard could not publish the alert \"CRITICAL: ")
        .hasMessageContaining("InvalidParameterValue");
    assertThat(swept)
        .singleElement()
        .satisfies(
            one ->
                assertThat(one.findings())
                    .extracting(Finding::check)
                    .contains(CheckId.TEAM_UNCONSTRAINED, CheckId.CHECK_FAILED));
  }

  private static Journal journal(List<Outcome> swept) {
    return new Journal() {
      @Override
      public void handled(Handled event, Outcome outcome) {}

      @Override
      public void fixed(FixOutcome outcome) {}

      @Override
      public void swept(Outcome outcome) {
        swept.add(outcome);
      }
    };
  }

  /// What each message so far is about: the worst check and the target.
  private List<String> subjects() {
    return aws.sentMessages().stream().map(FailingCallsTest::subject).toList();
  }

  private static String subject(SentMessage message) {
    try {
      JsonNode finding =
          new JsonMapper().readTree(message.textFor("lambda")).path("findings").path(0);
      return finding.path("check").asText()
          + " on "
          + Stream.of("bucket", "team")
              .filter(finding::has)
              .findFirst()
              .map(kind -> kind + " " + finding.path(kind).asText())
              .orElse("the workforce");
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static GuardEvent created(String job) {
    return new GuardEvent.LabelingJobCreated(
        new EventFacts(
            "e-1",
            "CreateLabelingJob",
            ACCOUNT,
            "us-east-1",
            START,
            new Actor(
                Optional.of("arn:aws:iam::111122223333:user/mallory"),
                Optional.empty(),
                Optional.of(ACCOUNT),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()),
            Optional.empty()),
        job);
  }

  private Wiring wiring() {
    return new Wiring(
        new Environment(
            new Settings(
                ACCOUNT,
                "us-east-1",
                Settings.Mode.ALERT,
                Set.of(GUARD),
                Set.of(),
                Set.of("gt-*"),
                Set.of("*"),
                false,
                false,
                3,
                Duration.ofDays(7),
                Duration.ofSeconds(30)),
            "labelguard-state",
            "arn:aws:sns:us-east-1:111122223333:labelguard-findings",
            aws.endpoint() + "/" + ACCOUNT + "/labelguard-fixes.fifo",
            new TreeMap<>()),
        new Clients(
            Region.US_EAST_1,
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(aws.accessKeyOf(GUARD), "made-up")),
            UrlConnectionHttpClient.builder().socketTimeout(PATIENCE).build(),
            Optional.of(aws.endpoint())),
        Memory.withNewIndex(new InMemoryRecords()),
        clock,
        clock);
  }
}
