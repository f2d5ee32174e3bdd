package io.labelguard.tests.docs;

import io.labelguard.tests.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// The tests of the repository by the names that pages give them.
final class NamedTests {

  /// How a page names a test: `Class#method`.
  static final Pattern NAME = Pattern.compile("`(\\w+Test)#(\\w+)`");

  private static final Pattern METHOD =
      Pattern.compile(
          "@(?:(?:Parameterized)?(?:Test|Property)\\b(?:(?!\n\n).)*?\\bvoid"
              + "|TestFactory\\s+Stream<DynamicTest>) (\\w+)\\(",
          Pattern.DOTALL);

  private NamedTests() {}

  /// Returns the tests and properties, as `Class#method`.
  static Set<String> all() throws IOException {
    Set<String> tests = new TreeSet<>();
    for (Path source : Repository.javaSources()) {
      String name = String.valueOf(source.getFileName()).replace(".java", "");
      if (name.endsWith("Test")) {
        for (MatchResult match : METHOD.matcher(Files.readString(source)).results().toList()) {
          tests.add(name + "#" + match.group(1));
        }
      }
    }
    return tests;
  }
}
