package io.labelguard.lambda.slack;

import io.labelguard.core.record.EventClaims;
import io.labelguard.core.report.message.slack.SlackMessage;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Posts each message of the topic once, however often it is published or delivered.
///
/// A message is claimed before it is posted, and finished after Slack took it. Slack knows no id of
/// a message, so one case is left in which it has a message twice: Slack took it, and the run died
/// before it could record that, or Slack's answer was lost. Then the message is posted again rather
/// than lost.
public final class SlackPosts {

  /// The length of a claim. It is not shorter than the Slack function may run by template.yaml, and
  /// shorter than the time after which the queue delivers the message again.
  public static final Duration CLAIM = Duration.ofSeconds(60);

  /// How long a posted message is remembered. It is longer than the queues keep one: 14 days in
  /// each of the two, and SNS tries 23 days to reach the first.
  public static final Duration REMEMBERED = Duration.ofDays(55);

  private static final Logger LOG = LoggerFactory.getLogger(SlackPosts.class);

  private final SlackWebhook webhook;
  private final EventClaims claims;
  private final InstantSource clock;
  private final Supplier<String> ids;

  /// @param claims on messages
  /// @param ids names that no other run uses
  public SlackPosts(
      SlackWebhook webhook, EventClaims claims, InstantSource clock, Supplier<String> ids) {
    this.webhook = webhook;
    this.claims = claims;
    this.clock = clock;
    this.ids = ids;
  }

  /// Posts a message that was not posted before.
  ///
  /// @param patience how long to wait where Slack asks to
  /// @throws SlackRefusedException if Slack does not accept it, or another run is posting it
  public void post(TopicMessage message, Duration patience) {
    String owner = ids.get();
    switch (claims.claimEvent(message.id(), owner, clock.instant(), CLAIM)) {
      case CLAIMED -> postClaimed(message, owner, patience);
      case FINISHED ->
          LOG.atInfo()
              .addKeyValue("event", "repeat")
              .addKeyValue("message", message.id())
              .log("The message is in Slack already.");
      case BUSY -> throw new SlackRefusedException("another run is posting it");
    }
  }

  private void postClaimed(TopicMessage message, String owner, Duration patience) {
    try {
      webhook.post(SlackMessage.of(message.subject(), message.text()), patience);
    } catch (SlackRefusedException e) {
      claims.abandonEvent(message.id(), owner);
      throw e;
    }
    claims.finishEvent(message.id(), clock.instant(), REMEMBERED);
  }
}
