package io.labelguard.tests.packaged;

import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import io.labelguard.tests.Repository;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// One function of the shaded jar in a JVM of its own, under the runtime interface client that
/// Lambda's Java runtime has.
public final class PackagedFunction implements AutoCloseable {

  private final RuntimeApi runtime = new RuntimeApi();
  private final Path output;
  private final Process process;
  private final long started;

  /// Starts a function of the jar.
  ///
  /// @param handler the class, as template.yaml names it
  /// @param environment the function's variables
  PackagedFunction(String handler, Map<String, String> environment, Path directory)
      throws IOException {
    this(command(handler, FunctionEnvironment.MEMORY), handler, environment, directory);
  }

  /// Starts any program that asks the Runtime API for events.
  ///
  /// @param handler what the program finds in `_HANDLER`
  public PackagedFunction(
      List<String> command, String handler, Map<String, String> environment, Path directory)
      throws IOException {
    // Not inherited: a child that writes to the test JVM's output breaks its channel to Maven.
    output = directory.resolve(handler + ".log");
    var builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.environment().put("AWS_LAMBDA_RUNTIME_API", runtime.address());
    builder.environment().put("_HANDLER", handler);
    started = System.nanoTime();
    process = builder.start();
    var _ = process.onExit().thenAccept(ended -> runtime.ended(ended.exitValue()));
  }

  /// How long it took until the program asked for its first event.
  public Duration initialized() throws Exception {
    return Duration.ofNanos(runtime.readyAt() - started);
  }

  /// How much memory the process has, in bytes.
  public long resident() throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .map(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
          .findFirst()
          .orElseThrow();
    }
  }

  /// Returns the command that runs a handler of the jar, with a heap of five sixths of the
  /// function's memory.
  ///
  /// @param memory megabytes
  public static List<String> command(String handler, int memory) {
    return command(jar(), handler, memory);
  }

  /// Returns the command that runs a handler as Lambda does.
  ///
  /// @param classes the jar, or a folder with what is in it
  /// @param memory megabytes
  public static List<String> command(Path classes, String handler, int memory) {
    var classPath =
        String.join(
            File.pathSeparator,
            classes.toString(),
            locationOf(AWSLambda.class),
            locationOf(PojoSerializer.class));
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--enable-native-access=ALL-UNNAMED",
        NativeClient.option(),
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-Xmx" + memory * 5 / 6 + "m",
        "-cp",
        classPath,
        AWSLambda.class.getName(),
        handler);
  }

  /// Invokes the function and returns what it answers.
  public RuntimeApi.Answer invoke(String event) throws InterruptedException {
    runtime.invoke(event);
    return runtime.answer();
  }

  /// What the function wrote to its log so far.
  public String log() throws IOException {
    return Files.readString(output);
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
    runtime.close();
  }

  /// The jar that is deployed; packaging it comes before the tests of this module in `verify`.
  public static Path jar() {
    var named = System.getProperty("labelguard.lambda.jar");
    var jar =
        named == null
            ? Repository.root().resolve("functions/lambda/target/labelguard-lambda.jar")
            : Path.of(named);
    if (!Files.exists(jar)) {
      throw new IllegalStateException(jar + " is missing; ./mvnw verify builds it");
    }
    return jar;
  }

  private static String locationOf(Class<?> type) {
    return Path.of(
            java.net.URI.create(
                type.getProtectionDomain().getCodeSource().getLocation().toString()))
        .toString();
  }
}
