package io.labelguard.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.check.CheckId;
import io.labelguard.core.record.Target;
import io.labelguard.policy.model.LintRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Holds that texts with a meaning are written in the types that own them, and nowhere else in what
/// ships: everyone else names a value, which the compiler knows.
class OwnedTextsTest {

  private static final Pattern ID = Pattern.compile("\"(LG\\d{3})\\b");
  private static final Pattern KEY = Pattern.compile("\"(bucket|team)/");

  @Test
  void idsAreWrittenInTheirTypesOnly() throws IOException {
    assertThat(files(ID)).isEqualTo(sources(CheckId.class, LintRule.class));
  }

  @Test
  void everyIdOfACheckIsFoundInItsType() throws IOException {
    Set<String> ids = new TreeSet<>(found(ID, source(CheckId.class)));
    // One id is that of the engine's rule.
    ids.add(LintRule.MEANING_UNCLEAR.id());
    assertThat(ids)
        .containsExactlyElementsOf(List.of(CheckId.values()).stream().map(CheckId::text).toList());
  }

  @Test
  void keysOfTargetsAreWrittenInTheirTypeOnly() throws IOException {
    assertThat(sources(Target.class)).containsAll(files(KEY));
  }

  /// The files that ship and hold a string literal that begins so, relative to the root.
  private static Set<String> files(Pattern literal) throws IOException {
    Set<String> files = new TreeSet<>();
    for (Path file : Repository.javaSources()) {
      String path = Repository.root().relativize(file).toString();
      boolean ships = path.matches("functions/[a-z]+/src/main/.*");
      if (ships && literal.matcher(Files.readString(file)).find()) {
        files.add(path);
      }
    }
    return files;
  }

  private static List<String> found(Pattern literal, String file) throws IOException {
    return literal
        .matcher(Files.readString(Repository.root().resolve(file)))
        .results()
        .map((MatchResult match) -> match.group(1))
        .toList();
  }

  private static Set<String> sources(Class<?>... types) {
    return List.of(types).stream()
        .map(OwnedTextsTest::source)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String source(Class<?> type) {
    String module = type.getName().startsWith("io.labelguard.policy.") ? "policy" : "core";
    return "functions/" + module + "/src/main/java/" + type.getName().replace('.', '/') + ".java";
  }
}
