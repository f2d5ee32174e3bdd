package io.labelguard.tests.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.labelguard.cli.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// One run of a command, in this JVM.
record Command(int exit, String out, String err) {

  private static final JsonMapper MAPPER = new JsonMapper();

  static Command run(Object... args) {
    System.setProperty("labelguard.home", System.getProperty("labelguard.root", "."));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    String[] texts = List.of(args).stream().map(String::valueOf).toArray(String[]::new);
    int exit = Main.execute(out, err, texts);
    return new Command(
        exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /// Returns the JSON lines that were printed.
  List<JsonNode> lines() {
    return out.lines().map(Command::tree).toList();
  }

  /// Returns the JSON lines of one type.
  List<JsonNode> lines(String type) {
    return lines().stream().filter(line -> line.path("type").asText().equals(type)).toList();
  }

  static JsonNode tree(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path file(Path folder, String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
