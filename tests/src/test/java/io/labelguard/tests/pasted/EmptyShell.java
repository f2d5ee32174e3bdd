package io.labelguard.tests.pasted;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A shell in an empty folder, without a variable but `PATH`, `HOME` and those it is given. In its
/// path there is a program `labelguard`.
final class EmptyShell {

  private final Path working;
  private final Path programs;
  private final Path output;
  private final Map<String, String> variables;

  /// One command that ended.
  record Run(int exit, String out, String err) {}

  /// @param folder an empty one for the shell and its program
  EmptyShell(Path folder, Map<String, String> variables) throws IOException {
    this.working = Files.createDirectory(folder.resolve("working"));
    this.programs = Files.createDirectory(folder.resolve("programs"));
    this.output = Files.createDirectory(folder.resolve("output"));
    this.variables = Map.copyOf(variables);
    Path program =
        Files.writeString(
            programs.resolve("labelguard"),
            "#!/bin/sh\nexec '%s' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp '%s' %s \"$@\"\n"
                .formatted(
                    Path.of(System.getProperty("java.home"), "bin", "java"),
                    System.getProperty("java.class.path"),
                    "io.labelguard.cli.Main"));
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /// Runs a line as bash reads it.
  Run paste(String line) throws IOException, InterruptedException {
    Path out = output.resolve("out");
    Path err = output.resolve("err");
    ProcessBuilder bash =
        new ProcessBuilder("bash", "-c", line)
            .directory(working.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    bash.environment().clear();
    bash.environment().put("PATH", programs + ":/usr/bin:/bin");
    bash.environment().put("HOME", working.toString());
    bash.environment().putAll(variables);
    Process process = bash.start();
    try {
      assertThat(process.waitFor(2, TimeUnit.MINUTES)).as(line).isTrue();
    } finally {
      process.destroyForcibly();
    }
    return new Run(process.exitValue(), Files.readString(out, UTF_8), Files.readString(err, UTF_8));
  }

  /// Whether no command has left a file.
  boolean isStillEmpty() throws IOException {
    try (Stream<Path> files = Files.list(working)) {
      return files.findAny().isEmpty();
    }
  }
}
