package io.labelguard.tests.library;

import io.labelguard.tests.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The sources of the module `functions/policy` and the packages that it exports.
final class PolicyModule {

  private static final Pattern EXPORTS = Pattern.compile("(?m)^ *exports ([a-z.]+);$");

  private PolicyModule() {}

  static Path folder() {
    return Repository.root().resolve("functions/policy");
  }

  static Path sources() {
    return folder().resolve("src/main/java");
  }

  /// Returns the packages that other modules may use.
  static List<String> exported() throws IOException {
    String declaration = Files.readString(sources().resolve("module-info.java"));
    return EXPORTS.matcher(declaration).results().map(result -> result.group(1)).toList();
  }

  /// Returns every source file of the module, sorted.
  static List<Path> files() throws IOException {
    return under(sources());
  }

  /// Returns the source files of the exported packages, sorted.
  static List<Path> exportedFiles() throws IOException {
    List<Path> files = new ArrayList<>();
    for (String name : exported()) {
      try (Stream<Path> in = Files.list(sources().resolve(name.replace('.', '/')))) {
        in.filter(file -> file.toString().endsWith(".java")).sorted().forEach(files::add);
      }
    }
    return files;
  }

  private static List<Path> under(Path folder) throws IOException {
    try (Stream<Path> in = Files.walk(folder)) {
      return in.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }
}
