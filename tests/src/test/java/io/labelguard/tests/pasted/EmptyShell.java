package io.labelguard.tests.pasted;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.cli.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A bash in an empty folder, with no variable but `PATH`, `HOME` and a person's settings.
final class EmptyShell {

  /// Prints each word that it gets, with a NUL behind it.
  private static final String PRINT_WORDS = "#!/bin/sh\nprintf '%s\\0' \"$@\"\n";

  private static final String START =
      "#!/bin/sh\nexec '%s' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp '%s' %s \"$@\"\n"
          .formatted(
              Path.of(System.getProperty("java.home"), "bin", "java"),
              System.getProperty("java.class.path"),
              Main.class.getName());

  private final Path folder;
  private final PersonsSettings settings;

  /// One command that ended.
  record Run(int exit, String out, String err) {}

  /// @param folder for the shell's own folder and programs
  EmptyShell(Path folder, PersonsSettings settings) throws IOException {
    this.folder = folder;
    this.settings = settings;
    Files.createDirectory(folder.resolve("empty"));
    program("words", PRINT_WORDS);
    program("start", START);
  }

  /// Runs a line in a process of its own, which leaves no file behind.
  Run start(String line) throws IOException, InterruptedException {
    Run run = bash(line, "start");
    try (Stream<Path> files = Files.list(folder.resolve("empty"))) {
      assertThat(files).as(line).isEmpty();
    }
    return run;
  }

  /// Runs the words that bash makes of a line in this JVM, which is a process less.
  Run paste(String line) throws IOException, InterruptedException {
    assertThat(System.getenv().keySet()).noneMatch(each -> each.startsWith("LABELGUARD_"));
    Run words = bash(line, "words");
    assertThat(words.exit()).as("%s%n%s", line, words.err()).isZero();
    Map<String, Optional<String>> before = new TreeMap<>();
    settings
        .properties()
        .forEach(
            (name, value) ->
                before.put(name, Optional.ofNullable(System.setProperty(name, value))));
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ByteArrayOutputStream err = new ByteArrayOutputStream();
      int exit = Main.execute(out, err, words.out().split("\0"));
      return new Run(exit, out.toString(UTF_8), err.toString(UTF_8));
    } finally {
      before.forEach(
          (name, value) ->
              value.ifPresentOrElse(
                  old -> System.setProperty(name, old), () -> System.clearProperty(name)));
    }
  }

  private void program(String kind, String script) throws IOException {
    Path file = Files.createDirectory(folder.resolve(kind)).resolve("labelguard");
    Files.writeString(file, script);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /// @param kind which program is called labelguard
  private Run bash(String line, String kind) throws IOException, InterruptedException {
    Path empty = folder.resolve("empty");
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    ProcessBuilder bash =
        new ProcessBuilder("bash", "-c", line)
            .directory(empty.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    bash.environment().clear();
    bash.environment().put("PATH", folder.resolve(kind) + ":/usr/bin:/bin");
    bash.environment().put("HOME", empty.toString());
    bash.environment().putAll(settings.variables());
    Process process = bash.start();
    try {
      assertThat(process.waitFor(2, TimeUnit.MINUTES)).as(line).isTrue();
    } finally {
      process.destroyForcibly();
    }
    return new Run(process.exitValue(), Files.readString(out, UTF_8), Files.readString(err, UTF_8));
  }
}
