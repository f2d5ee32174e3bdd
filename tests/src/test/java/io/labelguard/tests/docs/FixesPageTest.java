package io.labelguard.tests.docs;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.fix.Edit;
import io.labelguard.tests.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Holds what docs/fixes.md names against the code: each class, each test, and every kind of edit.
class FixesPageTest {

  private static final Path PAGE = Repository.root().resolve("docs/fixes.md");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)(?:#[^)]*)?\\)");
  private static final Pattern EDIT =
      Pattern.compile("^\\| \\([a-d]\\) `(\\w+)` \\|", Pattern.MULTILINE);

  @Test
  void everyLinkLeadsToAFile() throws IOException {
    List<String> links = named(LINK);
    assertThat(links).filteredOn(link -> link.endsWith(".java")).hasSizeGreaterThan(30);
    assertThat(links).allSatisfy(link -> assertThat(PAGE.resolveSibling(link)).exists());
  }

  @Test
  void everyTestThatIsNamedIsThere() throws IOException {
    Set<String> tests = NamedTests.all();
    assertThat(NamedTests.NAME.matcher(Files.readString(PAGE)).results())
        .hasSizeGreaterThan(40)
        .allSatisfy(test -> assertThat(tests).contains(test.group(1) + "#" + test.group(2)));
  }

  @Test
  void everyRowNamesItsClassAndItsTest() throws IOException {
    assertThat(Files.readString(PAGE).lines().filter(line -> line.startsWith("| ")))
        .filteredOn(line -> !line.endsWith("| class | test |"))
        .hasSizeGreaterThan(30)
        .allSatisfy(
            row -> {
              assertThat(row).containsPattern("\\.java\\) \\| `");
              assertThat(row).containsPattern(NamedTests.NAME);
            });
  }

  @Test
  void theEditsAreThoseThatTheCodeKnows() throws IOException {
    assertThat(named(EDIT))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Edit.class.getPermittedSubclasses())
                .map(Class::getSimpleName)
                .collect(toSet()));
  }

  private static List<String> named(Pattern pattern) throws IOException {
    return pattern.matcher(Files.readString(PAGE)).results().map(match -> match.group(1)).toList();
  }
}
