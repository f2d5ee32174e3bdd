package io.labelguard.tests.cli;

import io.labelguard.core.redrive.Part;
import io.labelguard.local.LocalAws;
import io.labelguard.local.account.Invocations;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/// A stack of Labelguard in a local AWS, with the tags that CloudFormation gives its parts.
record LocalInstallation(LocalAws aws, String stack) {

  private static final String ACCOUNT = "111122223333";
  private static final String REGION = "us-east-1";

  /// Deploys a stack that has these parts.
  static LocalInstallation deploy(LocalAws aws, String stack, Set<Part> parts) {
    LocalInstallation installation = new LocalInstallation(aws, stack);
    parts.forEach(part -> installation.tag(installation.arn(part), part));
    for (Part function :
        List.of(Part.BUCKET_POLICY_FUNCTION, Part.LABELING_JOB_FUNCTION, Part.WORKTEAM_FUNCTION)) {
      aws.state().invocations().deploy(installation.name(function));
    }
    return installation;
  }

  /// Gives a resource the tags of a part.
  void tag(String arn, Part part) {
    aws.state()
        .putTags(
            arn,
            Map.of(
                "aws:cloudformation:stack-id",
                "arn:aws:cloudformation:%s:%s:stack/%s/0a1b2c3d".formatted(REGION, ACCOUNT, stack),
                "aws:cloudformation:stack-name",
                stack,
                "aws:cloudformation:logical-id",
                part.logicalId()));
  }

  String name(Part part) {
    return stack + "-" + part.logicalId() + "-1A2B" + (part == Part.FAILED_FIXES ? ".fifo" : "");
  }

  String arn(Part part) {
    String end = ":" + REGION + ":" + ACCOUNT + ":";
    return switch (part) {
      case FAILED_EVENTS,
          UNDELIVERED_EVENTS,
          FAILED_FIXES,
          UNDELIVERED_ALERTS,
          FAILED_SLACK_POSTS,
          SLACK_QUEUE ->
          "arn:aws:sqs" + end + name(part);
      case BUCKET_POLICY_FUNCTION, LABELING_JOB_FUNCTION, WORKTEAM_FUNCTION ->
          "arn:aws:lambda" + end + "function:" + name(part);
      case SWEEP_MACHINE -> "arn:aws:states" + end + "stateMachine:" + name(part);
      case FINDINGS_TOPIC -> "arn:aws:sns" + end + name(part);
    };
  }

  /// Returns the URL of a queue, with the host that AWS has.
  String url(Part queue) {
    return "https://sqs." + REGION + ".amazonaws.com/" + ACCOUNT + "/" + name(queue);
  }

  private String localUrl(Part queue) {
    return aws.endpoint() + "/" + ACCOUNT + "/" + name(queue);
  }

  /// Sends a message as AWS's own services do.
  ///
  /// @return its id
  String send(Part queue, String body, Map<String, String> attributes) {
    Map<String, MessageAttributeValue> values = new HashMap<>();
    attributes.forEach(
        (name, value) ->
            values.put(
                name,
                MessageAttributeValue.builder().dataType("String").stringValue(value).build()));
    try (SqsClient sqs = sqs(aws.endpoint())) {
      return sqs.sendMessage(
              ask -> {
                ask.queueUrl(localUrl(queue)).messageBody(body).messageAttributes(values);
                if (queue == Part.FAILED_FIXES) {
                  ask.messageGroupId("one").messageDeduplicationId(UUID.randomUUID().toString());
                }
              })
          .messageId();
    }
  }

  private static SqsClient sqs(URI endpoint) {
    return SqsClient.builder()
        .endpointOverride(endpoint)
        .region(Region.of(REGION))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "local")))
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }

  /// Returns the texts that are in a queue.
  List<String> bodies(Part queue) {
    return aws.queueBodies(localUrl(queue));
  }

  /// Returns the events that functions were given since the last call.
  List<Invocations.Invocation> takeInvocations() {
    return aws.state().invocations().take();
  }
}
