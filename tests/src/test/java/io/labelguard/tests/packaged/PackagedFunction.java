package io.labelguard.tests.packaged;

import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import io.labelguard.tests.Repository;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// One function of the shaded jar in a JVM of its own, under the runtime interface client that
/// Lambda's Java runtime has.
public final class PackagedFunction implements AutoCloseable {

  private final RuntimeApi runtime = new RuntimeApi();
  private final Path output;
  private final Process process;

  /// Starts the function.
  ///
  /// @param handler the class, as template.yaml names it
  /// @param environment the function's variables
  PackagedFunction(String handler, Map<String, String> environment, Path directory)
      throws IOException {
    // Not inherited: a child that writes to the test JVM's output breaks its channel to Maven.
    output = directory.resolve(handler + ".log");
    var builder =
        new ProcessBuilder(command(handler))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.environment().put("AWS_LAMBDA_RUNTIME_API", runtime.address());
    builder.environment().put("_HANDLER", handler);
    process = builder.start();
    var _ = process.onExit().thenAccept(ended -> runtime.ended(ended.exitValue()));
  }

  /// Returns the command that runs a handler of the jar as Lambda does.
  public static List<String> command(String handler) {
    var classPath =
        String.join(
            File.pathSeparator,
            jar().toString(),
            locationOf(AWSLambda.class),
            locationOf(PojoSerializer.class));
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--enable-native-access=ALL-UNNAMED",
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-cp",
        classPath,
        AWSLambda.class.getName(),
        handler);
  }

  /// Invokes the function and returns what it answers.
  RuntimeApi.Answer invoke(String event) throws InterruptedException {
    runtime.invoke(event);
    return runtime.answer();
  }

  /// What the function wrote to its log so far.
  String log() throws IOException {
    return Files.readString(output);
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
    runtime.close();
  }

  /// The jar that is deployed; packaging it comes before the tests of this module in `verify`.
  static Path jar() {
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
