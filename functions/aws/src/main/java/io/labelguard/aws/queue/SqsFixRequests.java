package io.labelguard.aws.queue;

import io.labelguard.aws.AwsCalls;
import io.labelguard.core.port.FixRequests;
import io.labelguard.core.record.FixRequest;
import io.labelguard.core.record.Target;
import io.labelguard.policy.json.JsonWriter;
import java.util.UUID;
import software.amazon.awssdk.services.sqs.SqsClient;

/// Sends fix requests to an SQS FIFO queue.
///
/// The group is the bucket or team, so that requests for the same one are handled one after
/// another. The body is `{"kind":"bucket|team","name":"…"}`: a receiver trusts nothing else.
public final class SqsFixRequests implements FixRequests {

  private static final int GROUP_LIMIT = 128;

  private final SqsClient sqs;
  private final String queueUrl;

  public SqsFixRequests(SqsClient sqs, String queueUrl) {
    this.sqs = sqs;
    this.queueUrl = queueUrl;
  }

  @Override
  public void send(FixRequest request) {
    Target target = request.target();
    String body =
        JsonWriter.object(out -> out.text("kind", target.kind()).text("name", target.name()));
    // A second request for the same thing may be for a later change, so none is a duplicate of
    // another; the id only lets SQS drop the SDK's own second try.
    String id = UUID.randomUUID().toString();
    AwsCalls.of(
        "request the fix of " + target.words(),
        () ->
            sqs.sendMessage(
                ask ->
                    ask.queueUrl(queueUrl)
                        .messageBody(body)
                        .messageGroupId(group(target.key()))
                        .messageDeduplicationId(id)));
  }

  /// A group's name may have 128 characters, an old bucket's 255: such buckets share a group where
  /// their names begin alike, which only makes one wait for the other.
  private static String group(String name) {
    return name.length() <= GROUP_LIMIT ? name : name.substring(0, GROUP_LIMIT);
  }
}
