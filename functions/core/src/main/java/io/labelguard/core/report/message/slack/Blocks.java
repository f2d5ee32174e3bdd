package io.labelguard.core.report.message.slack;

import io.labelguard.policy.json.JsonWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// The blocks of one message that is read at a glance: ten blocks and 2,000 characters. Slack
/// itself takes 50 blocks, 150 characters in a header and 3,000 in a section.
///
/// @see <a href="https://docs.slack.dev/reference/block-kit/blocks">Block Kit's blocks</a>
final class Blocks {

  private static final int BLOCKS = 10;
  private static final int HEADER = 150;
  private static final int SECTION = 1_200;

  /// The room that is kept for the context line.
  static final int CONTEXT = 560;

  private static final int ALL = 2_000;

  private final String subject;
  private final List<Consumer<JsonWriter>> blocks = new ArrayList<>();
  private int characters;
  private boolean cut;

  /// Starts a message with a header.
  ///
  /// @param mark stands before the subject; empty for none
  Blocks(String subject, String mark) {
    this.subject = subject;
    String header = mark.isEmpty() ? subject : mark + " " + subject;
    this.characters = SlackText.line(header, HEADER).length() + CONTEXT;
    blocks.add(
        block ->
            block
                .text("type", "header")
                .object("text", text -> plain(SlackText.line(header, HEADER), text)));
  }

  /// Adds a section of plain text on one line; nothing for an empty one, which Slack refuses.
  Blocks text(String text) {
    return text(text, SECTION);
  }

  /// Adds a section of plain text on one line, no longer than a limit.
  Blocks text(String text, int limit) {
    if (!text.isBlank()) {
      String line = SlackText.line(text, limit);
      add(
          line.length(),
          block -> block.text("type", "section").object("text", each -> plain(line, each)));
    }
    return this;
  }

  /// Adds a section of Slack's own markup, in which everything from outside is escaped already.
  Blocks mrkdwn(String text) {
    add(
        text.length(),
        block -> block.text("type", "section").object("text", each -> mrkdwn(text, each)));
    return this;
  }

  /// Adds lines between code fences.
  Blocks preformatted(String text) {
    return preformatted(text, SECTION);
  }

  /// Adds lines between code fences, no longer than a limit.
  Blocks preformatted(String text, int limit) {
    if (!text.isBlank()) {
      String lines = SlackText.preformatted(text.stripTrailing(), limit);
      add(
          lines.length(),
          block ->
              block
                  .text("type", "section")
                  .object("text", each -> mrkdwn("```\n" + lines + "\n```", each)));
    }
    return this;
  }

  /// Ends the message with a line in small letters, in Slack's own markup.
  Blocks context(String markup) {
    String line = cut ? markup + " | shortened, the e-mail has more" : markup;
    blocks.add(
        block ->
            block
                .text("type", "context")
                .objects("elements", List.of(line), (each, element) -> mrkdwn(each, element)));
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

  private static void mrkdwn(String text, JsonWriter out) {
    out.text("type", "mrkdwn").text("text", text).bool("verbatim", true);
  }

  private static void plain(String text, JsonWriter out) {
    out.text("type", "plain_text").text("text", text).bool("emoji", false);
  }
}
