package io.labelguard.core.report.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.labelguard.core.check.Finding;
import io.labelguard.core.record.FixOutcome;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChatNotificationTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void itHasTheFormThatAmazonQReads() throws IOException {
    assertThat(JSON.readTree(ChatNotification.of(AlertsOfTests.tightened())))
        .isEqualTo(
            JSON.readTree(
                """
                {"version":"1.0","source":"custom","id":"lg-0123456789abcdef0123","content":{
                  "textType":"client-markdown",
                  "title":"CRITICAL: 2 labeling jobs will fail - gt-labeling-data denies Ground Truth (us-east-1)",
                  "description":"`account 111122223333, Region us-east-1`\\n`PutBucketPolicy at 2026-11-20T09:20:05Z by arn:aws:iam::111122223333:user/jo`\\n`critical LG101 Ground Truth can no longer read the bucket. The same for labeling jobs: street-signs`\\n`The next deploy removes the fix.`\\nRead why this happens: `labelguard explain LG101`\\nThe e-mail and the JSON of this alert have the full text and the diffs.",
                  "nextSteps":["See and apply the fix: `labelguard fix --bucket gt-labeling-data --region us-east-1`",
                    "See all that is wrong: `labelguard audit --region us-east-1`"],
                  "keywords":["LG101"]},
                 "metadata":{"threadId":"lg-0123456789abcdef0123",
                  "summary":"CRITICAL: 2 labeling jobs will fail - gt-labeling-data denies Ground Truth (us-east-1)",
                  "eventType":"labelguard-finding",
                  "relatedResources":["cats-and-dogs","gt-labeling-data","street-signs"]}}
                """));
  }

  @Test
  void onceAFixWasTriedTheNextStepIsToSeeIt() throws IOException {
    for (FixOutcome.Result result : FixOutcome.Result.values()) {
      assertThat(content(AlertsOfTests.applied(result)).path("nextSteps").path(0).textValue())
          .isEqualTo(
              "See what was written, and undo it:"
                  + " `labelguard history --bucket gt-labeling-data --region us-east-1`");
    }
  }

  @Test
  void noStringFromOutsideCanMentionAPersonOrBecomeACommand() throws IOException {
    String chat = ChatNotification.of(AlertsOfTests.hostile());
    assertThat(chat)
        .doesNotContain("<!channel>")
        .doesNotContain("<@U0123>")
        .doesNotContain("\u001b")
        .doesNotContain("--bucket");
    assertThat(content(AlertsOfTests.hostile()).path("description").textValue())
        .contains(
            "`critical LG101 &lt;!channel&gt; &lt;@U0123&gt; 'x' *b*\\u001b[31m\\r\\nLG000 ok");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10, 300, 5_000})
  void everyPartKeepsItsBoundWhateverTheNumberOfJobs(int jobs) throws IOException {
    List<Finding> findings =
        IntStream.range(0, jobs)
            .mapToObj(i -> AlertsOfTests.finding("job-" + i + "-" + "x".repeat(1_000)))
            .toList();
    Alert alert = AlertsOfTests.alert(findings, Optional.empty(), List.of("n".repeat(9_000)));
    JsonNode content = content(alert);
    assertThat(content.path("title").textValue()).hasSizeLessThanOrEqualTo(250);
    assertThat(content.path("description").textValue()).hasSizeLessThan(4_000);
    assertThat(content.path("nextSteps")).hasSizeBetween(1, 2);
    assertThat(content.path("keywords")).hasSize(1);
    assertThat(ChatNotification.of(alert)).hasSizeLessThan(20_000);
  }

  private static JsonNode content(Alert alert) throws IOException {
    return JSON.readTree(ChatNotification.of(alert)).path("content");
  }
}
