package io.labelguard.local;

import static io.labelguard.local.Clients.GUARD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelguard.local.world.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.S3Client;

class LocalAwsTest {

  private static final World EMPTY = World.empty("111122223333", "us-east-1");

  private static final World TAGGED =
      World.parse(
          """
          {"account":"111122223333","region":"us-east-1",
           "buckets":[{"name":"gt-labeling-data",
                       "tags":{"labelguard:mode":"fix","team":"vision"}}]}
          """);

  private final InstantSource clock = InstantSource.fixed(Instant.parse("2026-11-20T10:00:00Z"));

  @Test
  void twoRunSideBySideAndAClosedOneAnswersNoMore() {
    LocalAws first = LocalAws.start(EMPTY, GUARD, clock);
    try (LocalAws second = LocalAws.start(EMPTY, GUARD, clock);
        S3Client s3 = Clients.s3(first)) {
      assertThat(first.endpoint()).isNotEqualTo(second.endpoint());
      assertThat(first.endpoint().getHost()).isEqualTo("127.0.0.1");
      first.close();
      assertThatThrownBy(() -> s3.getBucketPolicy(get -> get.bucket("b")))
          .isInstanceOf(SdkClientException.class);
    }
  }

  @Test
  void noThreadOfItKeepsTheProgramAlive() {
    try (LocalAws _ = LocalAws.start(EMPTY, GUARD, clock)) {
      List<Thread> own =
          Thread.getAllStackTraces().keySet().stream()
              .filter(thread -> thread.getName().startsWith("HTTP-Dispatcher"))
              .toList();
      assertThat(own).isNotEmpty().allMatch(Thread::isDaemon);
    }
  }

  @Test
  void anUnsignedOrUnknownRequestIsSaid() throws IOException, InterruptedException {
    try (LocalAws aws = LocalAws.start(EMPTY, GUARD, clock)) {
      assertThat(get(aws.endpoint(), "")).contains("serves signed requests only");
      assertThat(get(aws.endpoint(), "Credential=AKID/20261120/us-east-1/polly/aws4_request"))
          .contains("does not serve polly");
    }
  }

  @Test
  void theWorldAfterACallCanBeStartedWithAgain() {
    World world =
        World.parse(
            "{\"account\":\"111122223333\",\"region\":\"us-east-1\",\"buckets\":[{\"name\":\"b\"}]}");
    World after;
    try (LocalAws aws = LocalAws.start(world, GUARD, clock)) {
      aws.state().setPolicy("b", Optional.of("{\n  \"Statement\": []\n}"));
      aws.state().tagBucket("b", Map.of("labelguard:mode", "fix"));
      after = World.parse(aws.state().world().toJson());
    }
    try (LocalAws aws = LocalAws.start(after, GUARD, clock)) {
      assertThat(aws.state().policy("b")).contains("{\n  \"Statement\": []\n}");
      assertThat(aws.state().world()).isEqualTo(after);
    }
  }

  @Test
  void theEventsOfTheRepositoryAreEnactedWithoutAFailedOneDoingAnything() throws IOException {
    Path events = Path.of(System.getProperty("labelguard.root"), "events");
    World world =
        World.parse(
            "{\"account\":\"111122223333\",\"region\":\"us-east-1\",\"buckets\":[{\"name\":\"gt-labeling-data\"}]}");
    try (LocalAws aws = LocalAws.start(world, GUARD, clock);
        Stream<Path> files = Files.list(events)) {
      String deleted = "50-bucket-deleted.json";
      for (Path file : files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
        if (!file.endsWith(deleted)) {
          aws.state().enact(Files.readString(file));
        }
      }
      assertThat(aws.state().policy("gt-labeling-data").orElseThrow()).contains("aws:SourceVpce");
      assertThat(aws.state().job("xray-triage").roleArn()).contains(":role/");
      assertThat(aws.state().team("street-scenes-annotators").description()).isNotBlank();
      assertThat(aws.state().enact(Files.readString(events.resolve("06-failed-call.json"))))
          .isFalse();
      assertThat(aws.state().world().buckets()).hasSize(1);
      aws.state().enact(Files.readString(events.resolve(deleted)));
      assertThat(aws.state().world().buckets()).isEmpty();
      assertThat(aws.takeEvents()).isEmpty();
    }
  }

  @Test
  void whatAwsDidNotSendOrAnotherAccountDidIsNotEnacted() throws IOException {
    Path events = Path.of(System.getProperty("labelguard.root"), "events");
    String tightened = Files.readString(events.resolve("03-policy-tightened.json"));
    World world =
        World.parse(
            "{\"account\":\"111122223333\",\"region\":\"us-east-1\",\"buckets\":[{\"name\":\"gt-labeling-data\"}]}");
    try (LocalAws aws = LocalAws.start(world, GUARD, clock)) {
      for (String event :
          List.of(
              Files.readString(events.resolve("31-forged-labelguard-event.json")),
              Files.readString(events.resolve("32-forged-source.json")),
              tightened.replace("s3.amazonaws.com\",", "s3-outposts.amazonaws.com\","),
              tightened.replace("111122223333", "444455556666"),
              tightened.replace("us-east-1", "eu-west-1"),
              "[]",
              "")) {
        assertThat(aws.state().enact(event)).isFalse();
      }
      assertThat(aws.state().policy("gt-labeling-data")).isEmpty();
      assertThat(aws.state().enact(tightened)).isTrue();
    }
  }

  @Test
  void tagsAndDeletionsOfEventsAreApplied() throws IOException {
    Path events = Path.of(System.getProperty("labelguard.root"), "events");
    World world =
        World.parse(
            """
            {"account":"111122223333","region":"us-east-1","buckets":[{"name":"gt-labeling-data"}],
             "workteams":[{"WorkteamName":"night-shift"}],"workforce":{"WorkforceName":"default"}}
            """);
    try (LocalAws aws = LocalAws.start(world, GUARD, clock)) {
      String tagged = Files.readString(events.resolve("40-bucket-tagged.json"));
      assertThat(aws.state().enact(tagged)).isTrue();
      assertThat(aws.state().world().buckets().getFirst().tags())
          .containsExactly(Map.entry("labelguard:mode", "alert"), Map.entry("team", "vision"));
      String one = tagged.replaceAll("\\[\\s*(\\{\\s*\"Value\": \"vision\"[^}]*}),[^]]*]", "$1");
      assertThat(aws.state().enact(one)).isTrue();
      assertThat(aws.state().world().buckets().getFirst().tags())
          .containsExactly(Map.entry("team", "vision"));
      for (String file :
          List.of("41-bucket-tags-deleted", "46-team-deleted", "47-workforce-deleted")) {
        assertThat(aws.state().enact(Files.readString(events.resolve(file + ".json"))))
            .as(file)
            .isTrue();
      }
      assertThat(aws.state().world().buckets().getFirst().tags()).isEmpty();
      assertThat(aws.state().world().workteams()).isEmpty();
      assertThat(aws.state().world().workforce()).isEmpty();
      assertThat(aws.state().enact(Files.readString(events.resolve("46-team-deleted.json"))))
          .isFalse();
    }
  }

  @Test
  void tagResourceAddsTagsAndUntagResourceRemovesThem() {
    assertThat(tagsAfter("43-bucket-tagged-by-arn"))
        .containsExactly(
            Map.entry("copy-of", "arn:aws:s3:::gt-labeling-archive"),
            Map.entry("labelguard:mode", "alert"),
            Map.entry("team", "vision"));
    assertThat(tagsAfter("43-bucket-tagged-by-arn", "44-bucket-untagged-by-arn"))
        .containsExactly(
            Map.entry("copy-of", "arn:aws:s3:::gt-labeling-archive"), Map.entry("team", "vision"));
  }

  @Test
  void severalKeysOfAnUntagResourceAreAList() {
    try (LocalAws aws = LocalAws.start(TAGGED, GUARD, clock)) {
      String untagged =
          event("44-bucket-untagged-by-arn")
              .replace("\"labelguard:mode\"", "[\"labelguard%3Amode\",\"team\"]");
      assertThat(aws.state().enact(untagged)).isTrue();
      assertThat(aws.state().world().buckets().getFirst().tags()).isEmpty();
    }
  }

  @Test
  void tagsOfWhatIsNotABucketChangeNothing() {
    try (LocalAws aws = LocalAws.start(TAGGED, GUARD, clock)) {
      assertThat(aws.state().enact(event("45-access-point-tagged"))).isFalse();
      assertThat(
              aws.state()
                  .enact(event("43-bucket-tagged-by-arn").replace("aws.s3", "aws.sagemaker")))
          .isFalse();
      assertThat(aws.state().world().buckets()).isEqualTo(TAGGED.buckets());
    }
  }

  @Test
  void putBucketAbacSetsWhetherTagsDecideAccess() {
    try (LocalAws aws = LocalAws.start(TAGGED, GUARD, clock)) {
      String enabled = event("42-tags-decide-access");
      assertThat(aws.state().enact(enabled)).isTrue();
      assertThat(aws.state().world().buckets().getFirst().abac()).isTrue();
      assertThat(aws.state().enact(enabled.replace("\"Enabled\"", "\"Suspended\""))).isFalse();
      assertThat(aws.state().world().buckets().getFirst().abac()).isTrue();
      assertThat(aws.state().enact(enabled.replace("\"Enabled\"", "\"Disabled\""))).isTrue();
      assertThat(aws.state().world().buckets()).isEqualTo(TAGGED.buckets());
    }
  }

  private Map<String, String> tagsAfter(String... events) {
    try (LocalAws aws = LocalAws.start(TAGGED, GUARD, clock)) {
      for (String event : events) {
        assertThat(aws.state().enact(event(event))).isTrue();
      }
      return aws.state().world().buckets().getFirst().tags();
    }
  }

  private static String event(String name) {
    try {
      return Files.readString(
          Path.of(System.getProperty("labelguard.root"), "events", name + ".json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aJobGoesOverIntoTheStatusThatAnEventTellsOf() throws IOException {
    Path events = Path.of(System.getProperty("labelguard.root"), "events");
    String completed = Files.readString(events.resolve("30-labeling-job-state-change.json"));
    String stopped = Files.readString(events.resolve("34-job-stopped.json"));
    World world =
        World.parse(
            "{\"account\":\"111122223333\",\"region\":\"us-east-1\",\"jobs\":[{\"LabelingJobName\":\"cats-and-dogs\"}]}");
    try (LocalAws aws = LocalAws.start(world, GUARD, clock)) {
      assertThat(aws.state().enact(completed)).isTrue();
      assertThat(aws.state().job("cats-and-dogs").labelingJobStatusAsString())
          .isEqualTo("Completed");
      assertThat(aws.state().enact(stopped)).isTrue();
      assertThat(aws.state().job("cats-and-dogs").labelingJobStatusAsString()).isEqualTo("Stopped");
      aws.state().removeJob("cats-and-dogs");
      assertThat(aws.state().enact(completed)).isFalse();
      assertThat(aws.state().enact(stopped)).isFalse();
    }
  }

  private static String get(URI endpoint, String authorization)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest.Builder request = HttpRequest.newBuilder(endpoint.resolve("/b?policy"));
      if (!authorization.isEmpty()) {
        request.header("Authorization", authorization);
      }
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString()).body();
    }
  }
}
