package io.labelguard.tests.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Runs a command and returns what it prints.
final class JavaProgram {

  private JavaProgram() {}

  /// Returns a tool of the JDK that runs the tests.
  static String tool(String name) {
    return Path.of(System.getProperty("java.home"), "bin", name).toString();
  }

  /// Runs a command in a folder, errors and output together, and fails where it fails.
  static String output(Path folder, List<String> command) throws IOException, InterruptedException {
    Path out = Files.createTempFile(folder, "output", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = builder.start();
    try {
      boolean ended = process.waitFor(120, TimeUnit.SECONDS);
      String text = Files.readString(out, StandardCharsets.UTF_8);
      assertThat(ended).as("%s ended; it printed %s", command, text).isTrue();
      assertThat(process.exitValue()).as("exit code of %s; it printed %s", command, text).isZero();
      return text;
    } finally {
      process.destroyForcibly();
    }
  }
}
