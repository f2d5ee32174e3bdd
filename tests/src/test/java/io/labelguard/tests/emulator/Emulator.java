package io.labelguard.tests.emulator;

import static java.util.stream.Collectors.joining;

import io.labelguard.tests.packaged.PackagedFunction;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// AWS's runtime interface emulator with one function of the jar that is deployed. It starts the
/// function's process again after a time-out or a crash.
///
/// @see <a
///     href="https://github.com/aws/aws-lambda-runtime-interface-emulator">aws-lambda-runtime-interface-emulator</a>
public final class Emulator implements AutoCloseable {

  private static final String INVOCATIONS = "/2015-03-31/functions/function/invocations";
  private static final Duration LONGEST = Duration.ofMinutes(3);
  private static final Duration ENDS_WITHIN = Duration.ofSeconds(10);

  private final HttpClient http = HttpClient.newHttpClient();
  private final Process process;
  private final URI address;
  private final Path out;
  private final Path err;

  private Emulator(Process process, URI address, Path out, Path err) {
    this.process = process;
    this.address = address;
    this.out = out;
    this.err = err;
  }

  /// Starts it and waits until it listens; the function's process starts with the first invocation.
  ///
  /// @param memory megabytes
  /// @param timeout seconds
  /// @param folder for what they print
  public static Emulator start(
      String handler, int memory, int timeout, Map<String, String> variables, Path folder)
      throws IOException, InterruptedException {
    int port = freePort();
    List<String> command = new ArrayList<>();
    command.add(binary().toString());
    command.addAll(List.of("--runtime-interface-emulator-address", "127.0.0.1:" + port));
    command.addAll(List.of("--runtime-api-address", "127.0.0.1:" + freePort()));
    command.addAll(PackagedFunction.command(handler, memory));
    Path out = folder.resolve("function.log");
    Path err = folder.resolve("emulator.log");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().clear();
    builder.environment().putAll(variables);
    builder.environment().put("AWS_LAMBDA_FUNCTION_TIMEOUT", String.valueOf(timeout));
    Emulator emulator =
        new Emulator(
            builder.start(), URI.create("http://127.0.0.1:" + port + INVOCATIONS), out, err);
    emulator.awaitListening(port);
    return emulator;
  }

  /// Returns where it takes invocations.
  public URI address() {
    return address;
  }

  /// Invokes the function and returns what the emulator answers, whatever its status.
  public String invoke(String event) throws IOException, InterruptedException {
    HttpResponse<String> response =
        http.send(
            HttpRequest.newBuilder(address)
                .timeout(LONGEST)
                .POST(HttpRequest.BodyPublishers.ofString(event))
                .build(),
            BodyHandlers.ofString());
    if (response.body().isEmpty()) {
      throw new AssertionError(response + " without a body\n" + ownLog() + output());
    }
    return response.body();
  }

  /// Ends the function's process at once, as a crash does.
  public void killTheFunction() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
  }

  /// Names the function's process.
  String process() {
    return process.descendants().map(ProcessHandle::pid).map(String::valueOf).collect(joining(" "));
  }

  /// Sends SIGTERM, and returns whether the emulator and the function's process ended by it.
  boolean isEndedBySigterm() throws InterruptedException {
    List<ProcessHandle> all = process.descendants().toList();
    process.destroy();
    boolean ended = process.waitFor(ENDS_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
    return ended && all.stream().noneMatch(ProcessHandle::isAlive);
  }

  /// Returns what the function printed, and the emulator's lines about each invocation.
  public String output() throws IOException {
    return Files.readString(out);
  }

  /// Returns what the emulator printed about itself.
  String ownLog() throws IOException {
    return Files.readString(err);
  }

  @Override
  public void close() {
    List<ProcessHandle> all = process.descendants().toList();
    process.destroyForcibly();
    all.forEach(ProcessHandle::destroyForcibly);
    process.onExit().join();
  }

  private void awaitListening(int port) throws IOException, InterruptedException {
    for (int attempt = 0; attempt < 200 && process.isAlive(); attempt++) {
      try (Socket probe = new Socket()) {
        probe.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return;
      } catch (IOException _) {
        TimeUnit.MILLISECONDS.sleep(50);
      }
    }
    close();
    throw new AssertionError("the emulator does not listen: " + ownLog());
  }

  /// Returns the Python that has AWS's tools.
  public static String python() {
    return Optional.ofNullable(System.getProperty("labelguard.python"))
        .orElseThrow(
            () ->
                new AssertionError(
                    "-Dlabelguard.python must name the Python that .ci/requirements.txt is"
                        + " installed in; .ci/run does"));
  }

  private static Path binary() {
    boolean arm = System.getProperty("os.arch").equals("aarch64");
    return folderOf(python()).resolve("aws-lambda-rie-" + (arm ? "arm64" : "x86_64"));
  }

  /// The emulator comes with the AWS SAM CLI.
  private static Path folderOf(String python) {
    try {
      Process asked =
          new ProcessBuilder(
                  python, "-c", "import samcli.local.rapid as rapid; print(rapid.__path__[0])")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String printed =
          new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      if (asked.waitFor() != 0) {
        throw new AssertionError(python + " does not have the AWS SAM CLI");
      }
      return Path.of(printed);
    } catch (IOException e) {
      throw new AssertionError("cannot start " + python, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while asking " + python, e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
