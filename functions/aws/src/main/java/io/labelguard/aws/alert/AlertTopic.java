package io.labelguard.aws.alert;

import io.labelguard.core.report.message.Alert;
import io.labelguard.core.report.message.AlertAttribute;
import io.labelguard.core.report.message.SnsMessage;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.PublishResponse;

/// Makes the call that publishes an alert to a topic, with its subject and attributes.
///
/// @see <a href="https://docs.aws.amazon.com/sns/latest/api/API_Publish.html">Publish</a>
record AlertTopic(SnsClient sns, String arn) {

  /// @param body sets the message
  Receipt publish(Alert alert, Consumer<PublishRequest.Builder> body) {
    PublishResponse answer =
        sns.publish(
            ask -> {
              ask.topicArn(arn)
                  .subject(SnsMessage.subject(alert.subject()))
                  .messageAttributes(attributes(alert));
              body.accept(ask);
            });
    return new Receipt(answer.sdkHttpResponse().statusCode(), answer.messageId());
  }

  private static Map<String, MessageAttributeValue> attributes(Alert alert) {
    return AlertAttribute.of(alert).stream()
        .collect(
            Collectors.toMap(
                AlertAttribute::name,
                attribute ->
                    MessageAttributeValue.builder()
                        .dataType(attribute.kind().dataType())
                        .stringValue(attribute.value())
                        .build()));
  }
}
