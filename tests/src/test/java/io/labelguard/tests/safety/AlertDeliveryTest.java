package io.labelguard.tests.safety;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.report.Report;
import io.labelguard.core.report.message.Alert;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// A local AWS that throttles, fails, delays and repeats, and an hour without Slack: every alert
/// arrives, and none twice in Slack.
class AlertDeliveryTest {

  private static final int ALERTS = 25;

  /// An alert's messages: what was found, and what became of it.
  private static final List<String> MESSAGES = List.of("found", "fixed");

  private static final int SEEDS = 6;

  /// The least number of times that each trouble must come up, so that the test tests something.
  private static final Map<String, Integer> TROUBLES =
      Map.ofEntries(
          Map.entry("Publish:findings THROTTLED", 10),
          Map.entry("Publish:findings SERVER_ERROR", 10),
          Map.entry("Publish:findings LOST_REQUEST", 10),
          Map.entry("Publish:findings LOST_ANSWER", 10),
          Map.entry("Publish:chat THROTTLED", 10),
          Map.entry("Publish:chat SERVER_ERROR", 10),
          Map.entry("Publish:chat LOST_REQUEST", 10),
          Map.entry("Publish:chat LOST_ANSWER", 10),
          Map.entry("PutEvents THROTTLED", 10),
          Map.entry("PutEvents SERVER_ERROR", 10),
          Map.entry("PutEvents LOST_REQUEST", 10),
          Map.entry("PutEvents LOST_ANSWER", 10),
          Map.entry("SlackMessage THROTTLED", 10),
          Map.entry("SlackMessage SERVER_ERROR", 10),
          Map.entry("SlackMessage NOT_FOUND", 10),
          Map.entry("SlackMessage LOST_REQUEST", 10),
          Map.entry("published again", 100),
          Map.entry("delivered twice", 30),
          Map.entry("not deleted from the queue", 30),
          Map.entry("two runs at once", 10),
          Map.entry("Slack is away", 500));

  @Test
  void everyAlertArrivesAndNoneTwiceInSlack() {
    Map<String, Integer> troubles = new TreeMap<>();
    for (long seed = 1; seed <= SEEDS; seed++) {
      try (AlertRun run = new AlertRun(seed)) {
        run.run(alerts());
        arrived("seed " + seed, run);
        run.troubles().forEach((trouble, times) -> troubles.merge(trouble, times, Integer::sum));
      }
    }
    assertThat(troubles.keySet()).isEqualTo(TROUBLES.keySet());
    assertThat(troubles)
        .allSatisfy(
            (trouble, times) ->
                assertThat(times).as(trouble).isGreaterThanOrEqualTo(TROUBLES.get(trouble)));
  }

  private static void arrived(String seed, AlertRun run) {
    assertThat(run.dead()).as(seed).isEmpty();
    for (Alert alert : alerts()) {
      String headline = alert.subject();
      assertThat(run.slackMessages().stream().filter(body -> body.contains(headline)))
          .as("%s: %s in Slack", seed, headline)
          .hasSize(1);
      assertThat(run.published()).as(seed).contains(headline);
      assertThat(run.publishedForChat()).as(seed).contains(headline);
      assertThat(run.events()).as(seed).anyMatch(detail -> detail.contains(headline));
    }
    assertThat(run.slackMessages()).as(seed).hasSize(alerts().size());
  }

  private static List<Alert> alerts() {
    List<Alert> alerts = new ArrayList<>();
    for (int i = 0; i < ALERTS; i++) {
      for (String message : MESSAGES) {
        alerts.add(
            alert("lg-%02d".formatted(i), "CRITICAL: bucket-%02d is %s".formatted(i, message)));
      }
    }
    return alerts;
  }

  private static Alert alert(String id, String headline) {
    return new Alert(
        id,
        "111122223333",
        "us-east-1",
        Report.ofNotes(headline, List.of()),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        List.of(),
        Optional.empty());
  }
}
