package io.labelguard.core.labeling.need;

import io.labelguard.core.labeling.Arn;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.policy.request.KeyState;
import io.labelguard.policy.request.Request;
import io.labelguard.policy.request.RequestContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What the execution role of a streaming labeling job asks of its topics and its queue.
///
/// @see <a href="https://docs.aws.amazon.com/sagemaker/latest/dg/sms-streaming-labeling-job.html">
///     Ground Truth streaming labeling jobs</a>
public final class StreamRequests {

  /// What Ground Truth does with the queue that it makes for a streaming job.
  ///
  /// @see <a
  ///     href="https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonSageMakerGroundTruthExecution.html">AmazonSageMakerGroundTruthExecution</a>
  private static final List<String> OF_A_QUEUE =
      List.of(
          "sqs:CreateQueue",
          "sqs:DeleteMessage",
          "sqs:GetQueueAttributes",
          "sqs:GetQueueUrl",
          "sqs:ReceiveMessage",
          "sqs:SendMessage",
          "sqs:SetQueueAttributes");

  private final LabelingJob job;

  public StreamRequests(LabelingJob job) {
    this.job = job;
  }

  /// Returns the ARN of the queue that Ground Truth makes for a streaming job; empty where the
  /// Region or the account is not known.
  public static Optional<String> queueOf(LabelingJob job) {
    return job.region()
        .flatMap(
            region ->
                accountOf(job)
                    .map(
                        account ->
                            "arn:%s:sqs:%s:%s:GroundTruth-%s"
                                .formatted(
                                    job.partition(),
                                    region,
                                    account,
                                    job.name().toLowerCase(Locale.ROOT))));
  }

  /// Returns the account of the execution role, or else of the job.
  public static Optional<String> accountOf(LabelingJob job) {
    return job.roleArn().flatMap(Arn::parse).map(Arn::account).or(job::account);
  }

  /// Returns the subscription of the job's queue.
  public List<Request> ofInputTopic(String topic, String owner) {
    Request asked = ofTopic("sns:Subscribe", topic, owner);
    RequestContext context =
        asked
            .context()
            .with("sns:Protocol", KeyState.of("sqs"))
            .with("sns:Endpoint", SessionFacts.state(queueOf(job)));
    return List.of(asked.with(context));
  }

  /// Returns the announcement of a finished object.
  public List<Request> ofOutputTopic(String topic, String owner) {
    return List.of(ofTopic("sns:Publish", topic, owner));
  }

  /// SNS makes each topic with a policy that admits those whose `AWS:SourceOwner` is the topic's
  /// account, and says that it admits the owner only: the key is the caller's account.
  ///
  /// @see <a href="https://docs.aws.amazon.com/sns/latest/dg/sns-overview-of-managing-access.html">
  ///     Overview of managing access in Amazon SNS</a>
  private Request ofTopic(String action, String topic, String owner) {
    Request asked = RoleRequests.of(job, action, topic, owner);
    return asked.with(asked.context().with("aws:SourceOwner", SessionFacts.state(accountOf(job))));
  }

  /// Returns what Ground Truth does with the queue.
  public List<Request> ofQueue(String queue, String owner) {
    return OF_A_QUEUE.stream().map(action -> RoleRequests.of(job, action, queue, owner)).toList();
  }
}
