package io.labelguard.core.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.report.ReportScope;
import io.labelguard.core.report.text.Escaped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Strings from outside in every field of a report: none changes what the page is.
class HostilePageTest {

  /// What the text alone decides: names that are kept whole, and lines that are added or removed.
  private static final Set<String> BY_TEXT = Set.of("span", "ins", "del");

  private static final String HARMLESS = "harmless";

  static Stream<String> hostile() {
    return Stream.of(
        "<script>alert(1)</script>",
        "</style><script>alert(1)</script>",
        "</title><h1>OK</h1>",
        "<!-- ",
        "-->",
        "]]>",
        "<![CDATA[x",
        "<?php x ?>",
        "<img src=x onerror=alert(1)>",
        "\" onmouseover=\"alert(1)",
        "' onmouseover='alert(1)",
        "\"><a href=\"javascript:alert(1)\">x</a>",
        "javascript:alert(1)",
        "data:text/html,<b>x</b>",
        "&lt;b&gt; &amp; &#60;script&#62;",
        "&nonsense;",
        "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>&e;",
        "</pre></dd></dl></article></main></body></html>",
        "<meta http-equiv=\"refresh\" content=\"0;url=https://evil.example\">",
        "<base href=https://evil.example>",
        "<svg/onload=alert(1)>",
        "<style>*{display:none}</style>",
        "+<ins>x",
        "-<del>x",
        "\u001b[31mred\u001b[0m",
        "a\u0000b\u0007c",
        "a\r\nb\nc\u2028d\u2029e\u0085f",
        "\u202eedoc\u2066x\u2069",
        "\u200bzero\u200dwidth\ufeff",
        "\ufffe\uffff\udbff\udfff",
        "a\ud800b",
        "<!channel> <@U0123> *b* _i_ `c` ~s~",
        "{{x}} ${x} #{x} %s %n",
        "a-b/c-d:e-f <b>g-h</b>",
        "\ud83d\ude00 \u65e5\u672c\u8a9e \u0645\u0631\u062d\u0628\u0627",
        "e\u0301\u0300\u0301",
        "x".repeat(10_240),
        "<".repeat(1_000));
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void aStringIsTextEverywhere(String text) {
    String page = page(text);
    ParsedPage parsed = ParsedPage.of(page);

    assertThat(parsed.shape(BY_TEXT)).isEqualTo(ParsedPage.of(page(HARMLESS)).shape(BY_TEXT));
    assertThat(parsed.only("h1")).isEqualTo(Escaped.line(text));
    assertThat(parsed.only("title"))
        .isEqualTo("Labelguard audit " + Escaped.line(text) + " " + Escaped.line(text));
    assertThat(parsed.texts("td")).contains(Escaped.line(text));
    assertThat(parsed.texts("li")).contains(Escaped.line(text));
    assertThat(parsed.texts("pre")).contains(Escaped.line(text));
    assertThat(parsed.attributes())
        .filteredOn(each -> !each.startsWith("span "))
        .isEqualTo(withoutSpans(page(HARMLESS)));
    assertThat(page.codePoints().filter(each -> each != '\n'))
        .noneMatch(each -> Escaped.line(Character.toString(each)).length() > 2);
  }

  @Test
  void aSpanIsOnlyAName() {
    assertThat(ParsedPage.of(page("a-b <i>c-d</i>")).attributes())
        .filteredOn(each -> each.startsWith("span "))
        .isNotEmpty()
        .containsOnly("span class=name");
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void anAddressIsALinkOnlyWhereItIsPlain(String text) {
    String other = new Html().link(text, "x").written();
    String longer = new Html().link("https://a.example/" + text, "x").written();

    assertThat(other).isEqualTo("x");
    assertThat(ParsedPage.of("<p>" + longer + "</p>").attributes())
        .allMatch(each -> isOfLink(each, text));
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void theEarlierReportIsTextToo(String text) {
    ParsedPage page = since(text);

    assertThat(page.shape(BY_TEXT)).isEqualTo(since(HARMLESS).shape(BY_TEXT));
    assertThat(page.texts("li"))
        .contains(Escaped.line(text + ": " + text + " (" + text + "; 1 job)"));
  }

  private static ParsedPage since(String text) {
    EarlierReport earlier =
        new EarlierReport(
            text,
            ReportScope.UNKNOWN,
            List.of(new KnownProblem(text, text, List.of(text), List.of(text))));
    return ParsedPage.of(
        AuditPage.of(PageReports.typical(), PageReports.SCOPE, Optional.of(earlier)));
  }

  private static boolean isOfLink(String attribute, String text) {
    return attribute.equals("a rel=noreferrer")
        || attribute.equals("a href=https://a.example/" + text);
  }

  private static List<String> withoutSpans(String page) {
    return ParsedPage.of(page).attributes().stream()
        .filter(each -> !each.startsWith("span "))
        .toList();
  }

  private static String page(String text) {
    return AuditPage.of(
        PageReports.everywhere(text), PageReports.scope(text, text), Optional.empty());
  }
}
