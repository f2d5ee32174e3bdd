package io.labelguard.cli;

import io.labelguard.local.EventRules;
import io.labelguard.local.MalformedWorldException;
import io.labelguard.local.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where Labelguard's own files are: the folder of `template.yaml`, told by the launcher.
final class Home {

  private Home() {}

  /// Returns a file of the project, such as `template.yaml`.
  static Path file(String name) {
    Path file = Path.of(System.getProperty("labelguard.home", ".")).resolve(name);
    if (!Files.exists(file)) {
      throw new InputException(
          file + " is missing; run the command through ./labelguard in a clone of the project");
    }
    return file;
  }

  /// Reads the rules of the project's template.
  static EventRules rules() {
    try {
      return EventRules.read(file("template.yaml"));
    } catch (IOException e) {
      throw new InputException("template.yaml cannot be read: " + e.getMessage());
    }
  }

  /// Reads a world that was given as a file.
  static World world(Path file) {
    try {
      return World.parse(TextFile.read(file));
    } catch (MalformedWorldException e) {
      throw new InputException(
          Console.safe(file.toString()) + ": " + Console.safe(String.valueOf(e.getMessage())));
    }
  }
}
