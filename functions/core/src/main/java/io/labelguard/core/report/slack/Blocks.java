package io.labelguard.core.report.slack;

import io.labelguard.policy.json.JsonWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// The blocks of one message, within Slack's limits: 50 blocks, 150 characters in a header, 3000 in
/// a section, and a whole message that is still taken (`msg_blocks_too_long`).
///
/// @see <a href="https://docs.slack.dev/reference/block-kit/blocks">Block Kit's blocks</a>
final class Blocks {

  private static final int BLOCKS = 50;
  private static final int HEADER = 150;
  private static final int SECTION = 2900;
  private static final int ALL = 12_000;

  private final String subject;
  private final List<Consumer<JsonWriter>> blocks = new ArrayList<>();
  private int characters;
  private boolean cut;

  /// Starts a message with a header.
  Blocks(String subject) {
    this.subject = subject;
    blocks.add(
        block ->
            block
                .text("type", "header")
                .object("text", text -> plain(SlackText.line(subject, HEADER), text)));
  }

  /// Adds a section of plain text on one line; nothing for an empty one, which Slack refuses.
  Blocks text(String text) {
    if (!text.isBlank()) {
      String line = SlackText.line(text, SECTION);
      add(
          line.length(),
          block -> block.text("type", "section").object("text", each -> plain(line, each)));
    }
    return this;
  }

  /// Adds lines between code fences.
  Blocks preformatted(String text) {
    if (!text.isBlank()) {
      String lines = SlackText.preformatted(text.stripTrailing(), SECTION - 8);
      add(
          lines.length(),
          block ->
              block
                  .text("type", "section")
                  .object(
                      "text",
                      each ->
                          each.text("type", "mrkdwn")
                              .text("text", "```\n" + lines + "\n```")
                              .bool("verbatim", true)));
    }
    return this;
  }

  Blocks divider() {
    add(0, block -> block.text("type", "divider"));
    return this;
  }

  /// Ends the message with a line in small letters.
  Blocks context(String text) {
    String line =
        SlackText.line(cut ? text + "; shortened, the e-mail has the full text" : text, 500);
    blocks.add(
        block ->
            block
                .text("type", "context")
                .objects("elements", List.of(line), (each, element) -> plain(each, element)));
    return this;
  }

  /// Returns the message; its `text` is what a notification shows.
  String json() {
    return JsonWriter.object(
        out ->
            out.text("text", SlackText.line(subject, HEADER))
                .bool("unfurl_links", false)
                .bool("unfurl_media", false)
                .objects("blocks", blocks, Consumer::accept));
  }

  private void add(int length, Consumer<JsonWriter> block) {
    // One place is kept for the context line.
    if (cut || blocks.size() >= BLOCKS - 1 || characters + length > ALL) {
      cut = true;
      return;
    }
    characters += length;
    blocks.add(block);
  }

  private static void plain(String text, JsonWriter out) {
    out.text("type", "plain_text").text("text", text).bool("emoji", false);
  }
}
