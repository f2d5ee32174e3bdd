package io.labelguard.aws.stream;

import io.labelguard.aws.AwsCalls;
import io.labelguard.aws.signed.AnsweredPolicy;
import io.labelguard.core.labeling.Arn;
import io.labelguard.core.labeling.Reading;
import io.labelguard.core.labeling.stream.ChannelFacts;
import io.labelguard.core.port.CallFailure;
import io.labelguard.core.port.dependency.Channels;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.servicemetadata.SqsServiceMetadata;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/// Reads topics of SNS and queues of SQS by one call each.
///
/// @see <a
///     href="https://docs.aws.amazon.com/sns/latest/api/API_GetTopicAttributes.html">GetTopicAttributes</a>
/// @see <a
///     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_GetQueueAttributes.html">GetQueueAttributes</a>
public final class AwsChannels implements Channels {

  private static final String POLICY = "Policy";
  private static final String KEY = "KmsMasterKeyId";

  private final SnsClient sns;
  private final SqsClient sqs;

  public AwsChannels(SnsClient sns, SqsClient sqs) {
    this.sns = sns;
    this.sqs = sqs;
  }

  @Override
  public Reading<Optional<ChannelFacts>> topic(String arn) {
    return read(
        "read topic " + arn,
        "sns:GetTopicAttributes",
        () -> {
          try {
            return Optional.of(sns.getTopicAttributes(ask -> ask.topicArn(arn)).attributes());
          } catch (NotFoundException _) {
            return Optional.empty();
          }
        });
  }

  @Override
  public Reading<Optional<ChannelFacts>> queue(String arn) {
    return read(
        "read queue " + arn,
        "sqs:GetQueueAttributes",
        () -> {
          try {
            return Optional.of(
                sqs.getQueueAttributes(
                        ask ->
                            ask.queueUrl(url(arn))
                                .attributeNames(
                                    QueueAttributeName.POLICY,
                                    QueueAttributeName.KMS_MASTER_KEY_ID))
                    .attributesAsStrings());
          } catch (QueueDoesNotExistException _) {
            return Optional.empty();
          }
        });
  }

  /// Returns the URL of a queue, in the form that SQS has given queues since 2012.
  ///
  /// @see <a
  ///     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-queue-message-identifiers.html">Queue
  ///     and message identifiers</a>
  private static String url(String arn) {
    Arn queue = Arn.parse(arn).orElseThrow();
    return "https://%s/%s/%s"
        .formatted(
            new SqsServiceMetadata().endpointFor(Region.of(queue.region())),
            queue.account(),
            queue.resource());
  }

  private static Reading<Optional<ChannelFacts>> read(
      String attempt, String permission, Supplier<Optional<Map<String, String>>> attributes) {
    try {
      return new Reading.Known<>(attributes.get().map(AwsChannels::facts));
    } catch (SdkException e) {
      CallFailure failure = AwsCalls.failed(attempt, e).failure();
      if (failure.refused()) {
        return new Reading.NotPermitted<>(permission, failure.reason());
      }
      throw AwsCalls.failed(attempt, e);
    }
  }

  private static ChannelFacts facts(Map<String, String> attributes) {
    return new ChannelFacts(
        text(attributes, POLICY).map(AnsweredPolicy::live), text(attributes, KEY));
  }

  private static Optional<String> text(Map<String, String> attributes, String name) {
    return Optional.ofNullable(attributes.get(name)).filter(text -> !text.isBlank());
  }
}
