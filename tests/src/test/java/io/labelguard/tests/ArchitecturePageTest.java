package io.labelguard.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Holds the places that docs/architecture.md names against the sources.
class ArchitecturePageTest {

  private static final Path PAGE = Path.of("docs", "architecture.md");

  /// Such as `core.check.Checks#ALL`: a package below io.labelguard, a type, and perhaps a member.
  private static final Pattern PLACE = Pattern.compile("`([a-z0-9.]+)\\.([A-Z]\\w+)(?:#(\\w+))?`");

  private static final Pattern TYPE = Pattern.compile("`([A-Z][A-Za-z]+)`");

  @Test
  void everyLineThatThePagePointsToIsThere() throws IOException {
    List<MatchResult> places =
        rows("## Where is it?").stream().flatMap(row -> PLACE.matcher(row).results()).toList();
    assertThat(places).hasSizeGreaterThan(5);
    for (MatchResult place : places) {
      Path folder = Path.of("io", "labelguard").resolve(place.group(1).replace('.', '/'));
      List<Path> files =
          sources().stream()
              .filter(file -> file.endsWith(folder.resolve(place.group(2) + ".java")))
              .toList();
      assertThat(files).as(place.group()).hasSize(1);
      if (place.group(3) != null) {
        assertThat(Files.readString(files.getFirst()))
            .as(place.group())
            .containsPattern("\\b" + place.group(3) + "\\b");
      }
    }
  }

  @Test
  void everyValueThatThePageNamesIsAType() throws IOException {
    List<String> values =
        rows("## The values that rules speak of").stream()
            .flatMap(row -> TYPE.matcher(row).results())
            .map(match -> match.group(1))
            .filter(name -> !name.equals("Fixable"))
            .toList();
    assertThat(values).hasSizeGreaterThan(7);
    assertThat(values)
        .allSatisfy(
            name ->
                assertThat(sources())
                    .anyMatch(file -> file.getFileName().toString().equals(name + ".java")));
  }

  /// The rows of the table under a heading.
  private static List<String> rows(String heading) throws IOException {
    return Files.readString(Repository.root().resolve(PAGE))
        .lines()
        .dropWhile(line -> !line.equals(heading))
        .skip(1)
        .takeWhile(line -> !line.startsWith("## "))
        .filter(line -> line.startsWith("| "))
        .skip(1)
        .toList();
  }

  private static List<Path> sources() throws IOException {
    return Repository.javaSources().stream()
        .filter(file -> file.toString().contains("src/main/java"))
        .toList();
  }
}
