package io.labelguard.tests.safety;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.tests.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Holds the table of docs/how-to/safety.md against the tests that there are.
class SafetyPageTest {

  private static final String HEAD = "| fault | behaviour | test |";
  private static final Pattern ROW = Pattern.compile("\\| .+ \\| .+ \\| (\\w+#\\w+) \\|");
  /// No blank line parts a test from its annotations.
  private static final Pattern TEST =
      Pattern.compile("@(?:Parameterized)?Test\\b(?:(?!\n\n).)*?\\bvoid (\\w+)\\(", Pattern.DOTALL);

  @Test
  void everyRowNamesATestThatThereIs() throws IOException {
    Set<String> there = tests();
    assertThat(rows())
        .hasSizeGreaterThan(40)
        .doesNotHaveDuplicates()
        .allSatisfy(test -> assertThat(there).contains(test));
  }

  @Test
  void everyTestOfAFaultHasItsRow() throws IOException {
    List<String> rows = rows();
    assertThat(tests())
        .filteredOn(
            test ->
                test.matches(
                    "(FailingCalls|Faults|Isolation|Kills|Appliers|Requests|Loops|ModesTable|Undo)Test#.*"))
        .allSatisfy(test -> assertThat(rows).contains(test));
  }

  /// The test of each row.
  private static List<String> rows() throws IOException {
    String page = Files.readString(Repository.root().resolve("docs/how-to/safety.md"));
    return page.lines()
        .dropWhile(line -> !line.equals(HEAD))
        .skip(2)
        .takeWhile(line -> !line.isBlank())
        .map(SafetyPageTest::test)
        .toList();
  }

  private static String test(String line) {
    Matcher row = ROW.matcher(line);
    assertThat(row.matches()).as("a row without a fault, a behaviour or a test: " + line).isTrue();
    return row.group(1);
  }

  private static Set<String> tests() throws IOException {
    Set<String> tests = new TreeSet<>();
    for (String folder :
        List.of(
            "tests/src/test/java/io/labelguard/tests/safety",
            "functions/core/src/test/java/io/labelguard/core/guard",
            "functions/core/src/test/java/io/labelguard/core/record")) {
      try (Stream<Path> files = Files.walk(Repository.root().resolve(folder))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          String name = String.valueOf(file.getFileName()).replace(".java", "");
          TEST.matcher(Files.readString(file))
              .results()
              .forEach(test -> tests.add(name + "#" + test.group(1)));
        }
      }
    }
    return tests;
  }
}
