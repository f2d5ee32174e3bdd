package io.labelguard.tests.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A Chromium without a window, driven by its DevTools protocol.
///
/// @see <a href="https://chromedevtools.github.io/devtools-protocol/">DevTools protocol</a>
final class Chromium implements AutoCloseable {

  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

  private static final Pattern LISTENING = Pattern.compile("DevTools listening on (ws://\\S+)");
  private static final int SECONDS = 60;

  private final JsonMapper json = new JsonMapper();
  private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
  private final List<JsonNode> events = new ArrayList<>();
  private final Process process;
  private final HttpClient http = HttpClient.newHttpClient();
  private final WebSocket socket;
  private final String session;
  private int last;

  private Chromium(Process process) throws IOException, InterruptedException {
    this.process = process;
    this.socket =
        http.newWebSocketBuilder().buildAsync(address(process), new Listener(messages)).join();
    String target =
        call(Optional.empty(), "Target.createTarget", p -> p.put("url", "about:blank"))
            .path("targetId")
            .asText();
    this.session =
        call(
                Optional.empty(),
                "Target.attachToTarget",
                p -> p.put("targetId", target).put("flatten", true))
            .path("sessionId")
            .asText();
    call("Page.enable", _ -> {});
    call("Network.enable", _ -> {});
  }

  /// Starts the browser that `CHROMIUM` names, or else the first that is installed.
  ///
  /// @param folder where it keeps its profile
  static Chromium start(Path folder) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                binary().toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--hide-scrollbars",
                "--no-first-run",
                "--remote-debugging-port=0",
                "--user-data-dir=" + folder,
                "about:blank")
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    // Where it starts but does not answer, nothing is there to be closed.
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(process::destroyForcibly));
    return new Chromium(process);
  }

  /// What a page is shown on; paper is that of a reader whose screen is dark.
  enum Medium {
    LIGHT("screen", "light"),
    DARK("screen", "dark"),
    PAPER("print", "dark");

    private final String media;
    private final String scheme;

    Medium(String media, String scheme) {
      this.media = media;
      this.scheme = scheme;
    }
  }

  /// Shows a page.
  void show(Path page, int width, int height, Medium medium) throws InterruptedException {
    call(
        "Emulation.setDeviceMetricsOverride",
        p ->
            p.put("width", width)
                .put("height", height)
                .put("deviceScaleFactor", 1)
                .put("mobile", width < 600));
    call(
        "Emulation.setEmulatedMedia",
        p ->
            p.put("media", medium.media)
                .putArray("features")
                .addObject()
                .put("name", "prefers-color-scheme")
                .put("value", medium.scheme));
    events.clear();
    call("Page.navigate", p -> p.put("url", page.toUri().toString()));
    while (events.stream().noneMatch(event -> isNamed(event, "Page.loadEventFired"))) {
      events.add(next());
    }
  }

  /// Returns the addresses that the page asked for, its own included.
  List<String> requests() {
    return events.stream()
        .filter(event -> isNamed(event, "Network.requestWillBeSent"))
        .map(event -> event.at("/params/request/url").asText())
        .toList();
  }

  /// Returns the string that a script comes to.
  String evaluate(String script) throws InterruptedException {
    JsonNode result = call("Runtime.evaluate", p -> p.put("expression", script));
    if (!result.at("/result/value").isTextual()) {
      throw new AssertionError("the script failed: " + result);
    }
    return result.at("/result/value").asText();
  }

  /// Returns what is shown, as a PNG.
  byte[] screenshot() throws InterruptedException {
    return Base64.getDecoder()
        .decode(call("Page.captureScreenshot", p -> p.put("format", "png")).path("data").asText());
  }

  @Override
  public void close() {
    socket.abort();
    http.close();
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    process.onExit().join();
  }

  private JsonNode call(String method, Consumer<ObjectNode> parameters)
      throws InterruptedException {
    return call(Optional.of(session), method, parameters);
  }

  private JsonNode call(Optional<String> of, String method, Consumer<ObjectNode> parameters)
      throws InterruptedException {
    ObjectNode message = json.createObjectNode().put("id", ++last).put("method", method);
    of.ifPresent(id -> message.put("sessionId", id));
    parameters.accept(message.putObject("params"));
    socket.sendText(message.toString(), true).join();
    while (true) {
      JsonNode answer = next();
      if (!answer.has("id")) {
        events.add(answer);
      } else if (answer.path("id").asInt() == last) {
        if (answer.has("error")) {
          throw new AssertionError(method + ": " + answer.path("error"));
        }
        return answer.path("result");
      }
    }
  }

  private JsonNode next() throws InterruptedException {
    String message = messages.poll(SECONDS, TimeUnit.SECONDS);
    if (message == null) {
      throw new AssertionError("the browser did not answer within " + SECONDS + " seconds");
    }
    try {
      return json.readTree(message);
    } catch (IOException e) {
      throw new AssertionError(message, e);
    }
  }

  private static boolean isNamed(JsonNode event, String method) {
    return event.path("method").asText().equals(method);
  }

  /// Returns the address that the browser prints, and lets it print on.
  private static URI address(Process process) throws IOException {
    BufferedReader lines = process.errorReader(StandardCharsets.UTF_8);
    List<String> printed = new ArrayList<>();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      printed.add(line);
      Matcher address = LISTENING.matcher(line);
      if (address.find()) {
        Thread.ofVirtual().start(() -> lines.lines().forEach(_ -> {}));
        return URI.create(address.group(1));
      }
    }
    throw new AssertionError("the browser did not start: " + String.join("\n", printed));
  }

  private static Path binary() {
    return Optional.ofNullable(System.getenv("CHROMIUM"))
        .map(Path::of)
        .or(Chromium::installed)
        .orElseThrow(
            () ->
                new AssertionError(
                    "no browser found: install Chromium (Debian, Ubuntu: apt-get install chromium),"
                        + " or set CHROMIUM to its path"));
  }

  private static Optional<Path> installed() {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Stream.of(path.split(":", -1))
        .filter(folder -> !folder.isEmpty())
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /// Puts together the parts of each message.
  private static final class Listener implements WebSocket.Listener {

    private final BlockingQueue<String> messages;
    private final StringBuilder parts = new StringBuilder();

    Listener(BlockingQueue<String> messages) {
      this.messages = messages;
    }

    @Override
    public @Nullable CompletionStage<?> onText(
        WebSocket socket, CharSequence part, boolean isLast) {
      parts.append(part);
      if (isLast) {
        messages.add(parts.toString());
        parts.setLength(0);
      }
      socket.request(1);
      return null;
    }
  }
}
