package io.labelguard.core.labeling.stream;

import io.labelguard.core.labeling.Arn;
import io.labelguard.core.labeling.JobDescription;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.need.StreamRequests;
import io.labelguard.policy.request.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A topic or queue that a labeling job uses.
///
/// @see <a href="https://docs.aws.amazon.com/sagemaker/latest/dg/sms-streaming-labeling-job.html">
///     Ground Truth streaming labeling jobs</a>
public record StreamChannel(LabelingJob job, Role role, String arn, String region, String account) {

  /// What a job uses it for.
  public enum Role {
    /// New objects arrive through it.
    INPUT_TOPIC("input topic"),
    /// Ground Truth publishes finished objects to it.
    OUTPUT_TOPIC("output topic"),
    /// Ground Truth makes it, subscribes it to the input topic and reads new objects from it.
    QUEUE("queue");

    private final String text;

    Role(String text) {
      this.text = text;
    }

    /// Returns the word for a person.
    public String text() {
      return text;
    }
  }

  /// Returns the topics that a job names, and the queue where it has an input topic. What is not
  /// the ARN of a topic is left out; so is the queue where the job's account or Region is not
  /// known.
  public static List<StreamChannel> of(LabelingJob job) {
    JobDescription described = job.description();
    List<StreamChannel> channels = new ArrayList<>();
    described
        .snsTopicArn()
        .flatMap(text -> topic(job, Role.INPUT_TOPIC, text))
        .ifPresent(channels::add);
    if (described.snsTopicArn().isPresent()) {
      StreamRequests.queueOf(job)
          .flatMap(text -> channel(job, Role.QUEUE, text))
          .ifPresent(channels::add);
    }
    described
        .outputTopicArn()
        .flatMap(text -> topic(job, Role.OUTPUT_TOPIC, text))
        .ifPresent(channels::add);
    return List.copyOf(channels);
  }

  private static Optional<StreamChannel> topic(LabelingJob job, Role role, String text) {
    return Arn.parse(text)
        .filter(arn -> arn.service().equals("sns") && !arn.resource().contains(":"))
        .flatMap(_ -> channel(job, role, text));
  }

  private static Optional<StreamChannel> channel(LabelingJob job, Role role, String text) {
    return Arn.parse(text)
        .filter(arn -> !arn.region().isEmpty() && !arn.account().isEmpty())
        .map(arn -> new StreamChannel(job, role, text, arn.region(), arn.account()));
  }

  /// Whether it is in another Region than the job, where the job cannot use it.
  public boolean isElsewhere() {
    return job.region().filter(own -> !own.equals(region)).isPresent();
  }

  /// Whether it can be asked for in a Region.
  public boolean isAskedIn(Optional<String> here) {
    return here.map(region::equals).orElse(true);
  }

  /// Whether it belongs to another account than the job's role, so that its own policy must allow
  /// the role.
  public boolean isOfAnotherAccount() {
    return StreamRequests.accountOf(job).filter(own -> !own.equals(account)).isPresent();
  }

  /// Returns what the job's role asks of it.
  public List<Request> requests() {
    StreamRequests requests = new StreamRequests(job);
    return switch (role) {
      case INPUT_TOPIC -> requests.ofInputTopic(arn, account);
      case OUTPUT_TOPIC -> requests.ofOutputTopic(arn, account);
      case QUEUE -> requests.ofQueue(arn, account);
    };
  }
}
