package io.labelguard.core.check;

import io.labelguard.core.labeling.Arn;
import io.labelguard.core.labeling.need.StreamRequests;
import io.labelguard.core.labeling.stream.StreamChannel;
import io.labelguard.core.labeling.stream.StreamChannel.Role;
import io.labelguard.core.labeling.stream.StreamObstacle;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What to do about a topic or queue that a job cannot use, with the command to paste.
///
/// @see <a href="https://docs.aws.amazon.com/cli/latest/reference/sns/">aws sns</a>
final class StreamAdvice {

  private StreamAdvice() {}

  static String of(StreamObstacle obstacle, StreamChannel channel) {
    return switch (obstacle) {
      case StreamObstacle.Missing _ -> missing(channel);
      case StreamObstacle.Elsewhere _ ->
          "A job's topics cannot be changed: stop the job, and create it again with a topic of its"
              + " own Region.";
      case StreamObstacle.Denied _ ->
          "Exempt the role in that statement. This prints the policy: " + read(channel);
      case StreamObstacle.NotAllowed(List<String> actions) ->
          "Have someone in account "
              + channel.account()
              + " allow the account of the role: "
              + allow(channel, actions);
    };
  }

  private static String missing(StreamChannel channel) {
    return switch (channel.role()) {
      case QUEUE ->
          "Ground Truth makes the queue when a job begins, and does not make it again: stop the"
              + " job, and create a new one for the objects that are left.";
      case OUTPUT_TOPIC -> "Create the topic again: " + create(channel);
      case INPUT_TOPIC ->
          "Create the topic again, and subscribe the job's queue to it: "
              + create(channel)
              + " && aws sns subscribe --topic-arn "
              + arn(channel)
              + " --protocol sqs --notification-endpoint "
              + ShellWords.plain(StreamRequests.queueOf(channel.job()), "<ARN of the queue>");
    };
  }

  private static String create(StreamChannel channel) {
    return "aws sns create-topic --region "
        + ShellWords.plain(Optional.of(channel.region()), "<Region>")
        + " --name "
        + ShellWords.plain(name(channel), "<name of the topic>");
  }

  private static String read(StreamChannel channel) {
    return channel.role() == Role.QUEUE
        ? "aws sqs get-queue-attributes --attribute-names Policy --queue-url " + url(channel)
        : "aws sns get-topic-attributes --query Attributes.Policy --output text --topic-arn "
            + arn(channel);
  }

  private static String allow(StreamChannel channel, List<String> actions) {
    String names =
        actions.stream()
            .map(action -> action.substring(action.indexOf(':') + 1))
            .collect(Collectors.joining(" "));
    String account =
        ShellWords.plain(StreamRequests.accountOf(channel.job()), "<account of the role>");
    return channel.role() == Role.QUEUE
        ? "aws sqs add-permission --label ground-truth --queue-url %s --aws-account-ids %s --actions %s"
            .formatted(url(channel), account, names)
        : "aws sns add-permission --label ground-truth --topic-arn %s --aws-account-id %s --action-name %s"
            .formatted(arn(channel), account, names);
  }

  private static String arn(StreamChannel channel) {
    return ShellWords.plain(Optional.of(channel.arn()), "<ARN of the topic>");
  }

  private static String url(StreamChannel channel) {
    return "\"$(aws sqs get-queue-url --output text --queue-name "
        + ShellWords.plain(name(channel), "<name of the queue>")
        + ")\"";
  }

  private static Optional<String> name(StreamChannel channel) {
    return Arn.parse(channel.arn()).map(Arn::resource);
  }
}
