package io.labelguard.tests.machine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labelguard.tests.Repository;
import io.labelguard.tests.packaged.FunctionEnvironment;
import io.labelguard.tests.packaged.PackagedFunction;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// One run of the state machine by `.ci/sweep/machine.py`.
final class MachineRun implements AutoCloseable {

  private static final String FUNCTION = "SweepFunction";

  private final Process process;
  private final Path folder;

  /// What became of it.
  ///
  /// @param answer `status`, `output` (the report), `invocations` by step, and the `failures` that
  ///     the machine saw, by the name of the error
  /// @param log what the function and its emulator printed
  record Outcome(JsonNode answer, Path log) {

    JsonNode report() throws IOException {
      return new JsonMapper().readTree(answer.path("output").asText());
    }

    String lastOfTheLog() throws IOException {
      String text = Files.readString(log);
      return text.substring(Math.max(0, text.length() - 4_000));
    }
  }

  private MachineRun(Process process, Path folder) {
    this.process = process;
    this.folder = folder;
  }

  /// Starts it.
  ///
  /// @param variables the function's environment
  /// @param throttled the number of the invocation for a page that Lambda refuses
  /// @param seconds how long the machine may take
  static MachineRun start(Map<String, String> variables, int throttled, int seconds, Path folder)
      throws IOException {
    ObjectNode walk = new JsonMapper().createObjectNode();
    walk.put("definition", Repository.root().resolve("functions/sweep-machine.asl.json").toString())
        .put("input", "{\"deployed\": true}")
        .put("log", folder.resolve("function.log").toString())
        .put("throttled", throttled)
        .put("seconds", seconds);
    PackagedFunction.command(FunctionEnvironment.handler(FUNCTION))
        .forEach(walk.withArray("command")::add);
    variables.forEach(walk.putObject("environment")::put);
    Path input = Files.writeString(folder.resolve("walk.json"), walk.toString());
    Process process =
        new ProcessBuilder(python(), Repository.root().resolve(".ci/sweep/machine.py").toString())
            .redirectInput(input.toFile())
            .redirectOutput(folder.resolve("outcome.json").toFile())
            .redirectError(folder.resolve("machine.log").toFile())
            .start();
    return new MachineRun(process, folder);
  }

  /// Ends the function's process at once, as a crash does.
  void killTheFunction() {
    process
        .descendants()
        .filter(child -> child.info().command().filter(name -> name.endsWith("/java")).isPresent())
        .forEach(ProcessHandle::destroyForcibly);
  }

  /// Waits for the end.
  Outcome outcome() throws IOException, InterruptedException {
    if (process.waitFor() != 0) {
      throw new AssertionError(Files.readString(folder.resolve("machine.log")));
    }
    String printed = Files.readString(folder.resolve("outcome.json"), StandardCharsets.UTF_8);
    return new Outcome(new JsonMapper().readTree(printed), folder.resolve("function.log"));
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    process.onExit().join();
  }

  private static String python() {
    return Optional.ofNullable(System.getProperty("labelguard.python"))
        .orElseThrow(
            () ->
                new AssertionError(
                    "-Dlabelguard.python must name the Python that .ci/requirements.txt is"
                        + " installed in; .ci/run does"));
  }
}
