package io.labelguard.tests.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.regex.Pattern;

/// Draws a Slack message from its blocks, as HTML: the blocks and the marks of text that Labelguard
/// uses, in Slack's sizes and colours.
///
/// @see <a href="https://docs.slack.dev/reference/block-kit/blocks">Block Kit</a>
/// @see <a href="https://docs.slack.dev/messaging/formatting-message-text">text formatting</a>
final class SlackPicture {

  private static final String HEAD =
      """
      <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Slack</title><style>
      body{margin:0;padding:16px 20px;font:15px/1.47 Lato,system-ui,sans-serif;color:#1d1c1d;
        background:#fff;width:640px}
      .app{font-weight:900}.tag{font-size:10px;background:#ececed;color:#616061;padding:1px 3px;
        border-radius:2px;margin:0 4px}.time,.context{font-size:12px;color:#616061}
      h2{font-size:18px;line-height:1.33;margin:6px 0}
      section{margin:8px 0;overflow-wrap:anywhere;white-space:pre-wrap}
      .fields{display:grid;grid-template-columns:1fr 1fr;gap:8px}
      code,pre{font:12px/1.5 Menlo,"DejaVu Sans Mono",monospace;background:#f8f8f8;
        border:1px solid #ddd;border-radius:3px}
      code{color:#c01343;padding:1px 3px}pre{padding:8px;margin:4px 0;white-space:pre-wrap}
      .red{display:inline-block;width:16px;height:16px;border-radius:8px;background:#dd2e44;
        vertical-align:-2px}
      a{color:#1264a3;text-decoration:none}
      </style></head><body><div><span class="app">Labelguard</span><span class="tag">APP</span>
      <span class="time">9:20 AM</span></div>
      """;

  private static final Pattern FENCE = Pattern.compile("```\\n?(.*?)\\n?```", Pattern.DOTALL);
  private static final Pattern DATE = Pattern.compile("<!date\\^[^|>]*\\|([^>]*)>");
  private static final Pattern LINK = Pattern.compile("<(https://[^|>]*)\\|([^>]*)>");
  private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");
  private static final Pattern BOLD = Pattern.compile("\\*([^*\\n]+)\\*");

  private final StringBuilder html = new StringBuilder(HEAD);

  private SlackPicture() {}

  /// Returns the page.
  static String of(String message) throws IOException {
    SlackPicture picture = new SlackPicture();
    for (JsonNode block : new JsonMapper().readTree(message).path("blocks")) {
      picture.block(block);
    }
    return picture.html.append("</body></html>\n").toString();
  }

  private void block(JsonNode block) {
    switch (block.path("type").asText()) {
      case "header" -> html.append("<h2>").append(text(block.path("text"))).append("</h2>");
      case "divider" -> html.append("<hr>");
      case "context" -> {
        html.append("<section class=\"context\">");
        block.path("elements").forEach(element -> html.append(text(element)));
        html.append("</section>");
      }
      case "section" -> {
        if (block.has("text")) {
          html.append("<section>").append(text(block.path("text"))).append("</section>");
        }
        if (block.has("fields")) {
          html.append("<section class=\"fields\">");
          block
              .path("fields")
              .forEach(field -> html.append("<div>").append(text(field)).append("</div>"));
          html.append("</section>");
        }
      }
      default -> throw new AssertionError("a block that is not drawn: " + block);
    }
  }

  private static String text(JsonNode text) {
    String written = text.path("text").asText();
    if (text.path("type").asText().equals("plain_text")) {
      return written
          .replace("&", "&amp;")
          .replace("<", "&lt;")
          // Not every machine has a font with it.
          .replace("\uD83D\uDD34", "<span class=\"red\"></span>");
    }
    String dated = DATE.matcher(written).replaceAll("$1");
    String linked = LINK.matcher(dated).replaceAll("<a href=\"$1\">$2</a>");
    String fenced = FENCE.matcher(linked).replaceAll("<pre>$1</pre>");
    return BOLD.matcher(CODE.matcher(fenced).replaceAll("<code>$1</code>")).replaceAll("<b>$1</b>");
  }
}
