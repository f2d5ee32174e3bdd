package io.labelguard.core.labeling.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.labeling.LabelingDocuments;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.Reading;
import io.labelguard.core.labeling.S3Location;
import io.labelguard.policy.PolicyReader;
import io.labelguard.policy.json.JsonReader;
import io.labelguard.policy.json.MalformedJsonException;
import io.labelguard.policy.model.MalformedPolicyException;
import io.labelguard.policy.model.Policy;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What keeps a streaming job from its topics and its queue, and what does not.
class StreamObstaclesTest {

  private static final String ROLE = "arn:aws:iam::111122223333:role/Gt";
  private static final String IN = "arn:aws:sns:us-east-1:111122223333:new";
  private static final String OUT = "arn:aws:sns:us-east-1:111122223333:done";
  private static final String OF_OTHERS = "arn:aws:sns:us-east-1:444455556666:new";

  /// One row: the topic or queue, the job's status, its policy (`-` for none, `gone` for no such
  /// topic or queue, `?` for not read), and what is found.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "in     | InProgress   | -                  | ",
        "in     | InProgress   | default            | ",
        "in     | InProgress   | allow root         | ",
        "in     | InProgress   | allow role         | ",
        "in     | InProgress   | ?                  | ",
        "in     | InProgress   | deny stranger      | ",
        "in     | InProgress   | deny others        | ",
        "in     | InProgress   | deny https         | ",
        "out    | InProgress   | deny subscribe     | ",
        "queue  | InProgress   | -                  | ",
        "queue  | InProgress   | allow sns          | ",
        "queue  | Initializing | gone               | ",
        "queue  | Stopping     | gone               | ",
        "queue  | Completed    | gone               | ",
        "theirs | InProgress   | allow role         | ",
        "theirs | InProgress   | allow account      | ",
        "in     | InProgress   | deny vpce          | undecided sns:Subscribe (aws:SourceVpce)",
        "theirs | InProgress   | allow vpce         | undecided sns:Subscribe (aws:SourceVpce)",
        "in     | InProgress   | gone               | Missing",
        "in     | Initializing | gone               | Missing",
        "out    | InProgress   | gone               | Missing",
        "queue  | InProgress   | gone               | Missing",
        "in     | InProgress   | deny role          | Denied[actions=[sns:Subscribe],"
            + " statements=[0]]",
        "in     | InProgress   | deny all           | Denied[actions=[sns:Subscribe],"
            + " statements=[0]]",
        "in     | InProgress   | deny not sqs       | ",
        "in     | InProgress   | deny sqs           | Denied[actions=[sns:Subscribe],"
            + " statements=[0]]",
        "out    | InProgress   | deny role          | Denied[actions=[sns:Publish],"
            + " statements=[0]]",
        "theirs | InProgress   | -                  | NotAllowed[actions=[sns:Subscribe]]",
        "theirs | InProgress   | allow stranger     | NotAllowed[actions=[sns:Subscribe]]",
        "theirs | InProgress   | default            | NotAllowed[actions=[sns:Subscribe]]",
        "away   | InProgress   | ?                  | Elsewhere"
      })
  void whatKeepsAJobFromATopicOrQueue(String name, String status, String policy, String expected) {
    StreamChannel channel = channel(name, status);
    Reading<Optional<ChannelFacts>> read =
        switch (policy) {
          case "?" -> new Reading.NotGiven<>();
          case "gone" -> new Reading.Known<>(Optional.empty());
          default ->
              new Reading.Known<>(
                  Optional.of(new ChannelFacts(policy(policy, channel), Optional.empty())));
        };
    StreamObstacles judged = StreamObstacles.of(channel, read, (context, _) -> context);
    String undecided =
        judged.undecided().isEmpty()
            ? ""
            : "undecided "
                + String.join(", ", judged.undecided())
                + " ("
                + String.join(", ", judged.unknownKeys())
                + ")";
    assertThat(
            Stream.concat(
                    judged.found().stream().map(found -> found.toString().replace("[]", "")),
                    Stream.of(undecided))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("; ")))
        .isEqualTo(expected == null ? "" : expected);
  }

  @Test
  void theQueueIsDeniedByEachActionThatGroundTruthNeeds() {
    StreamChannel queue = channel("queue", "InProgress");
    assertThat(queue.arn())
        .isEqualTo("arn:aws:sqs:us-east-1:111122223333:GroundTruth-street-signs");
    StreamObstacles judged =
        StreamObstacles.of(
            queue,
            new Reading.Known<>(
                Optional.of(new ChannelFacts(policy("deny all", queue), Optional.empty()))),
            (context, _) -> context);
    assertThat(judged.found())
        .singleElement()
        .isInstanceOfSatisfying(
            StreamObstacle.Denied.class,
            denied -> assertThat(denied.actions()).hasSize(7).contains("sqs:ReceiveMessage"));
  }

  @Test
  void aJobWithoutATopicHasNoQueue() {
    LabelingJob job = job("InProgress", "\"S3DataSource\": {\"ManifestS3Uri\": \"s3://b/m\"}", "");
    assertThat(StreamChannel.of(job)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "s3://b/signs/m.manifest  | s3://b/signs/done/    | signs/",
        "s3://b/signs/m.manifest  | s3://b/signs/done     | signs/",
        "s3://b/signs/m.manifest  | s3://b/signs/         | signs/",
        "s3://b/signs/m.manifest  | s3://b/signs          | signs/",
        "s3://b/a/signs/m.json    | s3://b/a/signs/x/y/   | a/signs/",
        "s3://b/signs/m.manifest  | s3://b/signs-done/    | ",
        "s3://b/signs/m.manifest  | s3://b/done/          | ",
        "s3://b/signs/m.manifest  | s3://c/signs/done/    | ",
        "s3://b/signs/x/m.json    | s3://b/signs/done/    | ",
        "s3://b/m.manifest        | s3://b/done/          | ",
        "s3://b/m.manifest        | s3://b/               | "
      })
  void theOutputLiesInAFolderOfTheInput(String manifest, String output, String folder) {
    assertThat(
            StreamFolders.inputAroundOutput(
                    job(
                        "InProgress",
                        "\"SnsDataSource\": {\"SnsTopicArn\": \""
                            + IN
                            + "\"},"
                            + " \"S3DataSource\": {\"ManifestS3Uri\": \""
                            + manifest
                            + "\"}",
                        output))
                .map(S3Location::key))
        .isEqualTo(Optional.ofNullable(folder));
    assertThat(
            StreamFolders.inputAroundOutput(
                job(
                    "InProgress",
                    "\"S3DataSource\": {\"ManifestS3Uri\": \"%s\"}".formatted(manifest),
                    output)))
        .as("a job without a stream")
        .isEmpty();
  }

  private static StreamChannel channel(String name, String status) {
    String topic =
        switch (name) {
          case "theirs" -> OF_OTHERS;
          case "away" -> IN.replace("us-east-1", "eu-west-1");
          default -> IN;
        };
    List<StreamChannel> channels =
        StreamChannel.of(
            job(status, "\"SnsDataSource\": {\"SnsTopicArn\": \"" + topic + "\"}", "s3://b/out/"));
    return channels.get(
        switch (name) {
          case "queue" -> 1;
          case "out" -> 2;
          default -> 0;
        });
  }

  private static LabelingJob job(String status, String input, String output) {
    try {
      return LabelingDocuments.labelingJob(
          JsonReader.read(
              """
              {"LabelingJobName": "Street-Signs", "LabelingJobStatus": "%s",
               "LabelingJobArn": "arn:aws:sagemaker:us-east-1:111122223333:labeling-job/Street-Signs",
               "RoleArn": "%s",
               "InputConfig": {"DataSource": {%s}},
               "OutputConfig": {"S3OutputPath": "%s" %s}}
              """
                  .formatted(
                      status,
                      ROLE,
                      input,
                      output,
                      input.contains("Sns") ? ", \"SnsTopicArn\": \"" + OUT + "\"" : "")),
          Optional.empty(),
          Optional.empty());
    } catch (MalformedJsonException e) {
      throw new AssertionError(e);
    }
  }

  /// A policy of one statement: its effect, and whom or what it is about.
  private static Optional<Policy> policy(String words, StreamChannel channel) {
    if (words.equals("-")) {
      return Optional.empty();
    }
    String about = words.substring(words.indexOf(' ') + 1);
    String statement =
        "{\"Effect\": \"%s\", \"Principal\": %s, \"Action\": \"%s\", \"Resource\": \"%s\" %s}"
            .formatted(
                words.startsWith("deny") ? "Deny" : "Allow",
                principal(about),
                about.equals("subscribe") ? "sns:Subscribe" : service(channel) + ":*",
                channel.arn(),
                condition(about));
    try {
      return Optional.of(PolicyReader.live("{\"Statement\": [" + statement + "]}"));
    } catch (MalformedPolicyException e) {
      throw new AssertionError(e);
    }
  }

  private static String service(StreamChannel channel) {
    return channel.role() == StreamChannel.Role.QUEUE ? "sqs" : "sns";
  }

  private static String principal(String about) {
    return switch (about) {
      case "root" -> "{\"AWS\": \"arn:aws:iam::111122223333:root\"}";
      case "account" -> "{\"AWS\": \"111122223333\"}";
      case "role" -> "{\"AWS\": \"" + ROLE + "\"}";
      case "stranger" -> "{\"AWS\": \"arn:aws:iam::111122223333:role/Stranger\"}";
      case "sns" -> "{\"Service\": \"sns.amazonaws.com\"}";
      default -> "\"*\"";
    };
  }

  private static String condition(String about) {
    return switch (about) {
      case "default" -> condition("StringEquals", "AWS:SourceOwner", "444455556666");
      case "others" -> condition("StringNotEquals", "aws:PrincipalAccount", "111122223333");
      case "https" -> condition("Bool", "aws:SecureTransport", "false");
      case "vpce" -> condition("StringNotEquals", "aws:SourceVpce", "vpce-0a1b2c3d4e5f60718");
      case "sqs" -> condition("StringEquals", "sns:Protocol", "sqs");
      case "not sqs" -> condition("StringNotEquals", "sns:Protocol", "sqs");
      default -> "";
    };
  }

  private static String condition(String operator, String key, String value) {
    return ", \"Condition\": {\"%s\": {\"%s\": \"%s\"}}".formatted(operator, key, value);
  }
}
