package io.labelguard.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.labelguard.lambda.rehearsal.CannedText;
import io.labelguard.lambda.rehearsal.Rehearsal;
import io.labelguard.lambda.slack.SlackPosts;
import io.labelguard.lambda.slack.TopicMessage;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Posts the messages of the topic to Slack. It can only read one secret, remember what it posted
/// and call one URL.
///
/// It throws where Slack does not accept a message, so that the queue delivers it again, and in the
/// end keeps it in the dead-letter queue.
public final class SlackHandler implements RequestHandler<SQSEvent, @Nullable Void> {

  /// The time that is left for the answer and for Lambda itself.
  private static final Duration RESERVE = Duration.ofSeconds(15);

  private static final String NO_ACCOUNT = "000000000000";

  private final SlackPosts posts;

  /// Made by Lambda.
  public SlackHandler() {
    this(SlackWiring.posts(System.getenv()));
    rehearse(System.getenv());
  }

  public SlackHandler(SlackPosts posts) {
    this.posts = posts;
  }

  private static void rehearse(Map<String, String> variables) {
    String region = Environment.required(variables, "AWS_REGION");
    String table = Environment.required(variables, "LABELGUARD_TABLE");
    Rehearsal.play(
        new CannedText(NO_ACCOUNT, region),
        Clients.isTls(variables),
        (aws, text) ->
            SlackWiring.rehearsing(Clients.rehearsing(aws, region), table)
                .post(
                    TopicMessage.read("rehearsal", text.of("topic-message.json")), Duration.ZERO));
  }

  @Override
  public @Nullable Void handleRequest(SQSEvent batch, Context context) {
    for (SQSEvent.SQSMessage each : batch.getRecords()) {
      Duration patience = Duration.ofMillis(context.getRemainingTimeInMillis()).minus(RESERVE);
      posts.post(TopicMessage.read(each.getMessageId(), each.getBody()), patience);
    }
    return null;
  }
}
