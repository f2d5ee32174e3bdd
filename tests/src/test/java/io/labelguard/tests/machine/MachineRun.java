package io.labelguard.tests.machine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labelguard.tests.Repository;
import io.labelguard.tests.emulator.Emulator;
import io.labelguard.tests.packaged.FunctionEnvironment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// One run of the state machine by `.ci/sweep/machine.py`.
final class MachineRun implements AutoCloseable {

  private static final String FUNCTION = "SweepFunction";

  private final Process process;
  private final Emulator function;
  private final Path folder;

  /// What became of it.
  ///
  /// @param answer `status`, `output` (the report), `invocations` by step, and the `failures` that
  ///     the machine saw, by the name of the error
  /// @param log what the function printed
  record Outcome(JsonNode answer, String log) {

    JsonNode report() throws IOException {
      return new JsonMapper().readTree(answer.path("output").asText());
    }

    String lastOfTheLog() {
      return log.substring(Math.max(0, log.length() - 4_000));
    }
  }

  private MachineRun(Process process, Emulator function, Path folder) {
    this.process = process;
    this.function = function;
    this.folder = folder;
  }

  /// Starts it.
  ///
  /// @param variables the function's environment
  /// @param throttled the number of the invocation for a page that Lambda refuses
  /// @param seconds how long the machine may take
  static MachineRun start(Map<String, String> variables, int throttled, int seconds, Path folder)
      throws IOException, InterruptedException {
    Emulator function =
        Emulator.start(
            FunctionEnvironment.handler(FUNCTION),
            FunctionEnvironment.MEMORY,
            FunctionEnvironment.timeout(FUNCTION),
            variables,
            folder);
    ObjectNode walk = new JsonMapper().createObjectNode();
    walk.put("definition", Repository.root().resolve("functions/sweep-machine.asl.json").toString())
        .put("input", "{\"deployed\": true}")
        .put("function", function.address().toString())
        .put("throttled", throttled)
        .put("seconds", seconds);
    Path input = Files.writeString(folder.resolve("walk.json"), walk.toString());
    Process process =
        new ProcessBuilder(
                Emulator.python(), Repository.root().resolve(".ci/sweep/machine.py").toString())
            .redirectInput(input.toFile())
            .redirectOutput(folder.resolve("outcome.json").toFile())
            .redirectError(folder.resolve("machine.log").toFile())
            .start();
    return new MachineRun(process, function, folder);
  }

  /// Ends the function's process at once, as a crash does.
  void killTheFunction() {
    function.killTheFunction();
  }

  /// Waits for the end.
  Outcome outcome() throws IOException, InterruptedException {
    if (process.waitFor() != 0) {
      throw new AssertionError(Files.readString(folder.resolve("machine.log")));
    }
    String printed = Files.readString(folder.resolve("outcome.json"), StandardCharsets.UTF_8);
    return new Outcome(new JsonMapper().readTree(printed), function.output());
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
    function.close();
  }
}
