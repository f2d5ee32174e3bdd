package io.labelguard.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SNSEvent;
import io.labelguard.core.report.slack.SlackMessage;
import io.labelguard.lambda.slack.SlackWebhook;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Posts the messages of the topic to Slack. It can only read one secret and call one URL.
public final class SlackHandler implements RequestHandler<SNSEvent, @Nullable Void> {

  /// The time that is left for the answer and for Lambda itself.
  private static final Duration RESERVE = Duration.ofSeconds(15);

  private final SlackWebhook webhook;

  /// Made by Lambda.
  public SlackHandler() {
    this(Wiring.slackWebhook(System.getenv()));
  }

  public SlackHandler(SlackWebhook webhook) {
    this.webhook = webhook;
  }

  @Override
  public @Nullable Void handleRequest(SNSEvent event, Context context) {
    Duration patience = Duration.ofMillis(context.getRemainingTimeInMillis()).minus(RESERVE);
    for (SNSEvent.SNSRecord each : event.getRecords()) {
      SNSEvent.SNS message = each.getSNS();
      String subject = Optional.ofNullable(message.getSubject()).orElse("");
      webhook.post(SlackMessage.of(subject, message.getMessage()), patience);
    }
    return null;
  }
}
