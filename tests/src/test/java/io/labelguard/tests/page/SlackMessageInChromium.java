package io.labelguard.tests.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.report.message.Alert;
import io.labelguard.core.report.message.AlertJson;
import io.labelguard.core.report.message.AlertsOfTests;
import io.labelguard.core.report.message.slack.SlackMessage;
import io.labelguard.tests.Repository;
import io.labelguard.tests.page.Chromium.Medium;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The picture of a Slack message in the documentation, drawn from the blocks that are posted. With
/// `-Dgolden=write` it is made.
class SlackMessageInChromium {

  private static final int WIDTH = 680;

  @TempDir Path folder;

  @Test
  void everyBlockIsDrawnAndNoMarkIsLeft() throws IOException, InterruptedException {
    Alert alert = AlertsOfTests.tightened();
    String message = SlackMessage.of(alert.subject(), AlertJson.line(alert));
    Path page = Files.writeString(folder.resolve("slack.html"), SlackPicture.of(message));

    try (Chromium browser = Chromium.start(folder.resolve("profile"))) {
      browser.show(page, WIDTH, 100, Medium.LIGHT);
      int height = Integer.parseInt(browser.evaluate("String(document.body.scrollHeight)"));
      browser.show(page, WIDTH, height, Medium.LIGHT);

      assertThat(browser.evaluate("document.body.innerText"))
          .contains(alert.subject(), "labelguard fix --bucket gt-labeling-data --apply ")
          .doesNotContain("```", "<http", "<!date", "|Bucket", "*");
      assertThat(browser.requests()).containsExactly(page.toUri().toString());
      if ("write".equals(System.getProperty("golden"))) {
        Files.write(
            Files.createDirectories(Repository.root().resolve("docs/images")).resolve("slack.png"),
            browser.screenshot());
      }
    }
  }
}
