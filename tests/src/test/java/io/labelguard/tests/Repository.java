package io.labelguard.tests;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// The repository that is being built: where its files are.
public final class Repository {

  /// Directories that hold no source: what the build, Git and editors leave.
  private static final Set<String> NO_SOURCE = Set.of("target", ".git", ".aws-sam", ".idea");

  private Repository() {}

  /// The root directory. Surefire names it; an editor runs a test inside the repository, so
  /// there it is the nearest directory upwards that holds the wrapper.
  public static Path root() {
    var named = System.getProperty("labelguard.root");
    if (named != null) {
      return Path.of(named);
    }
    for (var at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.exists(at.resolve("mvnw"))) {
        return at;
      }
    }
    throw new IllegalStateException("not inside the repository: no mvnw upwards from here");
  }

  /// Every Java source file, sorted.
  public static List<Path> javaSources() throws IOException {
    var sources = new ArrayList<Path>();
    Files.walkFileTree(
        root(),
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            return NO_SOURCE.contains(String.valueOf(directory.getFileName()))
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.toString().endsWith(".java")) {
              sources.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    sources.sort(Comparator.naturalOrder());
    return sources;
  }
}
