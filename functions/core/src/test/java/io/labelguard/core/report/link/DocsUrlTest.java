package io.labelguard.core.report.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelguard.core.check.CheckId;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocsUrlTest {

  private static final Path PAGES =
      Path.of(System.getProperty("labelguard.root", "../..")).resolve("docs/checks");

  @ParameterizedTest
  @EnumSource(CheckId.class)
  void theLinkOfEachCheckLeadsToItsFile(CheckId id) {
    Link link = DocsUrl.of("https://example.com/docs/").check(id);

    assertThat(link.isOfACheck()).isTrue();
    assertThat(link.url()).startsWith("https://example.com/docs/checks/" + id.text() + "-");
    assertThat(PAGES.resolve(link.url().substring("https://example.com/docs/checks/".length())))
        .isRegularFile();
  }

  @Test
  void noLinkIsLongerThanSlackShows() {
    DocsUrl longest = new DocsUrl("https://example.com/" + "d".repeat(100));

    for (CheckId id : CheckId.values()) {
      assertThat(longest.check(id).url()).hasSizeLessThanOrEqualTo(200);
    }
    assertThatThrownBy(() -> new DocsUrl(longest.url() + "d"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("120 characters");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://docs.example.com",
        "https://github.com/some-one/labelguard/blob/v0.2.0/docs",
        "https://10.0.0.7:8443/docs"
      })
  void anHttpsUrlIsTaken(String url) {
    assertThat(new DocsUrl(url).page("x.md")).isEqualTo(url + "/checks/x.md");
  }

  /// Text that a mail, Slack, HTML or a terminal could read as something else.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "docs",
        "http://example.com/docs",
        "HTTPS://example.com",
        "javascript:alert(1)",
        "https://",
        "https:///docs",
        "https://-example.com",
        "https://user:secret@example.com/docs",
        "https://example.com/docs?x=1",
        "https://example.com/docs#top",
        "https://example.com//docs",
        "https://example.com/docs//",
        "https://example.com/a b",
        "https://example.com/\"onclick=\"x",
        "https://example.com/<!channel>",
        "https://example.com/|other",
        "https://example.com/`x`",
        "https://example.com/](https://evil.example)",
        "https://example.com/\nhttps://evil.example",
        "https://example.com/docs\u0000",
        "https://example.com/\u202Egro.elpmaxe",
        "https://ex\u0430mple.com/docs",
        "https://example.com:123456/docs",
        "https://example.com/docs\u001b[31m"
      })
  void anythingElseIsRefused(String text) {
    assertThatThrownBy(() -> DocsUrl.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the address of the docs must be " + DocsUrl.FORM);
  }
}
