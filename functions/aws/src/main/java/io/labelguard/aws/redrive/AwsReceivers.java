package io.labelguard.aws.redrive;

import io.labelguard.aws.AwsCalls;
import io.labelguard.aws.function.LambdaFunctions;
import io.labelguard.aws.signed.ServiceAddress;
import io.labelguard.aws.signed.SignedAnswer;
import io.labelguard.aws.signed.SignedCalls;
import io.labelguard.core.labeling.Arn;
import io.labelguard.core.redrive.DeadLetter;
import io.labelguard.core.redrive.Receivers;
import io.labelguard.policy.json.JsonWriter;
import java.net.URI;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.servicemetadata.StatesServiceMetadata;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.SqsClient;

/// Gives dead letters to functions, the sweep's machine, a queue and a topic.
///
/// @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html">Invoke</a>
/// @see <a
///     href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html">StartExecution</a>
public final class AwsReceivers implements Receivers {

  private static final int ACCEPTED = 202;
  private static final String STARTED_BEFORE = "ExecutionAlreadyExists";

  private final SignedCalls lambda;
  private final SignedCalls states;
  private final SqsClient sqs;
  private final SnsClient sns;

  /// @param lambda calls at [LambdaFunctions#addressIn], or at another endpoint
  /// @param states calls at [#statesIn], or at another endpoint
  public AwsReceivers(SignedCalls lambda, SignedCalls states, SqsClient sqs, SnsClient sns) {
    this.lambda = lambda;
    this.states = states;
    this.sqs = sqs;
    this.sns = sns;
  }

  /// Returns the address of Step Functions in a Region.
  public static ServiceAddress statesIn(Region region) {
    return new ServiceAddress(
        "states", region, URI.create("https://" + new StatesServiceMetadata().endpointFor(region)));
  }

  @Override
  public void invoke(Arn function, String event) {
    String name = function.resource().replaceFirst("^function:", "");
    AwsCalls.of(
        "give an event to function " + name,
        () -> {
          SignedAnswer answer =
              lambda.post(
                  "/2015-03-31/functions/" + name + "/invocations",
                  Map.of(),
                  Map.of("X-Amz-Invocation-Type", "Event"),
                  event);
          if (answer.status() != ACCEPTED) {
            throw answer.jsonFailure();
          }
          return answer;
        });
  }

  private static boolean isNamed(AwsServiceException failure, String code) {
    return failure.awsErrorDetails() != null && code.equals(failure.awsErrorDetails().errorCode());
  }

  @Override
  public void startSweep(Arn machine, String name, String input) {
    String request =
        JsonWriter.object(
            out ->
                out.text("stateMachineArn", machine.text())
                    .text("name", name)
                    .text("input", input));
    AwsCalls.of(
        "start a sweep with state machine " + machine.text(),
        () -> {
          SignedAnswer answer = states.json10("AWSStepFunctions.StartExecution", request);
          if (!answer.ok() && !isNamed(answer.jsonFailure(), STARTED_BEFORE)) {
            throw answer.jsonFailure();
          }
          return answer;
        });
  }

  @Override
  public void send(Arn queue, String body) {
    AwsCalls.of(
        "send a message to queue " + queue.resource(),
        () -> sqs.sendMessage(ask -> ask.queueUrl(QueueUrls.of(sqs, queue)).messageBody(body)));
  }

  @Override
  public void publish(Arn topic, DeadLetter.Alert alert) {
    AwsCalls.of(
        "publish an alert to topic " + topic.text(),
        () ->
            sns.publish(
                ask -> {
                  ask.topicArn(topic.text())
                      .message(alert.text())
                      .messageAttributes(attributes(alert));
                  alert.subject().ifPresent(ask::subject);
                }));
  }

  private static Map<String, MessageAttributeValue> attributes(DeadLetter.Alert alert) {
    return alert.attributes().entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                attribute ->
                    MessageAttributeValue.builder()
                        .dataType(attribute.getValue().type())
                        .stringValue(attribute.getValue().value())
                        .build()));
  }
}
