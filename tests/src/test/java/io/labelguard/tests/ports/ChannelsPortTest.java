package io.labelguard.tests.ports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelguard.aws.stream.AwsChannels;
import io.labelguard.core.labeling.Reading;
import io.labelguard.core.labeling.stream.ChannelFacts;
import io.labelguard.core.port.CallFailedException;
import io.labelguard.core.port.dependency.Channels;
import io.labelguard.local.wire.Fault;
import io.labelguard.policy.model.Policy;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/// Reading topics and queues, from end to end.
class ChannelsPortTest {

  private static final String TOPIC = "arn:aws:sns:us-east-1:111122223333:new-signs";
  private static final String QUEUE = "arn:aws:sqs:us-east-1:111122223333:GroundTruth-signs";
  private static final String KEY = "arn:aws:kms:us-east-1:111122223333:key/1a2b3c4d";
  private static final String POLICY = "{\\\"Statement\\\":[]}";
  private static final String WORLD =
      """
      ,"topics":[{"Attributes":{"TopicArn":"%s","Policy":"%s","KmsMasterKeyId":"%s"}},
        {"Attributes":{"TopicArn":"arn:aws:sns:us-east-1:111122223333:plain"}},
        {"Attributes":{"TopicArn":"arn:aws:sns:us-east-1:111122223333:shy"},
         "refused":{"GetTopicAttributes":"not for you"}}],
       "queues":[{"Attributes":{"QueueArn":"%s","Policy":"%s","KmsMasterKeyId":"%s"}},
        {"QueueUrl":"https://sqs.us-east-1.amazonaws.com/111122223333/GroundTruth-plain","Attributes":{}},
        {"Attributes":{"QueueArn":"arn:aws:sqs:us-east-1:111122223333:GroundTruth-shy"},
         "refused":{"GetQueueAttributes":"not for you"}}]
      """;

  /// The calls, by their operation.
  private static final Map<String, Function<Channels, Reading<Optional<ChannelFacts>>>> CALLS =
      Map.of(
          "GetTopicAttributes", channels -> channels.topic(TOPIC),
          "GetQueueAttributes", channels -> channels.queue(QUEUE));

  private LocalAccount account =
      new LocalAccount(WORLD.formatted(TOPIC, POLICY, KEY, QUEUE, POLICY, KEY));

  @BeforeEach
  void takeCalls() {
    account.aws().takeCalls();
  }

  @AfterEach
  void close() {
    account.close();
  }

  @Test
  void policyAndKeyAreReadByOneCall() {
    CALLS.forEach(
        (operation, call) -> {
          ChannelFacts facts = call.apply(channels()).known().orElseThrow().orElseThrow();
          assertThat(facts.kmsKey()).contains(KEY);
          assertThat(facts.policy().map(Policy::statements))
              .hasValueSatisfying(statements -> assertThat(statements).isEmpty());
        });
    assertThat(account.aws().takeCalls())
        .isEqualTo(Map.of("sns GetTopicAttributes", 1, "sqs GetQueueAttributes", 1));
  }

  @Test
  void whatATopicOrQueueHasNotIsNone() {
    Reading.Known<Optional<ChannelFacts>> plain =
        new Reading.Known<>(Optional.of(new ChannelFacts(Optional.empty(), Optional.empty())));
    assertThat(channels().topic(TOPIC.replace("new-signs", "plain"))).isEqualTo(plain);
    assertThat(channels().queue(QUEUE.replace("signs", "plain"))).isEqualTo(plain);
  }

  @Test
  void whatIsNotInTheListDoesNotExist() {
    assertThat(channels().topic(TOPIC + "-gone")).isEqualTo(new Reading.Known<>(Optional.empty()));
    assertThat(channels().queue(QUEUE + "-gone")).isEqualTo(new Reading.Known<>(Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource({"shy,   not for you, true", "signs, not given in the world, false"})
  void whatIsRefusedIsNotPermitted(String name, String words, boolean given) {
    if (!given) {
      account.close();
      account = new LocalAccount(",\"topics\":null");
    }
    assertThat(channels().topic(TOPIC.replace("new-signs", name)))
        .isInstanceOfSatisfying(
            Reading.NotPermitted.class,
            refused -> {
              assertThat(refused.permission()).isEqualTo("sns:GetTopicAttributes");
              assertThat(refused.reason()).contains(words);
            });
    assertThat(channels().queue(QUEUE.replace("signs", name)))
        .isInstanceOfSatisfying(
            Reading.NotPermitted.class,
            refused -> {
              assertThat(refused.permission()).isEqualTo("sqs:GetQueueAttributes");
              assertThat(refused.reason()).contains(words);
            });
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {
        "ACCESS_DENIED",
        "THROTTLED",
        "MALFORMED",
        "SERVER_ERROR",
        "LOST_REQUEST",
        "TIMEOUT"
      })
  void eachCallMayFailWhileTheOtherIsAnswered(Fault fault) {
    for (String failing : CALLS.keySet()) {
      account.aws().faults().lasting(failing, "", fault);
      CALLS.forEach(
          (operation, call) -> {
            if (!operation.equals(failing)) {
              assertThat(call.apply(channels())).isInstanceOf(Reading.Known.class);
            } else if (fault == Fault.ACCESS_DENIED) {
              assertThat(call.apply(channels())).isInstanceOf(Reading.NotPermitted.class);
            } else {
              assertThatThrownBy(() -> call.apply(channels()))
                  .isInstanceOf(CallFailedException.class)
                  .hasMessageContaining("arn:aws:s");
            }
          });
      account.aws().faults().heal();
    }
  }

  @Test
  void policyThatCannotBeReadIsAFailure() {
    account.close();
    account = new LocalAccount(WORLD.formatted(TOPIC, "{", KEY, QUEUE, "{", KEY));
    CALLS.forEach(
        (operation, call) ->
            assertThatThrownBy(() -> call.apply(channels()))
                .isInstanceOf(CallFailedException.class)
                .hasMessageContaining("the policy cannot be read"));
  }

  private Channels channels() {
    return new AwsChannels(client(SnsClient.builder()), client(SqsClient.builder()));
  }

  /// A client that waits a second, and tries once.
  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder) {
    return builder
        .region(Region.US_EAST_1)
        .credentialsProvider(account.credentials())
        .endpointOverride(account.aws().endpoint())
        .httpClient(UrlConnectionHttpClient.builder().socketTimeout(Duration.ofSeconds(1)).build())
        .overrideConfiguration(with -> with.retryStrategy(AwsRetryStrategy.doNotRetry()))
        .build();
  }
}
