package io.labelguard.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.check.Checks;
import io.labelguard.policy.model.LintRule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Holds what a stranger relies on when looking for a class in `functions`: names that stand for
/// one thing.
class LayoutTest {

  /// Files that declare no type of their own name.
  private static final Set<String> NO_TYPES = Set.of("package-info", "module-info");

  @Test
  void noClassThatShipsIsNamedLikeATest() throws IOException {
    assertThat(shippedTypes()).noneMatch(type -> name(type).endsWith("Test"));
  }

  @Test
  void eachSimpleNameStandsInOnePlace() throws IOException {
    Map<String, List<Path>> places =
        shippedTypes().stream()
            .collect(Collectors.groupingBy(LayoutTest::name, TreeMap::new, Collectors.toList()));

    assertThat(places).hasSizeGreaterThan(400);
    assertThat(places.values()).allSatisfy(files -> assertThat(files).hasSize(1));
  }

  @Test
  void noRuleIdStandsOutsideItsType() throws IOException {
    Set<String> ids =
        Stream.of(LintRule.values())
            .map(LintRule::id)
            .collect(Collectors.toCollection(TreeSet::new));
    // The id that a check reports under belongs to the check, too.
    Checks.ALL.forEach(check -> ids.remove(check.id()));

    assertThat(ids).isNotEmpty();
    for (Path file : shippedTypes()) {
      if (!name(file).equals(LintRule.class.getSimpleName())) {
        assertThat(Repository.root().resolve(file))
            .content()
            .doesNotContain(ids.stream().map(id -> '"' + id + '"').toList());
      }
    }
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
