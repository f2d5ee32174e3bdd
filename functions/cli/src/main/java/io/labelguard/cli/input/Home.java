package io.labelguard.cli.input;

import io.labelguard.cli.account.TrailCreators;
import io.labelguard.cli.print.Console;
import io.labelguard.local.event.EventRules;
import io.labelguard.local.json.MalformedDocumentException;
import io.labelguard.local.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Finds Labelguard's own files, in the folder of `template.yaml` that the launcher names.
public final class Home {

  private Home() {}

  /// Returns a file of the project, such as `template.yaml`.
  public static Path file(String name) {
    Path file = Path.of(System.getProperty("labelguard.home", ".")).resolve(name);
    if (!Files.exists(file)) {
      throw new InputException(
          file
              + " is missing; start the command by the file labelguard of a clone or of a release");
    }
    return file;
  }

  /// Reads the rules of the project's template.
  public static EventRules rules() {
    try {
      return EventRules.read(file("template.yaml"));
    } catch (IOException e) {
      throw new InputException("template.yaml cannot be read: " + e.getMessage());
    }
  }

  /// Reads a world from a file that a person gave.
  ///
  /// @throws InputException where the file is something else
  public static World world(Path file) {
    String text = TextFile.read(file);
    DocumentForm form = DocumentForm.of(JsonFile.parse(file, text, WantedForm.WORLD));
    if (form != DocumentForm.WORLD && form != DocumentForm.OTHER) {
      throw WantedForm.WORLD.notIn(file, form.words());
    }
    try {
      World world = World.parse(text);
      TrailCreators.of(world);
      return world;
    } catch (MalformedDocumentException e) {
      throw new InputException(
          TextFile.name(file) + ": " + Console.safe(String.valueOf(e.getMessage())));
    }
  }
}
