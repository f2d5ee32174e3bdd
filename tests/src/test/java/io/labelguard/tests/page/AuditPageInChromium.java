package io.labelguard.tests.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.cli.Main;
import io.labelguard.core.report.html.AuditPage;
import io.labelguard.core.report.html.PageReports;
import io.labelguard.tests.Repository;
import io.labelguard.tests.page.Chromium.Medium;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The page at the width of a desktop and of a phone, light and dark, and on paper: no sideways
/// scroll, no text cut, contrast, and nothing loaded.
///
/// With `-Dgolden=write` it also makes the pictures of the documentation.
class AuditPageInChromium {

  private static final int DESKTOP = 1280;
  private static final int PHONE = 390;

  /// A sheet of A4 without its margins, in CSS pixels.
  private static final int PAPER = 718;

  private static final Path WORLD =
      Repository.root().resolve("functions/cli/src/main/resources/demo/world.json");

  /// What a page shows.
  enum Content {
    DEMO,
    MARKED,
    MANY,
    LONG,
    HOSTILE
  }

  /// One page as a person sees it.
  record View(Content content, int width, Medium medium) {}

  @TempDir static Path folder;

  private static Chromium browser;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    browser = Chromium.start(folder.resolve("profile"));
  }

  @AfterAll
  static void close() {
    browser.close();
  }

  static Stream<View> views() {
    return Stream.of(Content.values())
        .flatMap(
            content ->
                Stream.of(
                    new View(content, DESKTOP, Medium.LIGHT),
                    new View(content, DESKTOP, Medium.DARK),
                    new View(content, PHONE, Medium.LIGHT),
                    new View(content, PHONE, Medium.DARK),
                    new View(content, PAPER, Medium.PAPER)));
  }

  @ParameterizedTest
  @MethodSource("views")
  void everyTextCanBeReadAndNothingIsLoaded(View view) throws IOException, InterruptedException {
    Path page = Files.writeString(folder.resolve("page.html"), html(view.content()));

    browser.show(page, view.width(), 900, view.medium());
    picture(view);

    assertThat(browser.evaluate(script())).isEqualTo("[]");
    assertThat(browser.requests()).containsExactly(page.toUri().toString());
  }

  @Test
  void paperIsWhiteAlsoWhereTheScreenIsDark() throws IOException, InterruptedException {
    Path page = Files.writeString(folder.resolve("page.html"), html(Content.DEMO));

    browser.show(page, PAPER, 900, Medium.PAPER);

    assertThat(browser.evaluate("getComputedStyle(document.body).backgroundColor"))
        .isEqualTo("rgb(255, 255, 255)");
  }

  @ParameterizedTest
  @MethodSource("flaws")
  void theCheckFindsAFlaw(Flaw flaw) throws IOException, InterruptedException {
    String html = html(Content.DEMO).replace("</style>", flaw.css() + "</style>");
    Path page = Files.writeString(folder.resolve("page.html"), html);

    browser.show(page, PHONE, 900, Medium.LIGHT);

    assertThat(browser.evaluate(script())).contains(flaw.found());
  }

  record Flaw(String css, String found) {}

  static Stream<Flaw> flaws() {
    return Stream.of(
        new Flaw("main{width:500px}", "the page scrolls sideways"),
        new Flaw("h1{white-space:nowrap;overflow:hidden}", "is cut"),
        new Flaw(".soft{color:#999}", "has a contrast of 2.85"),
        new Flaw("dt{display:none}", "is not shown"));
  }

  private void picture(View view) throws IOException, InterruptedException {
    boolean light = view.equals(new View(Content.DEMO, DESKTOP, Medium.LIGHT));
    boolean dark = view.equals(new View(Content.DEMO, PHONE, Medium.DARK));
    if ((light || dark) && "write".equals(System.getProperty("golden"))) {
      Path images = Files.createDirectories(Repository.root().resolve("docs/images"));
      Files.write(
          images.resolve(light ? "audit-light.png" : "audit-dark.png"), browser.screenshot());
    }
  }

  private String html(Content content) throws IOException {
    return switch (content) {
      case DEMO -> audit();
      case MARKED ->
          audit("--since", Files.writeString(folder.resolve("report.json"), earlier()).toString());
      case MANY ->
          AuditPage.of(
              PageReports.many(302),
              PageReports.scope("111122223333", "us-east-1"),
              Optional.empty());
      case LONG -> everywhere("a-name/of".repeat(1_000));
      case HOSTILE -> everywhere("</p><script>document.body.remove()</script>\u202e \u001b[31m\n");
    };
  }

  private static String everywhere(String text) {
    return AuditPage.of(
        PageReports.everywhere(text), PageReports.scope(text, text), Optional.empty());
  }

  /// An earlier report in which another team was unconstrained.
  private static String earlier() {
    return """
    {"type":"report","schema":1,"causes":[
      {"problem":"leaked links","checks":["LG301"],"team":"old-team"},
      {"problem":"will fail","checks":["LG101"],"bucket":"gt-invoices","jobs":[]}]}
    """;
  }

  private static String audit(String... more) {
    System.setProperty("labelguard.home", Repository.root().toString());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    String[] args =
        Stream.concat(
                Stream.of("audit", "--world", WORLD.toString(), "--format", "html"),
                Stream.of(more))
            .toArray(String[]::new);
    Main.execute(out, OutputStream.nullOutputStream(), args);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static String script() throws IOException {
    return Files.readString(Repository.root().resolve("tests/src/test/resources/page/check.js"));
  }
}
