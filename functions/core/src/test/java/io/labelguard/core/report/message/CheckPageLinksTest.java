package io.labelguard.core.report.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.labelguard.core.report.link.DocsUrl;
import io.labelguard.core.report.message.slack.SlackMessage;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/// Every message leads to the page of its check, or names the command that prints it.
class CheckPageLinksTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String DOCS = "https://github.com/some-one/labelguard/blob/v0.2.0/docs";
  private static final String PAGE = DOCS + "/checks/LG101-ground-truth-denied.md";
  private static final String COMMAND = "labelguard explain LG101";

  private final Alert alert = AlertsOfTests.tightened(new DocsUrl(DOCS));
  private final Alert without = AlertsOfTests.tightened();

  @Test
  void aMailHasItBesideTheConsolePages() {
    assertThat(AlertText.of(alert))
        .containsPattern("LINKS\n  Bucket   https://.*\n  Jobs     .*\n  Event    .*\n  Why      ")
        .contains("  Why      " + PAGE + "\n")
        .doesNotContain(COMMAND);
    assertThat(AlertText.of(without)).contains("  Why      " + COMMAND + "\n");
  }

  @Test
  void slackHasItInTheLastLine() throws IOException {
    assertThat(context(alert)).contains(" | <" + PAGE + "|Why> | ").doesNotContain(COMMAND);
    assertThat(context(without)).contains(" | `" + COMMAND + "` | ");
  }

  /// The room of that line is kept free by the other blocks.
  @Test
  void slackLeavesOutWhatDoesNotFitInTheLastLine() throws IOException {
    Alert longest = AlertsOfTests.tightened(new DocsUrl("https://example.com/" + "d".repeat(100)));

    assertThat(context(longest)).contains("|Bucket>", "|Jobs>").hasSizeLessThanOrEqualTo(560);
  }

  @Test
  void amazonQHasItInALineOfItsOwn() throws IOException {
    assertThat(description(alert)).contains("\nRead why this happens: " + PAGE + "\n");
    assertThat(description(without)).contains("\nRead why this happens: `" + COMMAND + "`\n");
  }

  @Test
  void programsHaveItAmongTheLinks() throws IOException {
    JsonNode links = JSON.readTree(AlertJson.line(alert)).at("/report/links");

    assertThat(links).hasSize(4);
    assertThat(links.get(3).toString()).isEqualTo("{\"name\":\"Why\",\"url\":\"" + PAGE + "\"}");
    assertThat(JSON.readTree(AlertJson.line(without)).at("/report/links")).hasSize(3);
  }

  private static String context(Alert alert) throws IOException {
    JsonNode blocks =
        JSON.readTree(SlackMessage.of(alert.subject(), AlertJson.line(alert))).path("blocks");
    return blocks.get(blocks.size() - 1).at("/elements/0/text").textValue();
  }

  private static String description(Alert alert) throws IOException {
    return JSON.readTree(ChatNotification.of(alert)).at("/content/description").textValue();
  }
}
