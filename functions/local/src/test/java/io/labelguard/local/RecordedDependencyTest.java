package io.labelguard.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.local.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which changes of what jobs depend on a local account takes from events.
class RecordedDependencyTest {

  private static final String GUARD = "arn:aws:iam::111122223333:role/labelguard-SweepRole";
  private static final String WORLD =
      """
      {"account":"111122223333","region":"us-east-1","functions":[
        {"Configuration":{"FunctionName":"quality-pre-task","State":"Active"},"Policy":
          {"Version":"2012-10-17","Statement":[{"Sid":"SageMaker"},{"Sid":"Other"}]}},
        {"Configuration":{"FunctionName":"other","State":"Active"}}],
       "topics":[{"Attributes":{"TopicArn":"arn:aws:sns:us-east-1:111122223333:labeling-input"}}],
       "queues":[{"Attributes":{"Policy":"{}",
        "QueueArn":"arn:aws:sqs:us-east-1:111122223333:GroundTruth-street-stream"}}]}
      """;

  private final LocalAws aws = start(WORLD);

  @AfterEach
  void close() {
    aws.close();
  }

  @Test
  void functionIsDeleted() throws IOException {
    assertThat(aws.state().enact(event("55-function-deleted"))).isTrue();
    assertThat(functions(aws))
        .isEqualTo("[{\"Configuration\":{\"FunctionName\":\"other\",\"State\":\"Active\"}}]");
    assertThat(aws.state().enact(event("55-function-deleted"))).isFalse();
  }

  @Test
  void concurrencyIsSet() throws IOException {
    assertThat(aws.state().enact(event("58-function-concurrency"))).isTrue();
    assertThat(functions(aws)).contains("\"ReservedConcurrentExecutions\":0}");
  }

  @Test
  void permissionIsRemovedAndWithTheLastOneThePolicy() throws IOException {
    String removed = event("56-function-permission-removed");
    assertThat(aws.state().enact(removed)).isTrue();
    assertThat(functions(aws)).contains("\"Statement\":[{\"Sid\":\"Other\"}]");
    assertThat(aws.state().enact(removed.replace("\"SageMaker\"", "\"Other\""))).isTrue();
    assertThat(functions(aws)).contains("\"Policy\":null");
  }

  @Test
  void topicIsChangedAndDeleted() throws IOException {
    assertThat(aws.state().enact(event("60-topic-attribute-set"))).isTrue();
    assertThat(given("topics")).contains("\"Policy\":\"{");
    assertThat(aws.state().enact(event("59-topic-deleted"))).isTrue();
    assertThat(given("topics")).isEqualTo("[]");
    assertThat(aws.state().enact(event("60-topic-attribute-set"))).isFalse();
    assertThat(aws.state().enact(event("59-topic-deleted"))).isFalse();
  }

  @Test
  void queueIsChangedAndDeleted() throws IOException {
    assertThat(aws.state().enact(event("62-queue-attribute-set"))).isTrue();
    assertThat(given("queues")).doesNotContain("Policy");
    assertThat(aws.state().enact(event("61-queue-deleted"))).isTrue();
    assertThat(given("queues")).isEqualTo("[]");
    assertThat(aws.state().enact(event("62-queue-attribute-set"))).isFalse();
  }

  private String given(String member) {
    return aws.state().world().given().get(member).toString();
  }

  @Test
  void whatIsNotSaidOfTheFunctionsNewStateChangesNothing() throws IOException {
    assertThat(aws.state().enact(event("57-function-configured"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"aws.lambda\"", "\"lambda.amazonaws.com\"", "\"quality-pre-task\""})
  void eventOfAnotherServiceOrFunctionChangesNothing(String part) throws IOException {
    String event = event("55-function-deleted");
    assertThat(event).contains(part);
    assertThat(aws.state().enact(event.replace(part, "\"elsewhere\""))).isFalse();
  }

  @Test
  void failedCallChangesNothing() throws IOException {
    String failed =
        event("55-function-deleted")
            .replace("\"eventName\"", "\"errorCode\": \"AccessDenied\", \"eventName\"");
    assertThat(aws.state().enact(failed)).isFalse();
  }

  @Test
  void whereNoFunctionsAreGivenNoneIsDeleted() throws IOException {
    try (LocalAws without = start("{\"account\":\"111122223333\",\"region\":\"us-east-1\"}")) {
      assertThat(without.state().enact(event("55-function-deleted"))).isFalse();
      assertThat(without.state().world().given()).doesNotContainKey("functions");
    }
  }

  private static LocalAws start(String world) {
    return LocalAws.start(World.parse(world), GUARD, InstantSource.system());
  }

  private static String functions(LocalAws aws) {
    return aws.state().world().given().get("functions").toString();
  }

  private static String event(String name) throws IOException {
    return Files.readString(
        Path.of(System.getProperty("labelguard.root"), "events", name + ".json"));
  }
}
