package io.labelguard.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Holds what a stranger relies on when looking for a class in `functions`: names that mean one
/// thing, short files, and packages that can be read at a glance.
class LayoutTest {

  private static final Path POLICY = Path.of("functions", "policy");

  /// Packages whose files are all of one kind: one more of them is no harder to find.
  private static final List<Path> ALIKE = List.of(Path.of("core", "check"), Path.of("core", "fix"));

  /// Files that declare no type of their own name.
  private static final Set<String> NO_TYPES = Set.of("package-info", "module-info");

  private static final Pattern VAR = Pattern.compile("\\bvar \\w+");

  private static final Pattern QUALIFIED =
      Pattern.compile(
          "(?<![\\w.])(?:ch|com|io|java|javax|net|org|software)(?:\\.[a-z]\\w*)+\\.[A-Z]\\w*");

  @Test
  void noClassThatShipsIsNamedLikeATest() throws IOException {
    assertThat(shippedTypes()).noneMatch(type -> name(type).endsWith("Test"));
  }

  @Test
  void eachSimpleNameIsInOnePlace() throws IOException {
    Map<String, List<Path>> places =
        shippedTypes().stream()
            .collect(Collectors.groupingBy(LayoutTest::name, TreeMap::new, Collectors.toList()));

    assertThat(places).hasSizeGreaterThan(400);
    assertThat(places.values()).allSatisfy(files -> assertThat(files).hasSize(1));
  }

  @Test
  void noFileIsLongerThan300Lines() throws IOException {
    Map<Path, Integer> tooLong = new TreeMap<>();
    for (Path file : shippedSources()) {
      int lines = Files.readAllLines(Repository.root().resolve(file)).size();
      if (lines > 300) {
        tooLong.put(file, lines);
      }
    }
    assertThat(tooLong).isEmpty();
  }

  @Test
  void noPackageOfUnlikeFilesHoldsMoreThan25() throws IOException {
    Map<Path, Long> sizes =
        shippedSources().stream()
            .collect(Collectors.groupingBy(Path::getParent, TreeMap::new, Collectors.counting()));
    sizes.keySet().removeIf(folder -> ALIKE.stream().anyMatch(folder::endsWith));

    assertThat(sizes).hasSizeGreaterThan(15);
    assertThat(sizes).allSatisfy((folder, size) -> assertThat(size).isLessThanOrEqualTo(25));
  }

  @Test
  void theEngineDoesNotSpeakOfLabeling() throws IOException {
    try (Stream<Path> files = Files.walk(Repository.root().resolve(POLICY).resolve("src/main"))) {
      List<Path> sources = files.filter(Files::isRegularFile).toList();
      assertThat(sources).hasSizeGreaterThan(100);
      for (Path source : sources) {
        // A comment may break a name over two lines.
        String text = Files.readString(source).toLowerCase(Locale.ROOT).replaceAll("[\\s/]+", " ");
        assertThat(text)
            .as(source.toString())
            .doesNotContain("labeling", "ground truth", "sagemaker");
      }
    }
  }

  @Test
  void everyLocalVariableNamesItsType() throws IOException {
    for (Path file : shippedSources()) {
      assertThat(VAR.matcher(code(file)).results().map(MatchResult::group))
          .as(file.toString())
          .isEmpty();
    }
    assertThat(VAR.matcher("for (var each : list)").find()).isTrue();
  }

  /// Two types of one simple name in the same file are the only reason for a qualified name.
  @Test
  void typesAreImported() throws IOException {
    for (Path file : shippedSources()) {
      String source = Files.readString(Repository.root().resolve(file));
      assertThat(QUALIFIED.matcher(code(file)).results().map(MatchResult::group))
          .as(file.toString())
          .allMatch(name -> namesTheOtherOfTwo(name, source));
    }
    assertThat(QUALIFIED.matcher("new java.util.ArrayList<>()").find()).isTrue();
  }

  private static boolean namesTheOtherOfTwo(String qualified, String source) {
    String simple = qualified.substring(qualified.lastIndexOf('.'));
    return source.contains(simple + ";\n") && !source.contains("import " + qualified + ";\n");
  }

  /// The lines of a file without its package, imports, comments and texts.
  private static String code(Path file) throws IOException {
    return Files.readAllLines(Repository.root().resolve(file)).stream()
        .filter(line -> !line.startsWith("import ") && !line.startsWith("package "))
        .map(line -> line.replaceAll("\"(?:\\\\.|[^\"\\\\])*\"", "").replaceAll("//.*", ""))
        .collect(Collectors.joining("\n"));
  }

  private static List<Path> shippedTypes() throws IOException {
    return shippedSources().stream().filter(file -> !NO_TYPES.contains(name(file))).toList();
  }

  /// The sources of the modules that are shipped, relative to the repository's root.
  private static List<Path> shippedSources() throws IOException {
    return Repository.javaSources().stream()
        .map(Repository.root()::relativize)
        .filter(file -> file.startsWith("functions") && file.toString().contains("src/main/java"))
        .toList();
  }

  private static String name(Path file) {
    return file.getFileName().toString().replace(".java", "");
  }
}
